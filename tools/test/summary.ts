import { addCounts, type Counts, type TimedTest, type UnsteadyTest } from "./counts.ts";
import type { StageResult } from "./stage-result.ts";

const SLOWEST = 20;
const SKIPPED_SHOWN = 50;
/** `npm test` should not take longer on two cores; only reported, since times never fail a build. */
const PLANNED_MS = 12 * 60_000;

/** The closing lines: skipped and unsteady tests, slowest tests, a row a stage, and the line with the sums. */
export function summarise(results: readonly StageResult[], totalMs: number): string {
  return [
    ...skippedLines(results.flatMap(({ skipped }) => skipped)),
    ...unsteadyLines(results.flatMap(({ unsteady }) => unsteady)),
    ...slowestLines(results.flatMap(({ timed }) => timed)),
    ...tableLines(results, totalMs),
    "",
    closingLine(addCounts(results.map(({ counts }) => counts))),
  ].join("\n");
}

/** "N passed, N failed", and ", N skipped" where any were. */
export function closingLine({ passed, failed, skipped }: Counts): string {
  const rest = skipped > 0 ? `, ${skipped} skipped` : "";
  return `${passed} passed, ${failed} failed${rest}`;
}

export function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}

function skippedLines(titles: readonly string[]): readonly string[] {
  if (titles.length === 0) return [];
  const more = titles.length > SKIPPED_SHOWN ? [`  and ${titles.length - SKIPPED_SHOWN} more`] : [];
  const shown = titles.slice(0, SKIPPED_SHOWN).map((title) => `  ${title}`);
  return ["", `NOT RUN, ${titles.length} skipped:`, ...shown, ...more];
}

function unsteadyLines(tests: readonly UnsteadyTest[]): readonly string[] {
  if (tests.length === 0) return [];
  const lines = tests.flatMap(({ title, reason }) => [`  ${title}`, `    first: ${reason}`]);
  return ["", `UNSTEADY, ${tests.length} passed only when run again:`, ...lines];
}

function slowestLines(tests: readonly TimedTest[]): readonly string[] {
  if (tests.length === 0) return [];
  const slowest = [...tests].sort((a, b) => b.ms - a.ms).slice(0, SLOWEST);
  return ["", "Slowest tests:", ...slowest.map((t) => `${seconds(t.ms).padStart(9)}  ${t.title}`)];
}

function tableLines(results: readonly StageResult[], totalMs: number): readonly string[] {
  const row = (name: string, ...cells: readonly (string | number)[]): string =>
    [name.padEnd(12), ...cells.map((cell) => String(cell).padStart(9))].join("");
  const total = `${seconds(totalMs)} in all, ${totalMs > PLANNED_MS ? "OVER" : "within"} the ${PLANNED_MS / 60_000} minutes planned`;
  return [
    "",
    row("stage", "passed", "failed", "skipped", "time"),
    ...results.map(({ name, counts, ms, notRunFor }) =>
      notRunFor === undefined
        ? row(name, counts.passed, counts.failed, counts.skipped, seconds(ms))
        : `${name.padEnd(12)}  not run, since ${notRunFor} failed`,
    ),
    total,
  ];
}
