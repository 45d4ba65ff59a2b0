import { createBitReader } from "./bit-coder.ts";
import { BLOCK_RANGES, damaged, type Family } from "./format.ts";
import { LAYOUTS, codeRanges, unitsOf } from "./range-model.ts";
import { contentOf } from "./parts.ts";
import { extentOf, type TableIndex } from "./table-index.ts";

/** The decoded ranges of one block, in rising order; `firsts` and `ends` in units of the family. */
export type Block = {
  /** How many are decoded. */
  readonly length: number;
  /** Up to which unit every range is decoded, itself not included. */
  readonly known: number;
  readonly firsts: Float64Array;
  /** One past the last unit. */
  readonly ends: Float64Array;
  /** Each range's network, in the table's own numbering. */
  readonly networks: Uint32Array;
};

/** Which block, and up to which unit. */
export type BlockPart = {
  readonly family: Family;
  readonly number: number;
  readonly last?: number;
};

/** Verifies the first probabilities of a family's contexts. */
export function readContexts(bytes: Uint8Array, index: TableIndex, family: Family): Uint8Array {
  const stored = contentOf(bytes, index.families[family].contexts);
  if (stored.length !== LAYOUTS[family].contexts) throw damaged("contexts are missing");
  return stored;
}

/**
 * Verifies one block and decodes it, up to the range of `last` or the next: half of a block is enough on average, and a worker
 * that has just begun decodes slowly. Throws when it is damaged.
 */
export function readBlock(
  bytes: Uint8Array,
  { families, numbering }: TableIndex,
  contexts: Uint8Array,
  { family, number, last = Infinity }: BlockPart,
): Block {
  const index = families[family];
  const content = contentOf(bytes, extentOf(index.blocks, number));
  const base = index.firsts[number] ?? 0;
  const length = Math.min(BLOCK_RANGES, index.ranges - number * BLOCK_RANGES);
  const firsts = new Float64Array(length);
  const ends = new Float64Array(length);
  const networks = new Uint32Array(length);
  const coder = createBitReader(content, contexts);
  const most = unitsOf(family);
  let decoded = 0;
  codeRanges(coder, {
    family,
    numbering,
    base,
    length,
    onRange: (at, first, count, network) => {
      if (count < 1 || first + count > most) throw damaged("a range leaves the address space");
      firsts[at] = first;
      ends[at] = first + count;
      networks[at] = network;
      decoded = at + 1;
      return first + count <= last;
    },
  });
  return {
    length: decoded,
    known: decoded === length ? Infinity : (ends[decoded - 1] ?? 0),
    firsts: firsts.subarray(0, decoded),
    ...{ ends, networks },
  };
}

/** The network that announces a unit, in the table's own numbering; undefined where nobody does. */
export function findInBlock(block: Block, unit: number): number | undefined {
  const at = lastAtMost(block.firsts, unit);
  return at >= 0 && unit < (block.ends[at] ?? 0) ? block.networks[at] : undefined;
}

/** The place of the last of the rising values that is not above `limit`, or -1. */
export function lastAtMost(values: Float64Array, limit: number): number {
  let low = -1;
  let high = values.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((values[middle] ?? 0) <= limit) low = middle;
    else high = middle - 1;
  }
  return low;
}
