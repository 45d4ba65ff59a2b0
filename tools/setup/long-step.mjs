import { startChild } from "./children.mjs";
import { say } from "./say.mjs";

/** How often a log without a terminal hears that the step is alive, ms. */
const LOG_EVERY_MS = 10_000;
const TERMINAL_EVERY_MS = 500;
/** Lines kept to show when the step fails. */
const KEPT_LINES = 30;

/**
 * Runs a program that takes long, showing the seconds gone and its latest line.
 * @param {string} line What is done and why, in one line.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {Readonly<Record<string, string>>} [env] Added to the environment.
 * @returns {Promise<{ ok: boolean, tail: string }>} `tail`: its last lines, or why it did not start.
 */
export async function runLongStep(line, command, args, env = {}) {
  say(line);
  const started = Date.now();
  /** @type {string[]} */
  const lines = [];
  const seconds = () => `${Math.round((Date.now() - started) / 1000)} s`;
  /** @param {readonly string[]} texts */
  const keep = (...texts) => {
    lines.push(...texts.filter((text) => text.trim() !== ""));
    lines.splice(0, lines.length - KEPT_LINES);
  };
  const child = startChild(command, args, {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, ...env },
  });
  for (const stream of [child.stdout, child.stderr]) {
    // What comes at once need not be whole lines.
    let begun = "";
    stream?.setEncoding("utf8").on("data", (/** @type {string} */ chunk) => {
      const parts = (begun + chunk).split(/[\r\n]+/);
      begun = parts.pop() ?? "";
      keep(...parts);
    });
    stream?.once("end", () => keep(begun));
  }
  const timer = setInterval(
    () => showProgress(seconds(), lines.at(-1) ?? ""),
    process.stdout.isTTY ? TERMINAL_EVERY_MS : LOG_EVERY_MS,
  );
  /** @type {boolean} */
  const ok = await new Promise((done) => {
    child.once("error", (error) => {
      lines.push(error.message);
      done(false);
    });
    child.once("close", (status) => done(status === 0));
  });
  clearInterval(timer);
  if (process.stdout.isTTY) process.stdout.write("\r\u001b[K");
  say(`${ok ? "done" : "failed"} after ${seconds()}`);
  return { ok, tail: lines.join("\n") };
}

/**
 * @param {string} elapsed
 * @param {string} latest
 */
function showProgress(elapsed, latest) {
  const width = process.stdout.isTTY ? process.stdout.columns - 1 : 100;
  const text = `  ${elapsed}  ${latest}`.slice(0, width);
  process.stdout.write(process.stdout.isTTY ? `\r\u001b[K${text}` : `${text}\n`);
}
