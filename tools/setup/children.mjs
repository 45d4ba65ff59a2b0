import { spawn } from "node:child_process";
import { resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

/** The top of the checkout. */
export const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** @type {Set<import("node:child_process").ChildProcess>} */
const running = new Set();

/** What a shell reports for a program that a signal ended. */
const SIGNAL_STATUS = new Map([
  ["SIGINT", 130],
  ["SIGTERM", 143],
  ["SIGHUP", 129],
  ["SIGKILL", 137],
]);

/** Waits for the children when told to end, so that none is left behind. */
function endChildrenOnSignal() {
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) {
    process.on(signal, () => {
      if (running.size === 0) process.exit(SIGNAL_STATUS.get(signal));
      for (const child of running) child.kill(signal);
    });
  }
}

/**
 * Starts a program that ends when this one is told to end.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import("node:child_process").SpawnOptions} options
 * @returns {import("node:child_process").ChildProcess}
 */
export function startChild(command, args, options) {
  if (process.listenerCount("SIGTERM") === 0) endChildrenOnSignal();
  const child = spawn(command, args, { cwd: ROOT, ...options });
  running.add(child);
  child.once("close", () => running.delete(child));
  child.once("error", () => running.delete(child));
  return child;
}

/**
 * Runs the TypeScript part with this terminal and answers its exit status.
 * @param {string} file Path from the top of the checkout.
 * @param {readonly string[]} args
 * @param {Readonly<Record<string, string>>} env Added to the environment.
 * @returns {Promise<number>}
 */
export function runSecondStage(file, args, env) {
  const tsx = pathToFileURL(resolve(ROOT, "node_modules/tsx/dist/loader.mjs")).href;
  const child = startChild(process.execPath, ["--import", tsx, file, ...args], {
    stdio: "inherit",
    env: { ...process.env, ...env },
  });
  return new Promise((done, fail) => {
    child.once("error", fail);
    child.once("close", (status, signal) => {
      done(status ?? SIGNAL_STATUS.get(signal ?? "") ?? 1);
    });
  });
}
