import {
  BLOCK_RANGES,
  CLASSES,
  HEADER_LENGTH,
  MAGIC,
  PAGES_PER_REGION,
  REGIONS,
  VERSION,
  checkSum,
  damaged,
} from "./format.ts";
import type { Numbering } from "./range-model.ts";

/** Where something lies in the file, bytes. */
export type Extent = { readonly start: number; readonly end: number };

/** Parts that lie one behind another: part n from `borders[n]` to `borders[n + 1]`. */
export type Extents = { readonly borders: Uint32Array };

/** What one family's blocks hold and where they lie. */
export type FamilyIndex = {
  /** Number of ranges in all blocks together. */
  readonly ranges: number;
  /** First unit of each block, rising. */
  readonly firsts: Float64Array;
  readonly blocks: Extents;
  /** From where each context starts to learn: one byte for each. */
  readonly contexts: Extent;
};

export type TableIndex = {
  /** When the data were gathered, ms since the epoch. */
  readonly builtAt: number;
  readonly numbering: Numbering;
  readonly families: { readonly 4: FamilyIndex; readonly 6: FamilyIndex };
  /** Text that many operators' names share, for unpacking the pages. */
  readonly dictionary: Extent;
  /** Pages of operators, `PAGES_PER_REGION` for each region. */
  readonly pages: Extents;
};

/** Takes arrays out of bytes one after another, never past the end. */
type Taker = {
  readonly words: (length: number) => Uint32Array;
  readonly doubles: (length: number) => Float64Array;
  /** Whether nothing is left. */
  readonly done: () => boolean;
};

/**
 * Reads the header and the index, which is fixed-width so that a woken worker need not parse it:
 * starts of the numbering (u32); for each family the number of ranges (u32), the first units of its
 * blocks (f64) and the borders of its contexts and blocks (u32); then the borders of the dictionary
 * and the pages (u32). Throws when the bytes are not a whole, undamaged table.
 */
export function readIndex(bytes: Uint8Array): TableIndex {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < HEADER_LENGTH || view.getUint32(0, true) !== MAGIC)
    throw damaged("it does not start like a network table");
  if (view.getUint32(4, true) !== VERSION)
    throw damaged(`its format is ${String(bytes[4])}, not ${String(VERSION)}`);
  if (view.getUint32(8, true) !== bytes.length)
    throw damaged(
      `it has ${String(bytes.length)} bytes instead of ${String(view.getUint32(8, true))}`,
    );
  const end = HEADER_LENGTH + view.getUint32(12, true);
  if (end > bytes.length || view.getUint32(16, true) !== checkSum(bytes, 20, end))
    throw damaged("the check sum of its index is wrong");

  const taker = createTaker(bytes, HEADER_LENGTH, end);
  const numbering = { starts: taker.words(REGIONS * CLASSES + 1) };
  const four = readFamily(taker);
  const six = readFamily(taker);
  const text = taker.words(2 + REGIONS * PAGES_PER_REGION);
  if (!taker.done() || text.at(-1) !== bytes.length) throw damaged("its parts do not add up");
  return {
    builtAt: view.getFloat64(20, true),
    numbering,
    families: { 4: four, 6: six },
    dictionary: extentOf({ borders: text }, 0),
    pages: { borders: text.subarray(1) },
  };
}

/** Where the part with this number lies. Throws where there is none. */
export function extentOf({ borders }: Extents, number: number): Extent {
  const start = borders[number];
  const end = borders[number + 1];
  if (start === undefined || end === undefined) throw damaged("a part is missing");
  return { start, end };
}

function readFamily(taker: Taker): FamilyIndex {
  const [ranges = 0] = taker.words(1);
  const length = Math.ceil(ranges / BLOCK_RANGES);
  const firsts = taker.doubles(length);
  const borders = taker.words(length + 2);
  const blocks = { borders: borders.subarray(1) };
  return { ranges, firsts, blocks, contexts: extentOf({ borders }, 0) };
}

function createTaker(bytes: Uint8Array, start: number, end: number): Taker {
  let at = start;
  const take = (length: number): ArrayBuffer => {
    if (length > end - at) throw damaged("its index ends too soon");
    // A copy, since typed arrays must be aligned in their buffer; not by `slice`, which shares in Node.
    const copy = new Uint8Array(length);
    copy.set(bytes.subarray(at, at + length));
    at += length;
    return copy.buffer;
  };
  return {
    words: (length) => new Uint32Array(take(length * 4)),
    doubles: (length) => new Float64Array(take(length * 8)),
    done: () => at === end,
  };
}
