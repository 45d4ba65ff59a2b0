/**
 * When queries left within the last minute, to the second: [second since the epoch, how many], at most 61 pairs. Kept so
 * that a worker that is started anew goes on with the budget of the one before.
 */
export type Departures = readonly (readonly [second: number, count: number])[];

const MINUTE_MS = 60_000;
/** More than any budget. */
const MOST_COUNT = 10_000;

/** `times` in ms since the epoch. */
export function writeDepartures(times: readonly number[]): Departures {
  const counts = new Map<number, number>();
  for (const at of times) {
    const second = Math.floor(at / 1000);
    counts.set(second, (counts.get(second) ?? 0) + 1);
  }
  return [...counts];
}

/**
 * Reads what was kept, oldest first. Takes anything; what cannot be read counts as nothing. Each is taken to have left as late as
 * it can have, so that no more leave than the budget allows.
 */
export function readDepartures(stored: unknown, now: number): number[] {
  if (!Array.isArray(stored)) return [];
  const times = stored.slice(0, 100).flatMap((pair: unknown) => {
    if (!Array.isArray(pair)) return [];
    const [second, count] = pair as unknown[];
    if (!isCount(second, now / 1000) || !isCount(count, MOST_COUNT)) return [];
    return Array.from({ length: count }, () => Math.min(second * 1000 + 999, now));
  });
  return times
    .filter((at) => at > now - MINUTE_MS)
    .slice(-MOST_COUNT)
    .sort((a, b) => a - b);
}

function isCount(value: unknown, most: number): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= most;
}
