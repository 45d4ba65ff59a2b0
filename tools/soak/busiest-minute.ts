const MINUTE_MS = 60_000;

/** Most of the given moments (ms, in any order) that lie within one minute. */
export function busiestMinute(moments: readonly number[]): number {
  const times = [...moments].sort((a, b) => a - b);
  let most = 0;
  let first = 0;
  times.forEach((time, at) => {
    while (time - (times[first] ?? 0) >= MINUTE_MS) first += 1;
    most = Math.max(most, at - first + 1);
  });
  return most;
}
