import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type ZippableFile, zipSync } from "fflate";

/** The oldest time that the ZIP format can hold, so that equal files give equal archives. */
const EPOCH = new Date(1980, 0, 1);

/** A file's attributes in an archive: Unix, and in its upper half a plain file's mode. */
const UNIX = 3;
const MODE = 0o100644;
const EXECUTABLE_MODE = 0o100755;

/** Files of an archive: content by path, with `/`. */
export type ArchiveFiles = ReadonlyMap<string, Uint8Array>;

/** All files under a folder as paths relative to it, with `/`, in a fixed order. */
export function filesUnder(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .map((path) => path.replaceAll("\\", "/"))
    .sort();
}

/** All files under a folder, in a fixed order. */
export function readFolder(folder: string): ArchiveFiles {
  return new Map(filesUnder(folder).map((path) => [path, readFileSync(join(folder, path))]));
}

/** Files as a ZIP archive: byte-identical for equal content in the same order. */
export function zipFiles(
  files: ArchiveFiles,
  isExecutable: (path: string) => boolean = () => false,
): Uint8Array {
  const entries = [...files].map(([path, content]) => {
    const attrs = (isExecutable(path) ? EXECUTABLE_MODE : MODE) * 2 ** 16;
    return [path, [content, { os: UNIX, attrs }]] satisfies [string, ZippableFile];
  });
  return zipSync(Object.fromEntries(entries), { level: 9, mtime: EPOCH });
}

/** A folder's content as a ZIP archive, as the stores take it: byte-identical for equal content. */
export function zipFolder(folder: string): Uint8Array {
  return zipFiles(readFolder(folder));
}
