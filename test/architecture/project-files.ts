import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Files } from "./imports.ts";

export const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** Folders with code of ours. */
const CODE_FOLDERS = ["src", "lab", "tools", "test"];

/** Every file under these top folders, as paths from the top of the checkout. */
export function listFiles(folders: readonly string[] = CODE_FOLDERS): readonly string[] {
  return folders.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
      .map((name) => `${folder}/${name.replaceAll("\\", "/")}`)
      .filter((path) => !path.includes("/node_modules/") && statSync(join(ROOT, path)).isFile()),
  );
}

export function readText(path: string): string {
  return readFileSync(join(ROOT, path), "utf8");
}

/** The TypeScript of the project with its text. */
export function readCode(): Files {
  const paths = listFiles().filter((path) => /\.tsx?$/.test(path));
  return new Map(paths.map((path) => [path, readText(path)]));
}
