import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { ROOT } from "./children.mjs";
import { runLongStep } from "./long-step.mjs";
import { NeedsPerson } from "./say.mjs";

/**
 * @typedef {{ version?: string, integrity?: string, optional?: boolean }} LockedPackage
 * @typedef {{ packages: Record<string, LockedPackage> }} Lock
 */

/** Installs the npm packages where they are missing or not the locked ones. */
export async function ensurePackages() {
  const why = whyInstall(
    readLock("package-lock.json"),
    readLock("node_modules/.package-lock.json"),
    (path) => existsSync(resolve(ROOT, path)),
  );
  if (why === undefined) return;
  const args = ["ci", "--ignore-scripts", "--loglevel=http", "--no-update-notifier"];
  const { ok, tail } = await runLongStep(`installing the npm packages, since ${why}`, "npm", args);
  if (ok) return;
  throw new NeedsPerson("the npm packages could not be installed.", "npm ci", `npm said:\n${tail}`);
}

/**
 * Why `npm ci` is needed; undefined where what is installed is what is locked. npm writes the
 * inner lock last of all, so an install that was cut off does not look complete.
 * @param {Lock | undefined} locked
 * @param {Lock | undefined} installed
 * @param {(path: string) => boolean} exists
 * @returns {string | undefined}
 */
export function whyInstall(locked, installed, exists) {
  if (locked === undefined) return "package-lock.json cannot be read";
  if (installed === undefined) return "node_modules is missing or incomplete";
  for (const [path, wanted] of Object.entries(locked.packages)) {
    if (path === "" || wanted.optional === true) continue;
    const found = installed.packages[path];
    const name = path.replace(/^.*node_modules\//, "");
    if (found === undefined || !exists(path)) return `${name} is missing`;
    if (found.version !== wanted.version || found.integrity !== wanted.integrity) {
      return `${name} is not the locked version`;
    }
  }
  return undefined;
}

/**
 * @param {string} path
 * @returns {Lock | undefined} Undefined where the file is missing or damaged: both mean install.
 */
function readLock(path) {
  try {
    /** @type {unknown} */
    const lock = JSON.parse(readFileSync(resolve(ROOT, path), "utf8"));
    return isLock(lock) ? lock : undefined;
  } catch {
    return undefined;
  }
}

/**
 * @param {unknown} value
 * @returns {value is Lock}
 */
function isLock(value) {
  if (typeof value !== "object" || value === null || !("packages" in value)) return false;
  return typeof value.packages === "object" && value.packages !== null;
}
