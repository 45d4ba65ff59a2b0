import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Runs the benchmarks that package.json names `bench:…`, one after another, in their short forms:
 * `npm run bench`. Times are figures, never failures; the exit status is 1 where one could not run or a
 * size was over its limit.
 */
const ROOT = join(import.meta.dirname, "..");

type Short = {
  readonly args: readonly string[];
  /** What is shown ends before this line. */
  readonly before?: string;
};

/** Those that try something out and take a minute and more: each by itself. */
const LEFT_OUT = [
  ...[
    "bench:faults",
    "bench:dns:chromium",
    "bench:hold",
    "bench:warning",
    "bench:guard",
    "bench:popup",
    "bench:history",
  ],
];

/** Those that take minutes in full. */
const SHORT: Readonly<Record<string, Short>> = {
  "bench:dns": { args: ["7"] },
  "bench:days": { args: ["2", "3", "half-hour"] },
  "bench:accuracy": { args: ["--seeds", "4", "--per-kind", "1"], before: "## Hold-out kinds" },
};

async function main(): Promise<number> {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as {
    scripts: Readonly<Record<string, string>>;
  };
  let failed = 0;
  for (const name of Object.keys(scripts)) {
    if (!name.startsWith("bench:") || LEFT_OUT.includes(name)) continue;
    const { args, before } = SHORT[name] ?? { args: [] };
    const command = ["run", "--silent", name, ...(args.length === 0 ? [] : ["--", ...args])];
    console.log(`\n=== npm ${command.filter((word) => word !== "--silent").join(" ")}\n`);
    const started = performance.now();
    const { status, text } = await run(command);
    process.stdout.write(before === undefined ? text : (text.split(`\n${before}`)[0] ?? text));
    const seconds = ((performance.now() - started) / 1_000).toFixed(0);
    console.log(`\n(${seconds} s${status === 0 ? "" : `, FAILED with status ${String(status)}`})`);
    if (status !== 0) failed += 1;
  }
  return failed === 0 ? 0 : 1;
}

/** Runs npm and keeps what it prints; what goes wrong is seen at once. */
function run(args: readonly string[]): Promise<{ readonly status: number; readonly text: string }> {
  const child = spawn("npm", args, { cwd: ROOT, stdio: ["ignore", "pipe", "inherit"] });
  let text = "";
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
  return new Promise((done, fail) => {
    child.once("error", fail);
    child.once("close", (status) => {
      done({ status: status ?? 1, text });
    });
  });
}

process.exitCode = await main();
