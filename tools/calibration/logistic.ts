import { Matrix, solve } from "ml-matrix";

/** One reading: its features, whether it is a fluxed site's, and how much it counts. */
export type Sample = {
  readonly features: readonly number[];
  readonly fluxed: boolean;
  readonly weight: number;
};

/** Log-odds are `bias` plus each feature times its factor. */
export type Model = { readonly bias: number; readonly factors: readonly number[] };

const MOST_STEPS = 60;
const CLOSE = 1e-8;

/**
 * Logistic regression by Newton's method on the weighted mean log-loss. `ridge` draws every factor
 * towards 1, the value it has where points are log-odds already; a feature that no sample has stays there.
 */
export function fitLogistic(samples: readonly Sample[], size: number, ridge: number): Model {
  let at = [0, ...Array.from({ length: size }, () => 1)];
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const change = newtonStep(samples, at, ridge);
    // The step can overshoot far from the minimum; the loss is convex, so halving always helps.
    const before = lossAt(samples, at, ridge);
    let share = 1;
    while (share > 1e-6 && lossAt(samples, moved(at, change, share), ridge) > before) share /= 2;
    at = moved(at, change, share);
    if (Math.max(...change.map(Math.abs)) * share < CLOSE) break;
  }
  const [bias = 0, ...factors] = at;
  return { bias, factors };
}

export function logOdds({ bias, factors }: Model, features: readonly number[]): number {
  return factors.reduce((sum, factor, index) => sum + factor * (features[index] ?? 0), bias);
}

/** Weighted mean of -ln(probability given to what was so). */
export function logLoss(samples: readonly Sample[], model: Model): number {
  return lossAt(samples, [model.bias, ...model.factors], 0);
}

function moved(at: readonly number[], change: readonly number[], share: number): number[] {
  return at.map((value, index) => value - share * (change[index] ?? 0));
}

function totalOf(samples: readonly Sample[]): number {
  return samples.reduce((sum, { weight }) => sum + weight, 0);
}

function oddsAt(at: readonly number[], features: readonly number[]): number {
  const [bias = 0, ...factors] = at;
  return logOdds({ bias, factors }, features);
}

function lossAt(samples: readonly Sample[], at: readonly number[], ridge: number): number {
  let loss = 0;
  for (const { features, fluxed, weight } of samples) {
    const odds = oddsAt(at, features) * (fluxed ? 1 : -1);
    // ln(1 + e^-x) without overflow.
    loss += weight * (Math.max(-odds, 0) + Math.log1p(Math.exp(-Math.abs(odds))));
  }
  const pull = at.slice(1).reduce((sum, factor) => sum + (factor - 1) ** 2, 0);
  return loss / totalOf(samples) + (ridge / 2) * pull;
}

/** The loss's curvature into its gradient: what to take away from where we are. */
function newtonStep(samples: readonly Sample[], at: readonly number[], ridge: number): number[] {
  const total = totalOf(samples);
  const chances = samples.map(({ features }) => 1 / (1 + Math.exp(-oddsAt(at, features))));
  const slopes = samples.map(
    ({ fluxed, weight }, index) => (weight * ((chances[index] ?? 0) - (fluxed ? 1 : 0))) / total,
  );
  const bends = samples.map(({ weight }, index) => {
    const chance = chances[index] ?? 0;
    return (weight * chance * (1 - chance)) / total;
  });
  const x = new Matrix(samples.map(({ features }) => [1, ...features]));
  const pull = Matrix.columnVector(at.map((value, i) => (i === 0 ? 0 : ridge * (value - 1))));
  // The bias is drawn nowhere, but must not make the system singular where all is certain.
  const hold = Matrix.diag(at.map((_, i) => (i === 0 ? 1e-9 : ridge + 1e-12)));
  const gradient = x.transpose().mmul(Matrix.columnVector(slopes)).add(pull);
  const curvature = x.transpose().mmul(x.clone().mulColumnVector(bends)).add(hold);
  return solve(curvature, gradient).to1DArray();
}
