import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { prefixesOf, type Prefix } from "../../src/networks/prefixes.ts";
import { openNetworkTable } from "../../src/networks/table.ts";
import { loadTableBytes } from "../../tools/networks/load-knowledge.ts";
import { TABLE_FILE } from "../../tools/networks/table-file.ts";
import type { PrefixLookUp } from "./address-source.ts";
import { LAB_NETWORKS } from "./populations.ts";

const FILE = join(dirname(TABLE_FILE), "lab-prefixes.json");

type Stored = {
  /** Digest of the table and of the list of networks that this was made from. */
  readonly from: string;
  /** By AS number: family, first address, count. */
  readonly networks: Readonly<Record<string, readonly (readonly [4 | 6, string, string])[]>>;
};

let loaded: PrefixLookUp | undefined;

/**
 * The prefixes of the lab's networks, from build/lab-prefixes.json; makes that file where it is
 * missing or the table has changed. Other networks are read from the table itself.
 */
export function loadLabPrefixes(): PrefixLookUp {
  return (loaded ??= load());
}

function load(): PrefixLookUp {
  const bytes = loadTableBytes();
  const from = createHash("sha256").update(bytes).update(LAB_NETWORKS.join()).digest("hex");
  const table = openNetworkTable(bytes);
  const stored = readStored(from) ?? store(from, (asn) => prefixesOf(table, asn));
  return (asn) => {
    const rows = stored.networks[String(asn)];
    if (rows === undefined) return prefixesOf(table, asn);
    return rows.map(([family, first, count]) => ({ family, first, count: BigInt(count) }));
  };
}

/** Undefined where the file is missing, cut short, or made from another table: it is then made again. */
function readStored(from: string): Stored | undefined {
  try {
    const stored = JSON.parse(readFileSync(FILE, "utf8")) as Stored;
    return stored.from === from ? stored : undefined;
  } catch {
    return undefined;
  }
}

function store(from: string, prefixes: (asn: number) => readonly Prefix[]): Stored {
  const networks = Object.fromEntries(
    LAB_NETWORKS.map((asn) => [
      String(asn),
      prefixes(asn).map(({ family, first, count }): [4 | 6, string, string] => [
        family,
        first,
        String(count),
      ]),
    ]),
  );
  const stored: Stored = { from, networks };
  mkdirSync(dirname(FILE), { recursive: true });
  const draft = `${FILE}.${String(process.pid)}`;
  writeFileSync(draft, JSON.stringify(stored));
  renameSync(draft, FILE);
  return stored;
}
