import { betaQuantile, studentLimit } from "./beta.ts";

/** What one world contributes: of `trials` sites, `hits`. */
export type Cluster = { readonly hits: number; readonly trials: number };

export type Share = {
  readonly hits: number;
  readonly trials: number;
  /** 0 to 1. */
  readonly share: number;
  /** Bounds of a 95 % interval. */
  readonly low: number;
  readonly high: number;
};

/**
 * A share with a 95 % interval that allows for sites of one world being alike: Clopper and Pearson's
 * limits for the effective number of sites, which follows from how much worlds differ (Korn and
 * Graubard 1998). Where all or none were hit, differences cannot be seen and every site counts fully.
 */
export function clusteredShare(clusters: readonly Cluster[]): Share {
  const used = clusters.filter(({ trials }) => trials > 0);
  const hits = sum(used.map((cluster) => cluster.hits));
  const trials = sum(used.map((cluster) => cluster.trials));
  if (trials === 0) return { hits, trials, share: Number.NaN, low: 0, high: 1 };
  const share = hits / trials;
  const effective = effectiveTrials(used, share, trials);
  const successes = share * effective;
  const low = successes === 0 ? 0 : betaQuantile(0.025, successes, effective - successes + 1);
  const high =
    successes === effective ? 1 : betaQuantile(0.975, successes + 1, effective - successes);
  return { hits, trials, share, low, high };
}

/**
 * The largest share that is compatible, at 95 %, with no hit in so many independent trials: about 3
 * in `trials`.
 */
export function zeroHitBound(trials: number): number {
  return trials === 0 ? 1 : 1 - 0.05 ** (1 / trials);
}

function effectiveTrials(clusters: readonly Cluster[], share: number, trials: number): number {
  const worlds = clusters.length;
  if (share === 0 || share === 1 || worlds < 2) return trials;
  const squares = sum(clusters.map(({ hits, trials: n }) => (hits - share * n) ** 2));
  const variance = ((worlds / (worlds - 1)) * squares) / trials ** 2;
  if (variance === 0) return trials;
  const widening = studentLimit(0.05, trials - 1) / studentLimit(0.05, worlds - 1);
  return Math.min(trials, ((share * (1 - share)) / variance) * widening ** 2);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
