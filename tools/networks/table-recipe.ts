import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { TABLE_FILE } from "./table-file.ts";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
/** All that decides what is in the table: who makes it, and the layout that its reader shares. */
const FOLDERS = ["tools/networks", "src/networks"];
const DATA = "node_modules/@ip-location-db/asn/package.json";

/** Where it is noted by what recipe a table was made. */
export function recipeFile(table: string = TABLE_FILE): string {
  return table.replace(/\.bin$/, ".recipe");
}

/** A hash of all that decides what is in the table: data and program. `root`: of the project. */
export function tableRecipe(root: string = ROOT): string {
  const hash = createHash("sha256").update(readFileSync(join(root, DATA)));
  for (const folder of FOLDERS) {
    for (const name of readdirSync(join(root, folder)).sort()) {
      if (!name.endsWith(".ts")) continue;
      hash.update(`\0${folder}/${name}\0`).update(readFileSync(join(root, folder, name)));
    }
  }
  return hash.digest("hex");
}

/** Whether there is a table, and it would come out the same if it were made now. */
export function isTableFresh(): boolean {
  const note = recipeFile();
  return existsSync(TABLE_FILE) && existsSync(note) && readFileSync(note, "utf8") === tableRecipe();
}
