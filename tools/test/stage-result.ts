import type { Counts, TimedTest, UnsteadyTest } from "./counts.ts";

export type StageResult = {
  readonly name: string;
  readonly counts: Counts;
  readonly ms: number;
  readonly timed: readonly TimedTest[];
  readonly skipped: readonly string[];
  readonly unsteady: readonly UnsteadyTest[];
  /** The failed stage without which this one says nothing; undefined where it ran. */
  readonly notRunFor: string | undefined;
};
