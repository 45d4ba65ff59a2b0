/** Within this time (ms) most looks have ended, and the person sits before the page. */
const QUICK_FOR = 30_000;
const QUICK = 300;
/** A look may wait for its turn before it begins; no query waits longer than this (ms), `maximumWaitMs` in `dns/pacing.ts`. */
const PATIENT_FOR = QUICK_FOR + 360_000;
const PATIENT = 2_000;

/** How long the warning page waits before it asks again about a look under way, ms; undefined: it asks no more. `open`: since when it is there, ms. */
export function askAgainAfter(open: number): number | undefined {
  if (open < QUICK_FOR) return QUICK;
  return open < PATIENT_FOR ? PATIENT : undefined;
}
