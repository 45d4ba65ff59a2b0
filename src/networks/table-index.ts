import { inflateSync } from "fflate";
import { unitsOf, type Numbering } from "./range-model.ts";
import {
  BLOCK_RANGES,
  CLASSES,
  HEADER_LENGTH,
  MAGIC,
  REGIONS,
  VERSION,
  checkSum,
  damaged,
  type Family,
} from "./format.ts";

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
  /** One page of operators for each region. */
  readonly pages: Extents;
};

/** Bytes read one after another, never past the end. */
export type Cursor = { readonly bytes: Uint8Array; at: number };

/** An unsigned LEB128 number of at most 53 bits. */
export function readNumber(cursor: Cursor): number {
  let value = 0;
  for (let weight = 1; weight < 2 ** 53; weight *= 128) {
    const byte = cursor.bytes[cursor.at];
    if (byte === undefined) break;
    cursor.at++;
    value += (byte & 127) * weight;
    if (byte < 128) return value;
  }
  throw damaged("a number ends too soon");
}

/** Inflates raw deflate into at most `most` bytes; throws the table's own error when it cannot. */
export function inflate(bytes: Uint8Array, most: number, what: string): Uint8Array {
  const room = new Uint8Array(most);
  try {
    return inflateSync(bytes, { out: room });
  } catch (cause) {
    throw Object.assign(damaged(`${what} cannot be unpacked`), { cause });
  }
}

/** Reads the header and the index. Throws when the bytes are not a whole, undamaged table. */
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

  const cursor: Cursor = { bytes: bytes.subarray(HEADER_LENGTH, end), at: 0 };
  const numbering = readNumbering(cursor);
  const place = { at: end };
  const four = readFamily(cursor, 4, place);
  const six = readFamily(cursor, 6, place);
  const pages = readExtents(cursor, REGIONS, place);
  if (place.at !== bytes.length || cursor.at !== cursor.bytes.length)
    throw damaged("its parts do not add up");
  return { builtAt: view.getFloat64(20, true), numbering, families: { 4: four, 6: six }, pages };
}

/** Where the part with this number lies. Throws where there is none. */
export function extentOf({ borders }: Extents, number: number): Extent {
  const start = borders[number];
  const end = borders[number + 1];
  if (start === undefined || end === undefined) throw damaged("a part is missing");
  return { start, end };
}

function readNumbering(cursor: Cursor): Numbering {
  const starts = new Uint32Array(REGIONS * CLASSES + 1);
  for (let cell = 0; cell < REGIONS * CLASSES; cell++)
    starts[cell + 1] = (starts[cell] ?? 0) + readNumber(cursor);
  return { starts };
}

function readFamily(cursor: Cursor, family: Family, place: { at: number }): FamilyIndex {
  const ranges = readNumber(cursor);
  const length = Math.ceil(ranges / BLOCK_RANGES);
  if (length > 1 << 16) throw damaged("it claims too many ranges");
  const firsts = new Float64Array(length);
  for (let at = 0, first = 0; at < length; at++) {
    first += readNumber(cursor);
    if (first >= unitsOf(family)) throw damaged("a block starts outside the address space");
    firsts[at] = first;
  }
  const contexts = extentOf(readExtents(cursor, 1, place), 0);
  const blocks = readExtents(cursor, length, place);
  return { ranges, firsts, blocks, contexts };
}

function readExtents(cursor: Cursor, length: number, place: { at: number }): Extents {
  const borders = new Uint32Array(length + 1);
  borders[0] = place.at;
  for (let at = 1; at <= length; at++) {
    place.at += readNumber(cursor);
    borders[at] = place.at;
  }
  return { borders };
}
