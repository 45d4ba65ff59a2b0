import { accessSync, constants, statSync } from "node:fs";
import { delimiter, join } from "node:path";

/** Places of system tools that an ordinary user's PATH may lack. */
const SYSTEM_FOLDERS = ["/usr/local/sbin", "/usr/sbin", "/sbin"];

/**
 * The first of these programs that is installed.
 * @param {readonly string[]} names
 * @returns {string | undefined} Its path.
 */
export function findProgram(names) {
  const folders = (process.env["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "");
  for (const name of names) {
    for (const folder of [...folders, ...SYSTEM_FOLDERS]) {
      const path = join(folder, name);
      if (isProgram(path)) return path;
    }
  }
  return undefined;
}

/**
 * @param {string} path
 * @returns {boolean}
 */
export function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false; // The question is whether it can be run; why not does not matter.
  }
}
