import { randomUUID } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { NetworkKnowledge } from "../../src/detection/network.ts";
import { createKnowledge } from "../../src/networks/knowledge.ts";
import { openNetworkTable, type NetworkTable } from "../../src/networks/table.ts";
import { buildTable } from "./build-table.ts";
import { readSource } from "./read-source.ts";
import { TABLE_FILE } from "./table-file.ts";
import { isTableFresh, recipeFile, tableRecipe } from "./table-recipe.ts";

/** What detection must know, from build/networks.bin; builds that file first where it is missing. */
export function loadKnowledge(): NetworkKnowledge {
  return createKnowledge(loadTableBytes());
}

/** The table itself, for drawing addresses; builds the file first where it is missing. */
export function loadNetworkTable(): NetworkTable {
  return openNetworkTable(loadTableBytes());
}

/**
 * The bytes of build/networks.bin; builds that file first where it is missing, damaged, or made by another recipe: from other
 * data than are installed, or by another version of its builder.
 */
export function loadTableBytes(): Uint8Array {
  const stored = readStored();
  if (stored !== undefined) return stored;
  process.stderr.write("Building build/networks.bin from @ip-location-db/asn (about 10 s) ...\n");
  const { bytes } = buildTable(readSource(), () => undefined);
  saveTable(bytes);
  return bytes;
}

function readStored(): Uint8Array | undefined {
  if (!isTableFresh()) return undefined;
  const bytes = readFileSync(TABLE_FILE);
  try {
    openNetworkTable(bytes);
    return bytes;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return undefined;
  }
}

/**
 * Writes build/networks.bin, and by what recipe it was made, each under another name first: a process that reads it meanwhile sees
 * the old file or the new one, whole, and two that build at once end with the same bytes.
 */
export function saveTable(bytes: Uint8Array, file: string = TABLE_FILE): void {
  mkdirSync(dirname(file), { recursive: true });
  replace(file, bytes);
  // Last: a table without it is made again.
  replace(recipeFile(file), tableRecipe());
}

function replace(file: string, content: Uint8Array | string): void {
  const draft = `${file}.${String(process.pid)}.${randomUUID()}`;
  writeFileSync(draft, content);
  renameSync(draft, file);
}
