import { describe, expect, it } from "vitest";
import { createRandom } from "../../../lab/model/random.ts";
import { fitLogistic, logLoss, logOdds, type Sample } from "../../../tools/calibration/logistic.ts";

describe("logistic regression", () => {
  const truth = { bias: -1, factors: [2, 0.5] };
  const random = createRandom("logistic");
  const samples = Array.from({ length: 20_000 }, (): Sample => {
    const features = [random() * 4 - 2, random() * 4 - 2];
    return {
      features,
      fluxed: random() < 1 / (1 + Math.exp(-logOdds(truth, features))),
      weight: 1,
    };
  });

  it("finds the factors that the samples were made with", () => {
    const found = fitLogistic(samples, 2, 0);
    expect(found.bias).toBeCloseTo(-1, 0);
    expect(found.factors[0]).toBeCloseTo(2, 0);
    expect(found.factors[1]).toBeCloseTo(0.5, 1);
    expect(logLoss(samples, found)).toBeLessThan(logLoss(samples, { bias: 0, factors: [1, 1] }));
  });

  it("counts samples by their weight", () => {
    const unfair = samples.map((one) => ({ ...one, weight: one.fluxed ? 9 : 1 }));
    expect(fitLogistic(unfair, 2, 0).bias).toBeGreaterThan(0.5);
  });

  it("leaves a feature that no sample has at 1, and ends where classes are parted", () => {
    const parted = [-2, -1, 1, 2].map((x) => ({ features: [x, 0], fluxed: x > 0, weight: 1 }));
    const { factors } = fitLogistic(parted, 2, 0.01);
    expect(factors[1]).toBeCloseTo(1, 6);
    expect(factors[0]).toBeGreaterThan(1);
    expect(factors.every(Number.isFinite)).toBe(true);
  });
});
