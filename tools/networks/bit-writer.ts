import {
  FULL_RANGE,
  LEAST_RANGE,
  PROBABILITY_BITS,
  learn,
  type BitCoder,
} from "../../src/networks/bit-coder.ts";

/** Writes what `createBitReader` reads. `probabilities` is changed. */
export function createBitWriter(
  probabilities: Uint16Array,
): BitCoder & { readonly finish: () => Uint8Array } {
  const bytes: number[] = [];
  let low = 0;
  let range = FULL_RANGE;
  let held = 0;
  let heldCount = 0;
  let started = false;

  const shift = (): void => {
    if (low < 0xff000000 || low >= 2 ** 32) {
      const carry = low >= 2 ** 32 ? 1 : 0;
      // The first byte ever held is always zero: it is left out, and the reader never sees it.
      if (started) bytes.push((held + carry) & 255);
      for (; heldCount > 0; heldCount--) bytes.push((255 + carry) & 255);
      started = true;
      held = Math.floor(low / 2 ** 24) % 256;
    } else {
      heldCount++;
    }
    low = (low % 2 ** 24) * 256;
  };
  const settle = (): void => {
    while (range < LEAST_RANGE) {
      range <<= 8;
      shift();
    }
  };

  return {
    bit: (context, wanted) => {
      const probability = probabilities[context] ?? 0;
      const bound = (range >>> PROBABILITY_BITS) * probability;
      if (wanted === 0) {
        range = bound;
      } else {
        low += bound;
        range -= bound;
      }
      probabilities[context] = learn(probability, wanted);
      settle();
      return wanted;
    },
    uniform: (size, wanted) => {
      if (!(wanted >= 0 && wanted < size)) throw new RangeError("value outside its alphabet");
      range = Math.floor(range / size);
      low += wanted * range;
      settle();
      return wanted;
    },
    finish: () => {
      for (let at = 0; at < 5; at++) shift();
      return Uint8Array.from(bytes);
    },
  };
}

/** Counts which bits each context sees, to start the learning from there. */
export function createBitCounter(contexts: number): BitCoder & {
  /** Probability of a zero in each context, in 256ths less a half: what the index stores. */
  readonly summary: () => Uint8Array;
} {
  const zeros = new Float64Array(contexts);
  const ones = new Float64Array(contexts);
  return {
    bit: (context, wanted) => {
      const counts = wanted === 0 ? zeros : ones;
      counts[context] = (counts[context] ?? 0) + 1;
      return wanted;
    },
    uniform: (_size, wanted) => wanted,
    summary: () =>
      Uint8Array.from(zeros, (zero, at) => {
        const share = (zero + 0.4) / (zero + (ones[at] ?? 0) + 0.8);
        return Math.max(0, Math.min(255, Math.floor(share * 256)));
      }),
  };
}
