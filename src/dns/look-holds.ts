import type { Clock } from "./ports.ts";

/** How long a query that may not leave yet is held back at most, ms: a clock that was set back must not keep it. */
const MAXIMUM_HOLD_MS = 10_000;

/** The queries of one look that may not leave yet, by key. */
export type LookHolds = {
  /** Whether it has to wait until that time (ms since the epoch); `onRipe` is called once it has. */
  readonly holdsBack: (key: string, notBefore: number | undefined) => boolean;
  /** Forgets all but these. */
  readonly keepOnly: (keys: ReadonlySet<string>) => void;
  readonly isEmpty: () => boolean;
};

export function createHolds(clock: Clock, onRipe: () => void): LookHolds {
  const held = new Map<string, () => void>();
  const ripe = new Set<string>();
  const letGo = (key: string): void => {
    held.get(key)?.();
    held.delete(key);
  };
  return {
    holdsBack: (key, notBefore = 0) => {
      const waitMs = Math.min(notBefore - clock.now(), MAXIMUM_HOLD_MS);
      if (waitMs <= 0 || ripe.has(key)) {
        letGo(key);
        return false;
      }
      if (held.has(key)) return true;
      const disarm = clock.after(waitMs, () => {
        held.delete(key);
        ripe.add(key);
        onRipe();
      });
      held.set(key, disarm);
      return true;
    },
    keepOnly: (keys) => {
      for (const key of [...held.keys()]) if (!keys.has(key)) letGo(key);
    },
    isEmpty: () => held.size === 0,
  };
}
