import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { zipSync } from "fflate";

/** The oldest time that the ZIP format can hold, so that equal files give equal archives. */
const EPOCH = new Date(1980, 0, 1);

/** All files under a folder as paths relative to it, with `/`, in a fixed order. */
export function filesUnder(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .map((path) => path.replaceAll("\\", "/"))
    .sort();
}

/** A folder's content as a ZIP archive, as the stores take it: byte-identical for equal content. */
export function zipFolder(folder: string): Uint8Array {
  const files = filesUnder(folder).map((path) => [path, readFileSync(join(folder, path))] as const);
  return zipSync(Object.fromEntries(files), { level: 9, mtime: EPOCH });
}
