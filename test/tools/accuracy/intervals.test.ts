import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  betaQuantile,
  incompleteBeta,
  logGamma,
  studentLimit,
} from "../../../tools/accuracy/beta.ts";
import { clusteredShare, zeroHitBound } from "../../../tools/accuracy/intervals.ts";

describe("the distributions", () => {
  it("know factorials: gamma(5) = 24, gamma(1/2) = sqrt(pi)", () => {
    expect(logGamma(5)).toBeCloseTo(Math.log(24), 10);
    expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.PI) / 2, 10);
  });

  it("agree with closed forms of the incomplete beta function", () => {
    // I_x(1, b) = 1 - (1 - x)^b and I_x(a, 1) = x^a.
    expect(incompleteBeta(0.3, 1, 5)).toBeCloseTo(1 - 0.7 ** 5, 10);
    expect(incompleteBeta(0.9, 7, 1)).toBeCloseTo(0.9 ** 7, 10);
    expect(incompleteBeta(0.5, 30, 30)).toBeCloseTo(0.5, 10);
    expect(incompleteBeta(0, 2, 3)).toBe(0);
    expect(incompleteBeta(1, 2, 3)).toBe(1);
  });

  it("invert themselves", () => {
    expect(incompleteBeta(betaQuantile(0.025, 3.5, 40), 3.5, 40)).toBeCloseTo(0.025, 8);
  });

  it.each([
    [1, 12.706],
    [3, 3.182],
    [10, 2.228],
    [19, 2.093],
    [1_000, 1.962],
  ])("give Student's limits as printed in tables: %i degrees %f", (degrees, limit) => {
    expect(studentLimit(0.05, degrees)).toBeCloseTo(limit, 3);
  });
});

describe("an interval", () => {
  it("is that of Clopper and Pearson for one world", () => {
    const { share, low, high } = clusteredShare([{ hits: 5, trials: 20 }]);
    expect(share).toBe(0.25);
    expect(low).toBeCloseTo(0.0866, 4);
    expect(high).toBeCloseTo(0.491, 4);
  });

  it("begins at 0 without hits, ends at 1 without misses", () => {
    // 1 - 0.025^(1/20) = 0.1684
    expect(clusteredShare([{ hits: 0, trials: 20 }])).toMatchObject({ low: 0, share: 0 });
    expect(clusteredShare([{ hits: 0, trials: 20 }]).high).toBeCloseTo(0.1684, 4);
    expect(clusteredShare([{ hits: 20, trials: 20 }])).toMatchObject({ high: 1, share: 1 });
    expect(clusteredShare([{ hits: 20, trials: 20 }]).low).toBeCloseTo(0.8316, 4);
  });

  it("is as wide as if worlds were sites where the sites of a world are all alike", () => {
    const alike = [0, 10, 0, 10, 10, 0, 10, 10].map((hits) => ({ hits, trials: 10 }));
    const { low, high } = clusteredShare(alike);
    // By hand: variance 8/7 x 187.5 / 80^2 = 0.033482, 0.234375 / 0.033482 = 7 sites,
    // times (t79 / t7)^2 = (1.9905 / 2.3646)^2: 4.96 sites.
    expect(low).toBeCloseTo(betaQuantile(0.025, 3.1, 4.96 - 3.1 + 1), 2);
    expect(high).toBeCloseTo(betaQuantile(0.975, 3.1 + 1, 4.96 - 3.1), 2);
    const apart = clusteredShare([{ hits: 50, trials: 80 }]);
    expect(high - low).toBeGreaterThan(2 * (apart.high - apart.low));
  });

  it("is of nothing where nothing was tried", () => {
    expect(clusteredShare([])).toMatchObject({ trials: 0, low: 0, high: 1 });
    expect(clusteredShare([{ hits: 0, trials: 0 }]).share).toBeNaN();
  });

  it("always holds the share, within 0 and 1, whatever the worlds", () => {
    const world = fc
      .tuple(fc.nat(30), fc.nat(30))
      .map(([a, b]) => ({ hits: Math.min(a, b), trials: Math.max(a, b) }));
    fc.assert(
      fc.property(fc.array(world, { minLength: 1, maxLength: 30 }), (worlds) => {
        const { trials, share, low, high } = clusteredShare(worlds);
        if (trials === 0) return;
        expect(low).toBeGreaterThanOrEqual(0);
        expect(low).toBeLessThanOrEqual(share + 1e-9);
        expect(high).toBeGreaterThanOrEqual(share - 1e-9);
        expect(high).toBeLessThanOrEqual(1);
      }),
      { numRuns: 200 },
    );
  });
});

it("says what no hit at all proves", () => {
  // 1 - 0.05^(1/20000) = 0.00014978
  expect(zeroHitBound(20_000)).toBeCloseTo(0.000_149_78, 8);
  expect(zeroHitBound(0)).toBe(1);
});
