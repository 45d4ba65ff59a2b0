/**
 * The layout of `networks.bin`, shared by its reader and its builder. All integers little-endian.
 *
 * | bytes | what |
 * |---|---|
 * | 4 | magic `FWNT` |
 * | 1 | version |
 * | 3 | zero |
 * | 4 | length of the whole file |
 * | 4 | length of the index |
 * | 4 | check sum of the index |
 * | 8 | when the data were gathered, ms since the epoch (a float64) |
 * | n | index: see `table-index.ts` |
 * | m | for IPv4, then for IPv6: the contexts' first probabilities, then the blocks |
 * | o | the dictionary, then the operator pages (raw deflate with that dictionary) |
 *
 * Each part after the index begins with its own check sum (4 bytes) and lies where the index says.
 */
export const MAGIC = 0x544e5746;
export const VERSION = 1;
export const HEADER_LENGTH = 28;

/** Largest operator page after inflating, bytes: a damaged file must not ask for more. */
export const MAX_PAGE_LENGTH = 1 << 16;

/** Ranges in one block: what a first look-up decodes. */
export const BLOCK_RANGES = 256;

/**
 * Networks are numbered region by region (equal slices of all AS numbers: neighbours in the address
 * space are often neighbours in number) and within a region class by class (how often they announce).
 */
export const REGIONS = 64;
export const CLASSES = 16;

/** A region's networks lie in two pages: those of the classes below this one, and the others. */
export const SECOND_PAGE_CLASS = 2;
export const PAGES_PER_REGION = 2;

/** Addresses are kept in units of a /24 (IPv4) and a /48 (IPv6). */
export type Family = 4 | 6;

/**
 * A 32-bit sum over little-endian words, the last one filled with zeros. Each step is a bijection, so
 * that damage within one word always changes the sum; the rotation keeps flips of high bits in
 * different words from cancelling out.
 */
export function checkSum(bytes: Uint8Array, start: number, end: number): number {
  const words = new Uint32Array(Math.ceil((end - start) / 4));
  new Uint8Array(words.buffer).set(bytes.subarray(start, end));
  let sum = 0x811c9dc5 ^ (end - start);
  // By index: an iterator takes five times as long before the code is compiled.
  for (let at = 0, length = words.length; at < length; at++)
    sum = Math.imul(((sum << 13) | (sum >>> 19)) ^ (words[at] ?? 0), 0x9e3779b1);
  return sum >>> 0;
}

export function damaged(what: string): Error {
  return new Error(
    `The network table is damaged (${what}). Build it again: npx tsx tools/build-networks.ts`,
  );
}
