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
export function createBitReader(
  bytes: Uint8Array,
  start: number,
  end: number,
  stored: Uint8Array,
): BitCoder {
  // Zero means "not used yet": most contexts never are, and filling all would take longer than reading.
  const probabilities = new Uint16Array(stored.length);
  if (start + 4 > end || end > bytes.length) throw damaged("a block ends too soon");
  // Unsigned 32-bit state lives in typed arrays: in a variable each new value would be allocated.
  const range = Uint32Array.of(0xffffffff);
  const code = Uint32Array.of(
    ((bytes[start] ?? 0) << 24) |
      ((bytes[start + 1] ?? 0) << 16) |
      ((bytes[start + 2] ?? 0) << 8) |
      (bytes[start + 3] ?? 0),
  );
  let at = start + 4;

  const refill = (): void => {
    while ((range[0] ?? 0) < 0x1000000) {
      if (at >= end) throw damaged("a block ends too soon");
      range[0] = (range[0] ?? 0) << 8;
      code[0] = ((code[0] ?? 0) << 8) | (bytes[at] ?? 0);
      at++;
    }
  };

  return {
    bit: (context) => {
      let probability = probabilities[context] ?? 0;
      if (probability === 0) probability = firstProbability(stored[context] ?? 0);
      const whole = range[0] ?? 0;
      const rest = code[0] ?? 0;
      const bound = (whole >>> PROBABILITY_BITS) * probability;
      let left = bound;
      let bit = 0;
      if (rest >= bound) {
        code[0] = rest - bound;
        left = whole - bound;
        bit = 1;
      }
      range[0] = left;
      probabilities[context] = learn(probability, bit);
      if (left < 0x1000000) refill();
      return bit;
    },
    uniform: (size) => {
      const part = Math.floor((range[0] ?? 0) / size);
      const value = part === 0 ? size : Math.floor((code[0] ?? 0) / part);
      if (value >= size) throw damaged("a block holds an impossible value");
      code[0] = (code[0] ?? 0) - value * part;
      range[0] = part;
      if (part < 0x1000000) refill();
      return value;
    },
  };
}
