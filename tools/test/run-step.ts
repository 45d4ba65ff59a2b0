import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { programOutcome, type Outcome } from "./counts.ts";
import { endGroup, trackGroup } from "./process-groups.ts";
import type { Step } from "./stages.ts";
import { vitestOutcome } from "./vitest-report.ts";

/** A step that takes longer hangs: it is ended and counts as failed. */
const LIMIT_MS = 18 * 60_000;

export type StepResult = { readonly outcome: Outcome; readonly output: string };

/** Runs one program of a stage to its end, and everything it started with it. */
export async function runStep(
  step: Step,
  root: string,
  show: ((text: string) => void) | undefined,
): Promise<StepResult> {
  if (step.count === "program") {
    const { ok, output } = await runNode(step.args, root, show);
    return { outcome: programOutcome(ok), output };
  }
  const folder = mkdtempSync(join(tmpdir(), "fluxward-test-"));
  try {
    const file = join(folder, "report.json");
    const report = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
    const { ok, output } = await runNode([...step.args, ...report], root, show);
    return { outcome: vitestOutcome(readIfThere(file), ok, root), output };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function runNode(
  args: readonly string[],
  root: string,
  show: ((text: string) => void) | undefined,
): Promise<{ ok: boolean; output: string }> {
  // A process group of its own, so that browsers and workers can be ended with it.
  const child = spawn(process.execPath, args, {
    cwd: root,
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const untrack = trackGroup(child.pid);
  const parts: string[] = [];
  const take = (text: string): void => {
    parts.push(text);
    show?.(text);
  };
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", take);
  const limit = setTimeout(() => {
    take(`\nended: no result after ${LIMIT_MS / 60_000} minutes\n`);
    endGroup(child.pid, "SIGKILL");
  }, LIMIT_MS);
  const ok = await new Promise<boolean>((done) => {
    child.once("error", (error) => {
      take(`${error.message}\n`);
      done(false);
    });
    // What the program left running would keep its output open for ever.
    child.once("exit", () => {
      endGroup(child.pid, "SIGKILL");
    });
    child.once("close", (status) => {
      done(status === 0);
    });
  });
  clearTimeout(limit);
  untrack();
  return { ok, output: parts.join("") };
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined; // vitest ended before it could report; its exit status tells.
  }
}
