import { addCounts, NONE } from "./counts.ts";
import { runStep } from "./run-step.ts";
import type { StageResult } from "./stage-result.ts";
import type { Stage } from "./stages.ts";
import { closingLine, seconds } from "./summary.ts";

export type StageSetting = {
  readonly root: string;
  /** Shows a program's output while it runs, as is useful for a single stage. */
  readonly live: boolean;
  readonly print: (text: string) => void;
  /** Milliseconds that only grow. */
  readonly now: () => number;
};

/** How often a long stage says that it is alive, ms. */
const ALIVE_MS = 30_000;
/** Lines shown of a failed program. */
const SHOWN_LINES = 300;

/** Runs the programs of a stage one after another; a failed one does not stop the next. */
export async function runStage(stage: Stage, setting: StageSetting): Promise<StageResult> {
  const { root, live, print, now } = setting;
  const started = now();
  print(`> ${stage.name}: ${stage.what}`);
  const alive = setInterval(() => {
    print(`  ${stage.name}: running for ${seconds(now() - started)}`);
  }, ALIVE_MS);
  const results = [];
  for (const step of stage.steps) {
    const show = live ? (text: string) => process.stdout.write(text) : undefined;
    const result = await runStep(step, root, show);
    results.push(result.outcome);
    if (result.outcome.counts.failed > 0 && !live)
      print(failure(stage.name, step.name, result.output));
  }
  clearInterval(alive);
  const counts = addCounts(results.map((result) => result.counts));
  const ms = now() - started;
  print(`${counts.failed > 0 ? "x" : "="} ${stage.name}: ${closingLine(counts)} (${seconds(ms)})`);
  return {
    name: stage.name,
    counts,
    ms,
    timed: results.flatMap(({ timed }) => timed),
    skipped: results.flatMap(({ skipped }) => skipped),
    unsteady: results.flatMap(({ unsteady }) => unsteady),
    notRunFor: undefined,
  };
}

/** The result of a stage whose ground is missing. */
export function notRun(stage: Stage, failed: string): StageResult {
  const nothing = { timed: [], skipped: [], unsteady: [] };
  return { name: stage.name, counts: NONE, ms: 0, ...nothing, notRunFor: failed };
}

function failure(stage: string, step: string, output: string): string {
  const lines = output.trimEnd().split("\n");
  const cut = lines.length - SHOWN_LINES;
  const shown = cut > 0 ? [`(${cut} lines before these)`, ...lines.slice(-SHOWN_LINES)] : lines;
  const title = `-------- FAILED: ${stage}, ${step} `;
  return [title.padEnd(90, "-"), ...shown, "-".repeat(90)].join("\n");
}
