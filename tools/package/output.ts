import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";

/** A folder that packages are written to. */
export type Output = {
  readonly write: (path: string, content: string | Uint8Array) => void;
  /** A path that something else writes to; it is read back when that is done. */
  readonly writeBy: (path: string, write: (file: string) => Promise<void>) => Promise<void>;
  /** Writes the list of all files with their hashes; answers it. */
  readonly close: () => string;
};

/** As `sha256sum --check` reads it. */
const SUMS = "SHA256SUMS";
const LINE = /^[0-9a-f]{64} {2}(?<path>.+)$/;

/** Takes what an earlier run wrote out of the folder, and nothing else: it may be anybody's. */
export function openOutput(folder: string): Output {
  forgetEarlier(folder);
  const hashes = new Map<string, string>();
  const place = (path: string): string => {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    return file;
  };
  const note = (path: string): void => {
    const hash = createHash("sha256").update(readFileSync(join(folder, path)));
    hashes.set(path, hash.digest("hex"));
  };
  return {
    write: (path, content) => {
      writeFileSync(place(path), content);
      note(path);
    },
    writeBy: async (path, write) => {
      await write(place(path));
      note(path);
    },
    close: () => {
      const paths = [...hashes.keys()].sort();
      const sums = paths.map((path) => `${hashes.get(path) ?? ""}  ${path}\n`).join("");
      writeFileSync(place(SUMS), sums);
      return sums;
    },
  };
}

function forgetEarlier(folder: string): void {
  const list = join(folder, SUMS);
  if (!existsSync(list)) return;
  for (const line of readFileSync(list, "utf8").split("\n")) {
    const path = LINE.exec(line)?.groups?.["path"];
    if (path === undefined) continue;
    const file = join(folder, path);
    if (!relative(folder, file).startsWith("..")) rmSync(file, { force: true });
  }
  rmSync(list);
}
