import { randomUUID } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { NetworkKnowledge } from "../../src/detection/network.ts";
import { createKnowledge } from "../../src/networks/knowledge.ts";
import { openNetworkTable, type NetworkTable } from "../../src/networks/table.ts";
import { buildTable } from "./build-table.ts";
import { installedDate, readSource } from "./read-source.ts";
import { TABLE_FILE } from "./table-file.ts";

/** What detection must know, from build/networks.bin; builds that file first where it is missing. */
export function loadKnowledge(): NetworkKnowledge {
  return createKnowledge(loadTableBytes());
}

/** The table itself, for drawing addresses; builds the file first where it is missing. */
export function loadNetworkTable(): NetworkTable {
  return openNetworkTable(loadTableBytes());
}

/**
 * The bytes of build/networks.bin; builds that file first where it is missing, damaged, of another
 * format or from other data than are installed.
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
  if (!existsSync(TABLE_FILE)) return undefined;
  const bytes = readFileSync(TABLE_FILE);
  try {
    if (openNetworkTable(bytes).builtAt === installedDate()) return bytes;
    process.stderr.write("build/networks.bin is not of the installed data.\n");
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  }
  return undefined;
}

/**
 * Writes build/networks.bin under another name first: a process that reads it meanwhile sees the old
 * file or the new one, whole, and two that build at once end with the same bytes.
 */
export function saveTable(bytes: Uint8Array, file: string = TABLE_FILE): void {
  mkdirSync(dirname(file), { recursive: true });
  const draft = `${file}.${String(process.pid)}.${randomUUID()}`;
  writeFileSync(draft, bytes);
  renameSync(draft, file);
}
