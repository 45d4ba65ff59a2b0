import { spawn } from "node:child_process";
import { findProgram } from "../../tools/setup/find-program.mjs";

/** A running server; `stop` resolves when it is gone. */
export type RunningProgram = {
  readonly hasEnded: () => boolean;
  /** Its latest lines, for when it does not do what it should. */
  readonly lastLines: () => string;
  readonly stop: () => Promise<void>;
};

const KEPT_LINES = 15;
/** From being asked to end until being ended, ms. */
const GRACE_MS = 2_000;

/**
 * Starts a server that ends with this process, however this process ends: Linux kills it then
 * (prctl(2), PR_SET_PDEATHSIG), and elsewhere the exit handler does.
 */
export function runProgram(path: string, args: readonly string[], folder: string): RunningProgram {
  const tie = findProgram(["setpriv"]);
  const tied = tie === undefined ? [] : ["--pdeathsig", "KILL", path];
  const child = spawn(tie ?? path, [...tied, ...args], {
    cwd: folder,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      lines.push(...text.split("\n").filter((line) => line.trim() !== ""));
      lines.splice(0, lines.length - KEPT_LINES);
    });
  }
  let ended = false;
  const kill = (): void => {
    child.kill("SIGKILL");
  };
  process.once("exit", kill);
  const gone = new Promise<void>((done) => {
    const finish = (): void => {
      ended = true;
      process.off("exit", kill);
      done();
    };
    child.once("error", (error) => {
      lines.push(error.message);
      finish();
    });
    child.once("close", finish);
  });
  return {
    hasEnded: () => ended,
    lastLines: () => lines.join("\n"),
    stop: async () => {
      if (ended) return;
      child.kill("SIGTERM");
      const limit = setTimeout(kill, GRACE_MS);
      await gone;
      clearTimeout(limit);
    },
  };
}
