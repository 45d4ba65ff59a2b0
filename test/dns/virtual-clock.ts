import type { Clock } from "../../src/dns/ports.ts";

/** A clock that stands still until it is moved. */
export type VirtualClock = Clock & {
  /** Runs all that falls due within `ms`, in order, and lets promises settle in between. */
  readonly advance: (ms: number) => Promise<void>;
  readonly timers: () => number;
};

export function createVirtualClock(start = 1_700_000_000_000): VirtualClock {
  let now = start;
  let timers: { at: number; run: () => void }[] = [];
  return {
    now: () => now,
    after: (ms, run) => {
      const timer = { at: now + ms, run };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    advance: async (ms) => {
      const end = now + ms;
      await settle();
      for (;;) {
        const due = timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
        if (due === undefined) break;
        timers = timers.filter((other) => other !== due);
        now = Math.max(now, due.at);
        due.run();
        await settle();
      }
      now = end;
    },
    timers: () => timers.length,
  };
}

/** Lets every promise that can settle do so. */
export function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
