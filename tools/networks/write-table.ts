import { deflateSync } from "fflate";
import {
  CLASSES,
  HEADER_LENGTH,
  MAGIC,
  REGIONS,
  VERSION,
  checkSum,
} from "../../src/networks/format.ts";
import { STORED_KINDS } from "../../src/networks/operators.ts";
import type { Network } from "../../src/detection/network.ts";
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

/** Lays out `networks.bin`. */
export function writeTable(parts: TableParts): Uint8Array {
  const pages = Array.from({ length: REGIONS }, (_, region) => withSum(writePage(parts, region)));
  const body = [parts.four, parts.six].map(({ summary, blocks }) =>
    [deflate(summary), ...blocks].map(withSum),
  );
  const index = writeIndex(parts, body, pages);
  const header = new Uint8Array(HEADER_LENGTH + index.length);
  const rest = [...body.flat(), ...pages];
  const length = rest.reduce((total, part) => total + part.length, header.length);
  header.set(index, HEADER_LENGTH);
  const view = new DataView(header.buffer);
  view.setUint32(0, MAGIC, true);
  view.setUint32(4, VERSION, true);
  view.setUint32(8, length, true);
  view.setUint32(12, index.length, true);
  view.setFloat64(20, parts.builtAt, true);
  view.setUint32(16, checkSum(header, 20, header.length), true);
  return join([header, ...rest]);
}

function writeIndex(
  { networks, four, six }: TableParts,
  body: readonly (readonly Uint8Array[])[],
  pages: readonly Uint8Array[],
): Uint8Array {
  const bytes: number[] = [];
  const { starts } = networks.numbering;
  for (let cell = 0; cell + 1 < starts.length; cell++)
    pushNumber(bytes, (starts[cell + 1] ?? 0) - (starts[cell] ?? 0));
  [four, six].forEach(({ ranges, firsts }, at) => {
    pushNumber(bytes, ranges);
    firsts.forEach((first, block) => {
      pushNumber(bytes, first - (firsts[block - 1] ?? 0));
    });
    for (const block of body[at] ?? []) pushNumber(bytes, block.length);
  });
  for (const page of pages) pushNumber(bytes, page.length);
  return Uint8Array.from(bytes);
}

function writePage({ networks, describe }: TableParts, region: number): Uint8Array {
  const { starts } = networks.numbering;
  const cell = region * CLASSES;
  const all = networks.asns.slice(starts[cell], starts[cell + CLASSES]);
  const base = all.reduce((least, asn) => Math.min(least, asn), Infinity);
  const bytes: number[] = [];
  pushNumber(bytes, all.length === 0 ? 0 : base);
  for (let group = 0; group < CLASSES; group++) {
    let last = base;
    for (const asn of networks.asns.slice(starts[cell + group], starts[cell + group + 1])) {
      pushNumber(bytes, asn - last);
      last = asn;
    }
  }
  const described = all.map(describe);
  for (const { kind } of described) bytes.push(STORED_KINDS.indexOf(kind));
  const names = new TextEncoder().encode(described.map(({ operator }) => `${operator}\n`).join(""));
  return deflate(join([Uint8Array.from(bytes), names]));
}

function pushNumber(bytes: number[], value: number): void {
  if (!Number.isSafeInteger(value) || value < 0)
    throw new RangeError(`cannot store ${String(value)}`);
  for (; value >= 128; value = Math.floor(value / 128)) bytes.push((value % 128) | 128);
  bytes.push(value);
}

function withSum(part: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(4 + part.length);
  bytes.set(part, 4);
  new DataView(bytes.buffer).setUint32(0, checkSum(bytes, 4, bytes.length), true);
  return bytes;
}

function deflate(bytes: Uint8Array): Uint8Array {
  return deflateSync(bytes, { level: 9, mem: 8 });
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
