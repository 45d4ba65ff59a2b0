import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type ArchiveFiles, zipFiles } from "../zip.ts";

/** As `git ls-files --stage` writes it: mode, object, stage, and after a tab the path. */
const ENTRY = /^(?<mode>\d{6}) [0-9a-f]+ \d\t(?<path>.+)$/s;
const EXECUTABLE = "100755";

/**
 * Everything that the packages are built from, for reviewers of a store: what Git knows, as it lies in the folder. Undefined
 * where the folder is no checkout, such as one that was made of a source archive.
 */
export function archiveSource(root: string): Uint8Array | undefined {
  if (!existsSync(join(root, ".git"))) return undefined;
  const listed = execFileSync("git", ["ls-files", "--stage", "-z"], { cwd: root });
  const executables = new Set<string>();
  const files = new Map<string, Uint8Array>();
  for (const line of listed.toString("utf8").split("\0").filter(Boolean).sort(byPath)) {
    const { mode = "", path = "" } = ENTRY.exec(line)?.groups ?? {};
    files.set(path, readFileSync(join(root, path)));
    if (mode === EXECUTABLE) executables.add(path);
  }
  return zipFiles(files satisfies ArchiveFiles, (path) => executables.has(path));
}

function byPath(a: string, b: string): number {
  const [one = "", other = ""] = [a, b].map((line) => line.slice(line.indexOf("\t")));
  return one < other ? -1 : 1;
}
