import { readFileSync } from "node:fs";
import { join } from "node:path";
import { filesUnder } from "../../../tools/zip.ts";

/** Every file of a build as a page would name it, and a few that an extension might have. */
export function packagedPaths(build: string): readonly string[] {
  return [...filesUnder(build), "", "no-such-file.js", "_generated_background_page.html"];
}

/** Files that the manifest lets pages lead to. */
export function accessiblePaths(build: string): readonly string[] {
  const { web_accessible_resources: entries = [] } = JSON.parse(
    readFileSync(join(build, "manifest.json"), "utf8"),
  ) as { web_accessible_resources?: readonly { readonly resources: readonly string[] }[] };
  return entries.flatMap(({ resources }) => resources);
}
