import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { whereAmI } from "../namespace/inside.ts";
import { chromiumExecutable } from "./open-chromium.ts";
import { firefoxExecutable } from "./firefox.ts";

export type Browser = "chromium" | "firefox";

/** Where a browser looks for the policies of its machine. */
function policyFolder(browser: Browser): string {
  if (browser === "chromium") return "/etc/chromium";
  const folder = join(dirname(realpathSync(firefoxExecutable())), "distribution");
  // Debian's is a link to where the files lie.
  return existsSync(folder) ? realpathSync(folder) : folder;
}

/** Root needs no user namespace; others become root in one of their own. */
const UNSHARE = process.getuid?.() === 0 ? ["-m"] : ["--user", "--map-root-user", "-m"];

/**
 * Writes a program that starts the browser with `policies` in the place of its policy folder, in a mount namespace of
 * its own: no file of the system is touched, and no other browser sees it.
 */
export function writeManagedProgram(browser: Browser, policies: string, path: string): void {
  const executable = browser === "chromium" ? chromiumExecutable() : firefoxExecutable();
  const words = [policies, policyFolder(browser), executable].map(quoted).join(" ");
  const steps = `mount --bind "$0" "$1" && shift && exec "$@"`;
  const script = `#!/bin/sh\nexec unshare ${UNSHARE.join(" ")} sh -c '${steps}' ${words} "$@"\n`;
  writeFileSync(path, script, { mode: 0o755 });
}

/** Why browsers cannot be given policies here; undefined where they can. */
export function managingObstacle(browser: Browser): string | undefined {
  if (whereAmI() !== "inside") return "no network namespace";
  const folder = policyFolder(browser);
  if (!existsSync(folder)) return `${browser} has no policy folder ${folder}`;
  const empty = mkdtempSync(join(tmpdir(), "fluxward-policies-"));
  const tried = spawnSync("unshare", [...UNSHARE, "mount", "--bind", empty, folder], {
    encoding: "utf8",
  });
  rmSync(empty, { recursive: true });
  if (tried.error !== undefined) return `"unshare" cannot run: ${tried.error.message}`;
  return tried.status === 0 ? undefined : `no mount namespace: ${tried.stderr.trim()}`;
}

function quoted(word: string): string {
  return `'${word.replaceAll("'", `'\\''`)}'`;
}
