import { createRandom } from "../../lab/model/random.ts";

/** One measure of the same visit in two browsers. */
export type Pair = { readonly without: number; readonly with: number };

export type Estimate = {
  readonly value: number;
  /** Bounds within which the value lies with 95 % confidence. */
  readonly low: number;
  readonly high: number;
};

const RESAMPLES = 4_000;

/** What a visit costs with the extension, in parts of what it costs without: the ratio of the two means. */
export function ratio(pairs: readonly Pair[]): Estimate {
  return bootstrap(pairs, (some) => sum(some, "with") / sum(some, "without"));
}

/** What the extension adds to a visit, in the measure's own unit. */
export function difference(pairs: readonly Pair[]): Estimate {
  return bootstrap(pairs, (some) => (sum(some, "with") - sum(some, "without")) / some.length);
}

function sum(pairs: readonly Pair[], side: keyof Pair): number {
  return pairs.reduce((total, pair) => total + pair[side], 0);
}

/** Percentile bootstrap over the pairs (Efron 1979), the same figures at every call. */
function bootstrap(pairs: readonly Pair[], estimate: (some: readonly Pair[]) => number): Estimate {
  const random = createRandom(1, "bootstrap");
  const drawn = Array.from({ length: RESAMPLES }, () =>
    estimate(
      pairs.map(() => pairs[Math.floor(random() * pairs.length)] ?? { without: 0, with: 0 }),
    ),
  ).sort((a, b) => a - b);
  const at = (share: number): number => drawn[Math.floor(share * (drawn.length - 1))] ?? NaN;
  return { value: estimate(pairs), low: at(0.025), high: at(0.975) };
}
