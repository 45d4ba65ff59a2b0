import type { Overdue } from "./overdue.ts";
import type { Clock } from "./ports.ts";

/** The resolvers that keep one look waiting: asked for a while, and nothing at all came from them. */
export type LookOverdue = {
  readonly list: () => readonly string[];
  readonly noteAsked: (resolver: string) => void;
  readonly noteSent: (resolver: string) => void;
  readonly noteArrived: (resolver: string) => void;
  readonly end: () => void;
};

/** `onChange` is called when a resolver becomes overdue. Without `overdue` none ever does. */
export function watchLook(
  clock: Clock,
  overdue: Overdue | undefined,
  onChange: () => void,
): LookOverdue {
  const heard = new Set<string>();
  const silent = new Set<string>();
  const late = new Set<string>();
  const timers = new Map<string, () => void>();
  const release = overdue?.onOverdue(() => {
    if ([...silent].some((resolver) => isLate(resolver))) onChange();
  });

  function isLate(resolver: string): boolean {
    return late.has(resolver) || overdue?.isOverdue(resolver) === true;
  }

  return {
    list: () => [...silent].filter(isLate).sort(),
    noteAsked: (resolver) => {
      if (!heard.has(resolver)) silent.add(resolver);
    },
    noteSent: (resolver) => {
      if (overdue === undefined || timers.has(resolver)) return;
      const disarm = clock.after(overdue.delayMs(resolver), () => {
        if (!silent.has(resolver)) return;
        late.add(resolver);
        onChange();
      });
      timers.set(resolver, disarm);
    },
    noteArrived: (resolver) => {
      heard.add(resolver);
      silent.delete(resolver);
      timers.get(resolver)?.();
    },
    end: () => {
      release?.();
      for (const disarm of timers.values()) disarm();
    },
  };
}
