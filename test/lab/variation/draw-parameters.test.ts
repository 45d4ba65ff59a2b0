import { describe, expect, it } from "vitest";
import { createRandom } from "../../../lab/model/random.ts";
import { drawNumber, vary } from "../../../lab/variation/draw-parameters.ts";
import { ALL_KINDS } from "../../../lab/variation/kinds.ts";
import { homeFlux } from "../../../lab/scenarios/home-flux.ts";

const DRAWS = 40;

describe.each(ALL_KINDS.map((kind) => [kind.scenario.id, kind] as const))("%s", (id, kind) => {
  const varied = Array.from({ length: DRAWS }, (_, i) =>
    vary(kind.scenario, createRandom(id, i), kind.bounds),
  );

  it("keeps every parameter within its own bounds and the kind's", () => {
    for (const { parameters } of varied) {
      for (const [key, { value, least = -Infinity, most = Infinity }] of Object.entries(
        parameters,
      )) {
        if (typeof value !== "number") continue;
        const [low, high] = kind.bounds[key] ?? [least, most];
        expect(value).toBeGreaterThanOrEqual(Math.max(low, least));
        expect(value).toBeLessThanOrEqual(Math.min(high, most));
      }
    }
  });

  it("draws each parameter that has room anew, and whole numbers where counts are meant", () => {
    for (const [key, declared] of Object.entries(kind.scenario.parameters)) {
      const values = varied.map(({ parameters }) => parameters[key]?.value);
      const [low, high] = kind.bounds[key] ?? [declared.least, declared.most];
      if (typeof declared.value === "boolean") expect(new Set(values).size).toBe(2);
      if (low === undefined || high === undefined) continue;
      if (low < high) expect(new Set(values).size).toBeGreaterThan(1);
      else expect(new Set(values)).toEqual(new Set([low]));
      const isShare = declared.least === 0 && declared.most === 1;
      if (Number.isInteger(declared.value) && Number.isInteger(declared.most) && !isShare) {
        expect(values.every(Number.isInteger)).toBe(true);
      }
    }
  });

  it("names bounds only for parameters that there are", () => {
    expect(Object.keys(kind.scenario.parameters)).toEqual(
      expect.arrayContaining(Object.keys(kind.bounds)),
    );
  });
});

describe("one number", () => {
  const many = (least: number, most: number, whole: boolean): readonly number[] => {
    const random = createRandom(least, most);
    return Array.from({ length: 4_000 }, () => drawNumber(least, most, whole, random));
  };
  const shareOf = (numbers: readonly number[], isIn: (n: number) => boolean): number =>
    numbers.filter(isIn).length / numbers.length;

  it("is spread evenly over a narrow range, both ends included", () => {
    const numbers = many(2, 5, true);
    for (const n of [2, 3, 4, 5]) {
      expect(shareOf(numbers, (number) => number === n)).toBeCloseTo(0.25, 1);
    }
  });

  it("is spread evenly over the logarithm of a wide range", () => {
    expect(shareOf(many(10, 1_000, false), (number) => number < 100)).toBeCloseTo(0.5, 1);
  });

  it("is 0 in three of ten draws of a wide range that begins with 0", () => {
    expect(shareOf(many(0, 86_400, true), (number) => number === 0)).toBeCloseTo(0.3, 1);
  });
});

it("refuses bounds that leave the declared ones", () => {
  const random = createRandom("outside");
  expect(() => vary(homeFlux, random, { addresses: [90, 99] })).toThrow("goes from 1 to 14");
});
