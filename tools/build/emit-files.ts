import { readdirSync, readFileSync } from "node:fs";
import type { Plugin } from "vite";

/** Adds files to the package as they are: `{ "name in the package": "path from the top folder" }`. */
export function emitFiles(files: Readonly<Record<string, string>>): Plugin {
  return {
    name: "fluxward:files",
    apply: "build",
    generateBundle() {
      for (const [fileName, path] of Object.entries(files)) {
        this.emitFile({ type: "asset", fileName, source: readFileSync(path) });
      }
    },
  };
}

/** Adds a file with a text. */
export function emitText(fileName: string, source: string): Plugin {
  return {
    name: `fluxward:${fileName}`,
    apply: "build",
    generateBundle() {
      this.emitFile({ type: "asset", fileName, source });
    },
  };
}

/** All files of one folder, to be emitted under the path `name`. */
export function filesAsTheyLie(folder: string, name: string): Readonly<Record<string, string>> {
  const files = readdirSync(folder).sort();
  return Object.fromEntries(files.map((file) => [`${name}/${file}`, `${folder}/${file}`]));
}
