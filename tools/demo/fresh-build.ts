import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";

/** What the build is made of. */
const SOURCES = ["src", "_locales", "manifest.json", "vite.config.ts", "package-lock.json"];
const BUILT = "dist/chrome/manifest.json";

/** Builds the Chromium extension where it is missing or older than what it is made of. */
export function requireFreshBuild(root: string): void {
  const built = join(root, BUILT);
  const newest = Math.max(...SOURCES.map((path) => newestTime(join(root, path))));
  if (existsSync(built) && statSync(built).mtimeMs >= newest) return;
  console.log("building the extension");
  const args = ["--import", "tsx", "tools/build.ts", "chrome"];
  const made = spawnSync(process.execPath, args, { cwd: root, stdio: "inherit" });
  if (made.status !== 0) throw new Error("The extension could not be built; see above.");
}

function newestTime(path: string): number {
  if (!existsSync(path)) return 0;
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newestTime(join(path, name))));
}
