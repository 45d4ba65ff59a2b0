import type { Clock } from "./ports.ts";

/** Which resolvers let others wait; a look then asks the next one as well instead of waiting on. */
export type Overdue = {
  /** From when on a resolver is overdue that has not answered at all, ms. */
  readonly delayMs: (resolver: string) => number;
  /** Whether queries of any look have waited so long at it, and nothing has come since. */
  readonly isOverdue: (resolver: string) => boolean;
  /** Calls back whenever a resolver becomes overdue; gives a function that ends that. */
  readonly onOverdue: (listener: () => void) => () => void;
};

/** Bounds of the delay, ms; the first is also that of quick resolvers. */
const SHORTEST_MS = 250;
const LONGEST_MS = 1000;
/** Before the first answer, when a connection is still to be made (3 round trips). */
const UNKNOWN_MS = 500;

export type OverdueWatch = Overdue & {
  /** A query left for the resolver; the result is called when its answer came (true) or failed. */
  readonly left: (resolver: string) => (answered: boolean) => void;
};

type Waiting = { readonly leftAt: number };

/** Watches queries under way. `usualMs`: how long a resolver's answers take; undefined where unknown. */
export function createOverdueWatch(
  clock: Clock,
  usualMs: (resolver: string) => number | undefined,
): OverdueWatch {
  /** Only queries after which nothing was answered: an answer shows that the resolver is well. */
  const waiting = new Map<string, Set<Waiting>>();
  const listeners = new Set<() => void>();

  function delayMs(resolver: string): number {
    const usual = usualMs(resolver);
    if (usual === undefined) return UNKNOWN_MS;
    return Math.min(Math.max(2 * usual, SHORTEST_MS), LONGEST_MS);
  }

  return {
    delayMs,
    isOverdue: (resolver) => {
      const latest = clock.now() - delayMs(resolver);
      return [...(waiting.get(resolver) ?? [])].some(({ leftAt }) => leftAt <= latest);
    },
    onOverdue: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    left: (resolver) => {
      const query: Waiting = { leftAt: clock.now() };
      const others = waiting.get(resolver) ?? new Set();
      waiting.set(resolver, others.add(query));
      const disarm = clock.after(delayMs(resolver), () => {
        if (others.has(query)) for (const listener of [...listeners]) listener();
      });
      return (answered) => {
        disarm();
        others.delete(query);
        if (answered) others.clear();
      };
    },
  };
}
