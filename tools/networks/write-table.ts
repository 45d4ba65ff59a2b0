import { deflateSync } from "fflate";
import type { Network } from "../../src/detection/network.ts";
import {
  HEADER_LENGTH,
  MAGIC,
  MAX_PAGE_LENGTH,
  PAGES_PER_REGION,
  REGIONS,
  VERSION,
  checkSum,
} from "../../src/networks/format.ts";
import { STORED_KINDS, cellsOf } from "../../src/networks/operators.ts";
import { createDictionary } from "./create-dictionary.ts";
import type { NumberedNetworks } from "./number-networks.ts";
import type { PackedFamily } from "./pack-ranges.ts";

export type TableParts = {
  readonly builtAt: number;
  readonly networks: NumberedNetworks;
  readonly four: PackedFamily;
  readonly six: PackedFamily;
  /** Kind of an AS number, and its name, empty where the table is to hold none. */
  readonly describe: (asn: number) => Pick<Network, "kind" | "operator">;
};

/** Lays out `networks.bin`; see `src/networks/format.ts`. */
export function writeTable(parts: TableParts): Uint8Array {
  const { networks, four, six, describe } = parts;
  const dictionary = createDictionary(networks.asns.map((asn) => describe(asn).operator));
  const pages = Array.from({ length: REGIONS * PAGES_PER_REGION }, (_, page) =>
    deflateSync(writePage(parts, page), { level: 9, dictionary }),
  );
  const groups = [
    [four.summary, ...four.blocks],
    [six.summary, ...six.blocks],
    [dictionary, ...pages],
  ].map((group) => group.map(withSum));

  const starts = Array.from(networks.numbering.starts);
  const indexLength =
    4 * starts.length +
    [four, six].reduce((sum, { firsts }) => sum + 4 + 8 * firsts.length, 0) +
    groups.reduce((sum, group) => sum + 4 * (group.length + 1), 0);
  let place = HEADER_LENGTH + indexLength;
  const [fourBorders, sixBorders, textBorders] = groups.map((group) =>
    words([place, ...group.map((part) => (place += part.length))]),
  );
  const index = join([
    words(starts),
    ...[words([four.ranges]), doubles(four.firsts), fourBorders ?? words([])],
    ...[words([six.ranges]), doubles(six.firsts), sixBorders ?? words([])],
    textBorders ?? words([]),
  ]);
  const header = new Uint8Array(HEADER_LENGTH + index.length);
  header.set(index, HEADER_LENGTH);
  const view = new DataView(header.buffer);
  view.setUint32(0, MAGIC, true);
  view.setUint32(4, VERSION, true);
  view.setUint32(8, place, true);
  view.setUint32(12, index.length, true);
  view.setFloat64(20, parts.builtAt, true);
  view.setUint32(16, checkSum(header, 20, header.length), true);
  return join([header, ...groups.flat()]);
}

function writePage({ networks, describe }: TableParts, page: number): Uint8Array {
  const { starts } = networks.numbering;
  const [first, end] = cellsOf(page);
  const all = networks.asns.slice(starts[first], starts[end]);
  const base = all.reduce((least, asn) => Math.min(least, asn), all[0] ?? 0);
  const bytes: number[] = [];
  pushNumber(bytes, base);
  for (let cell = first; cell < end; cell++) {
    let last = base;
    for (const asn of networks.asns.slice(starts[cell], starts[cell + 1])) {
      pushNumber(bytes, asn - last);
      last = asn;
    }
  }
  const described = all.map(describe);
  for (const { kind } of described) bytes.push(STORED_KINDS.indexOf(kind));
  const names = new TextEncoder().encode(described.map(({ operator }) => `${operator}\n`).join(""));
  if (bytes.length + names.length > MAX_PAGE_LENGTH)
    throw new RangeError(`page ${String(page)} of operators is too long`);
  return join([Uint8Array.from(bytes), names]);
}

/** Appends an unsigned LEB128 number. */
function pushNumber(bytes: number[], value: number): void {
  if (!Number.isSafeInteger(value) || value < 0)
    throw new RangeError(`cannot store ${String(value)}`);
  for (; value >= 128; value = Math.floor(value / 128)) bytes.push((value % 128) | 128);
  bytes.push(value);
}

function words(values: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(values.length * 4);
  const view = new DataView(bytes.buffer);
  values.forEach((value, at) => {
    view.setUint32(at * 4, value, true);
  });
  return bytes;
}

function doubles(values: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(values.length * 8);
  const view = new DataView(bytes.buffer);
  values.forEach((value, at) => {
    view.setFloat64(at * 8, value, true);
  });
  return bytes;
}

function withSum(part: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(4 + part.length);
  bytes.set(part, 4);
  new DataView(bytes.buffer).setUint32(0, checkSum(bytes, 4, bytes.length), true);
  return bytes;
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((total, part) => total + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
