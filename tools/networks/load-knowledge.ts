import { randomUUID } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { NetworkKnowledge } from "../../src/detection/network.ts";
import { createKnowledge } from "../../src/networks/knowledge.ts";
import { openNetworkTable, type NetworkTable } from "../../src/networks/table.ts";
import { buildTable } from "./build-table.ts";
import { readSource } from "./read-source.ts";
import { TABLE_FILE } from "./table-file.ts";

/** What detection must know, from build/networks.bin; builds that file first where it is missing. */
export function loadKnowledge(): NetworkKnowledge {
  return createKnowledge(loadTableBytes());
}

/** The table itself, for drawing addresses; builds the file first where it is missing. */
export function loadNetworkTable(): NetworkTable {
  return openNetworkTable(loadTableBytes());
}

/** The bytes of build/networks.bin; builds that file first where it is missing. */
export function loadTableBytes(): Uint8Array {
  try {
    return readFileSync(TABLE_FILE);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error;
  }
  process.stderr.write("Building build/networks.bin from @ip-location-db/asn (about 10 s) ...\n");
  const { bytes } = buildTable(readSource(), () => undefined);
  saveTable(bytes);
  return bytes;
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
