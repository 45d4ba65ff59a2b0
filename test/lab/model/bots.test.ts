import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createLivePool, drawLive, MEDIAN_LIFE_MS } from "../../../lab/model/bots.ts";
import { createVirtualClock } from "../../../lab/model/clock.ts";
import { accessHabit, USUAL_REVERSE_NAMES } from "../../../lab/model/reverse-names.ts";
import { classifyReverseName } from "../../../src/detection/reverse-name.ts";

const members = Array.from({ length: 900 }, (_, i) => `bot${String(i)}`);
const pool = (seed: number) =>
  createLivePool({ members, live: 30, medianLifeMs: MEDIAN_LIFE_MS, seed });

describe("live bots", () => {
  it("are distinct, and the same whatever was asked before", () => {
    fc.assert(
      fc.property(fc.nat(1e9), fc.nat(1e8), fc.nat(1e8), (seed, one, two) => {
        const asked = pool(seed);
        asked.at(two);
        const bots = asked.at(one);
        expect(new Set(bots).size).toBe(30);
        expect(bots).toEqual(pool(seed).at(one));
      }),
      { numRuns: 50 },
    );
  });

  it("have half gone after 3.5 hours", () => {
    const gone = Array.from({ length: 200 }, (_, seed) => {
      const before = pool(seed).at(0);
      const after = pool(seed).at(MEDIAN_LIFE_MS);
      return before.filter((bot, place) => after[place] !== bot).length / before.length;
    });
    const mean = gone.reduce((sum, share) => sum + share, 0) / gone.length;
    expect(mean).toBeGreaterThan(0.44);
    expect(mean).toBeLessThan(0.56);
  });

  it("answer alike within a window, and anew for every query without one", () => {
    const bots = pool(3);
    const draw = (elapsed: number, sequence: number, windowMs: number) =>
      drawLive(bots, 8, windowMs, { elapsed, sequence }, 3);
    expect(draw(1_000, 0, 300_000)).toEqual(draw(299_000, 9, 300_000));
    expect(draw(1_000, 0, 300_000)).not.toEqual(draw(301_000, 0, 300_000));
    expect(draw(1_000, 0, 0)).not.toEqual(draw(1_000, 1, 0));
  });
});

describe("reverse names of access networks", () => {
  const networks = Array.from({ length: 2_000 }, (_, i) => i + 1);
  const address = "93.72.45.11";
  const kinds = networks.map((asn) => {
    const name = accessHabit(
      asn,
      { code: "ua", suffix: "net.ua" },
      9,
      USUAL_REVERSE_NAMES,
    )(address);
    return name === undefined ? "none" : classifyReverseName(name, address);
  });
  const share = (kind: string) => kinds.filter((found) => found === kind).length / kinds.length;

  it("are missing for half", () => {
    expect(share("none")).toBeGreaterThan(0.45);
    expect(share("none")).toBeLessThan(0.54);
  });

  it("have a pool word in two of five of the named, and the digits alone in most others", () => {
    const named = 1 - share("none");
    expect(share("pool") / named).toBeGreaterThan(0.33);
    expect(share("pool") / named).toBeLessThan(0.47);
    expect(share("numbered") / named).toBeGreaterThan(0.4);
  });

  it("are the same again for the same seed", () => {
    const name = (seed: number) =>
      [1, 2, 3, 4, 5, 6].map((asn) =>
        accessHabit(asn, { code: "ro", suffix: "ro" }, seed, USUAL_REVERSE_NAMES)(address),
      );
    expect(name(4)).toEqual(name(4));
    expect(name(4)).not.toEqual(name(5));
  });
});

describe("the virtual clock", () => {
  it("moves forward only", () => {
    const clock = createVirtualClock(50);
    clock.advance(25);
    expect(clock.now()).toBe(75);
    expect(() => clock.advance(-1)).toThrow("moves forward");
  });
});
