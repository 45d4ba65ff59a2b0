import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { manifestFor } from "../../tools/build/manifest.ts";

/** Two builds as far as packaging knows them: the real manifests, and two files. */
export function writeTinyBuilds(folder: string): { chrome: string; firefox: string } {
  const builds = { chrome: join(folder, "chrome"), firefox: join(folder, "firefox") };
  for (const target of ["chrome", "firefox"] as const) {
    mkdirSync(join(builds[target], "src"), { recursive: true });
    writeFileSync(join(builds[target], "manifest.json"), JSON.stringify(manifestFor(target)));
    writeFileSync(join(builds[target], "src", "index.js"), "export {};\n");
    writeFileSync(join(builds[target], "LICENSE"), "as it is\n");
  }
  return builds;
}
