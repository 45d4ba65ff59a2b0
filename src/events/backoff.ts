const MINUTE_MS = 60_000;
/** The longest wait between two tries at a collector that does not answer, ms. */
export const LONGEST_WAIT_MS = 30 * MINUTE_MS;
/** A fleet that was told to come back at one time comes back over so long, ms. */
export const SPREAD_MS = 10 * MINUTE_MS;
/** What a collector may ask for at most, ms: a wrong header must not silence a device for ever. */
export const LONGEST_ASKED_MS = 6 * 60 * MINUTE_MS;

/**
 * How long to wait before the next try, ms. The window doubles from 1 minute to 30 and the wait is by chance in its upper
 * half, so that after an outage of an hour or more the devices of a fleet come back over a quarter of an hour at least.
 * A time that the collector asked for (`Retry-After`) is never cut short but for its bound, and spread on top.
 * `failures`: tries in a row that failed, from 1. `chance`: 0 to 1.
 */
export function waitAfter(failures: number, askedMs: number | undefined, chance: number): number {
  const window = Math.min(
    LONGEST_WAIT_MS,
    MINUTE_MS * 2 ** Math.min(10, Math.max(0, failures - 1)),
  );
  const wait = window * (0.5 + chance / 2);
  if (askedMs === undefined) return Math.round(wait);
  const asked = Math.min(askedMs, LONGEST_ASKED_MS);
  return Math.round(asked + chance * Math.max(SPREAD_MS, window));
}
