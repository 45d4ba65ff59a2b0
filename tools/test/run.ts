import { fileURLToPath } from "node:url";
import { endGroupsOnSignal, isEnding } from "./process-groups.ts";
import { notRun, runStage, type StageSetting } from "./run-stage.ts";
import type { StageResult } from "./stage-result.ts";
import { PHASES, STAGES, type Stage } from "./stages.ts";
import { summarise } from "./summary.ts";

/** Runs the stages of `npm test`: all of them, or those named as arguments. */
async function main(chosen: readonly string[]): Promise<number> {
  const names = STAGES.map(({ name }) => name);
  const unknown = chosen.filter((name) => !names.includes(name));
  if (unknown.length > 0) {
    console.error(`No stage "${unknown.join('", "')}". Stages: ${names.join(", ")}`);
    return 2;
  }
  endGroupsOnSignal();
  const isChosen = (stage: Stage): boolean => chosen.length === 0 || chosen.includes(stage.name);
  const setting: StageSetting = {
    root: fileURLToPath(new URL("../../", import.meta.url)),
    live: chosen.length === 1,
    print: (text) => {
      if (!isEnding()) console.log(text);
    },
    now: () => performance.now(),
  };
  const started = setting.now();
  const results: StageResult[] = [];
  for (const lanes of PHASES) {
    await Promise.all(lanes.map((lane) => runLane(lane.filter(isChosen), results, setting)));
  }
  if (isEnding()) return 1;
  const ordered = STAGES.flatMap((stage) => results.find(({ name }) => name === stage.name) ?? []);
  console.log(summarise(ordered, setting.now() - started));
  return ordered.every(hasPassed) ? 0 : 1;
}

async function runLane(
  lane: readonly Stage[],
  results: StageResult[],
  setting: StageSetting,
): Promise<void> {
  for (const stage of lane) {
    const failed = stage.needs.find((name) =>
      results.some((result) => result.name === name && !hasPassed(result)),
    );
    results.push(failed === undefined ? await runStage(stage, setting) : notRun(stage, failed));
  }
}

function hasPassed({ counts, notRunFor }: StageResult): boolean {
  return counts.failed === 0 && notRunFor === undefined;
}

process.exitCode = await main(process.argv.slice(2));
