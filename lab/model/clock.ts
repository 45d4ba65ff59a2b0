/** A clock that only moves when told to, for running 25 hours in a second. */
export type VirtualClock = {
  /** ms since the epoch. */
  readonly now: () => number;
  /** Moves forward; a negative or fractional step is refused. */
  readonly advance: (ms: number) => void;
};

export function createVirtualClock(startedAt: number): VirtualClock {
  let now = startedAt;
  return {
    now: () => now,
    advance: (ms) => {
      if (!Number.isInteger(ms) || ms < 0) {
        throw new RangeError(`A clock moves forward by whole milliseconds, not by ${String(ms)}.`);
      }
      now += ms;
    },
  };
}
