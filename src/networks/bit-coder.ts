import { damaged } from "./format.ts";

/**
 * One side of an adaptive binary range coder (Martin 1979; the arithmetic is that of the LZMA
 * specification, "Range Decoder"). The model calls the same functions to write and to read, so that
 * the two can never disagree: a writer codes `wanted` and returns it, a reader ignores it.
 */
export type BitCoder = {
  /** Codes one bit in a context, which learns from it. */
  readonly bit: (context: number, wanted: number) => number;
  /** Codes a value below `size` (1 to 2^16), all equally likely. */
  readonly uniform: (size: number, wanted: number) => number;
};

/**
 * The range stays below 2^30, so that all arithmetic is on small integers, which engines neither
 * allocate nor convert; it is refilled by a byte when it falls below 2^22.
 */
export const FULL_RANGE = 0x3fffffff;
export const LEAST_RANGE = 0x400000;

/** Probabilities have 12 bits; a context moves by 1/2^SPEED of its error with each bit. */
export const PROBABILITY_BITS = 12;
const SPEED = 5;

/** The probability of a zero after one more bit was seen; never 0 or 1. */
export function learn(probability: number, bit: number): number {
  return bit === 0
    ? probability + (((1 << PROBABILITY_BITS) - probability) >> SPEED)
    : probability - (probability >> SPEED);
}

/** The probability of a zero from which a context starts, as the table stores it in one byte. */
export function firstProbability(stored: number): number {
  return stored * 16 + 8;
}

/**
 * Reads what `createBitWriter` wrote; `stored` has one byte for each context. Throws when the bytes
 * end too soon.
 */
export function createBitReader(bytes: Uint8Array, stored: Uint8Array): BitCoder {
  // Zero means "not used yet": most contexts never are, and filling all would take longer than reading.
  const probabilities = new Uint16Array(stored.length);
  if (bytes.length < 4) throw damaged("a block ends too soon");
  let at = 4;
  let range = FULL_RANGE;
  let code =
    ((bytes[0] ?? 0) << 24) | ((bytes[1] ?? 0) << 16) | ((bytes[2] ?? 0) << 8) | (bytes[3] ?? 0);
  if (code < 0 || code > FULL_RANGE) throw damaged("a block begins with an impossible value");

  const refill = (): void => {
    while (range < LEAST_RANGE) {
      if (at >= bytes.length) throw damaged("a block ends too soon");
      range <<= 8;
      code = (code << 8) | (bytes[at] ?? 0);
      at++;
    }
  };

  return {
    bit: (context) => {
      let probability = probabilities[context] ?? 0;
      if (probability === 0) probability = firstProbability(stored[context] ?? 0);
      const bound = (range >>> PROBABILITY_BITS) * probability;
      let bit = 0;
      if (code < bound) {
        range = bound;
      } else {
        code -= bound;
        range -= bound;
        bit = 1;
      }
      probabilities[context] = learn(probability, bit);
      if (range < LEAST_RANGE) refill();
      return bit;
    },
    uniform: (size) => {
      range = Math.floor(range / size);
      const value = range === 0 ? size : Math.floor(code / range);
      if (value >= size) throw damaged("a block holds an impossible value");
      code -= value * range;
      if (range < LEAST_RANGE) refill();
      return value;
    },
  };
}
