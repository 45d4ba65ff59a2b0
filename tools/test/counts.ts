/** What became of a number of tests. */
export type Counts = { readonly passed: number; readonly failed: number; readonly skipped: number };

export type TimedTest = { readonly title: string; readonly ms: number };

/** A test that failed at first, and passed when it was run again. */
export type UnsteadyTest = {
  readonly title: string;
  /** What it failed for: the first line. */
  readonly reason: string;
};

/** The outcome of one program, in tests. */
export type Outcome = {
  readonly counts: Counts;
  /** Tests with their times, in no order. */
  readonly timed: readonly TimedTest[];
  /** Titles of skipped tests, which are always shown. */
  readonly skipped: readonly string[];
  /** Those that needed a second run, which are always shown. */
  readonly unsteady: readonly UnsteadyTest[];
};

export const NONE: Counts = { passed: 0, failed: 0, skipped: 0 };

export function addCounts(all: readonly Counts[]): Counts {
  return all.reduce(
    (sum, one) => ({
      passed: sum.passed + one.passed,
      failed: sum.failed + one.failed,
      skipped: sum.skipped + one.skipped,
    }),
    NONE,
  );
}

/** A program that is one test: it passes when it ends with status 0. */
export function programOutcome(ok: boolean): Outcome {
  return {
    counts: { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 },
    timed: [],
    skipped: [],
    unsteady: [],
  };
}
