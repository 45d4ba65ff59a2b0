import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { judge } from "../../src/detection/judge.ts";
import { rank } from "../../src/detection/levels.ts";
import type { History, Observation } from "../../src/detection/observation.ts";
import type { Verdict } from "../../src/detection/verdict.ts";
import {
  answer,
  botnetLook,
  history,
  homes,
  KNOWLEDGE,
  look,
  ONE,
  poolName,
  reverse,
  START,
  THREE,
  TWO,
} from "./history-builder.ts";

const MINUTE = 60_000;

function verdict(of: History): Verdict {
  return judge({ history: of, knowledge: KNOWLEDGE, sensitivity: "balanced" }).verdict;
}

const observation: fc.Arbitrary<Observation> = fc
  .record({
    addresses: fc.array(
      fc.constantFrom(...homes(12), "61.1.0.1", "62.2.0.1", "10.0.0.1", "101.1.1.1", "2a01::1"),
      { maxLength: 5 },
    ),
    resolver: fc.constantFrom(ONE, TWO, THREE),
    ttl: fc.constantFrom(0, 5, 60, 300, 3600),
    status: fc.constantFrom(0, 0, 0, 2, 3),
    pool: fc.boolean(),
  })
  .map(({ addresses, resolver, ttl, status, pool }) => {
    const [first] = addresses;
    if (pool && first !== undefined && !first.includes(":"))
      return { ...reverse(first, poolName(first)), resolver };
    return answer(
      addresses.filter((address) => !address.includes(":")),
      { resolver, ttl, status },
    );
  });

const anyHistory = fc
  .array(fc.array(observation, { maxLength: 12 }), { maxLength: 5 })
  .map((rounds) => history(rounds.map((seen, index) => look(START + index * 10 * MINUTE, seen))));

describe("properties", () => {
  test("any input gives a verdict with bounded groups", () => {
    fc.assert(
      fc.property(anyHistory, (of) => {
        const found = verdict(of);
        expect(found.score).toBeGreaterThanOrEqual(-8);
        expect(found.score).toBeLessThanOrEqual(22.5);
        expect(found.confidence).toBeLessThanOrEqual(1);
      }),
    );
  });

  test("the order of answers in a look does not matter", () => {
    fc.assert(
      fc.property(anyHistory, (of) => {
        const turned = of.looks.map((item) => ({
          ...item,
          observations: [...item.observations].reverse(),
        }));
        expect(verdict({ ...of, looks: turned })).toEqual(verdict(of));
      }),
    );
  });

  test("seeing the same once more never raises the level", () => {
    fc.assert(
      fc.property(anyHistory, (of) => {
        const last = of.looks.at(-1);
        if (last === undefined) return;
        const again = look(last.at + 10 * MINUTE, last.observations);
        const before = verdict(of).level;
        if (before === "unknown") return;
        expect(rank(verdict({ ...of, looks: [...of.looks, again] }).level)).toBeLessThanOrEqual(
          rank(before),
        );
      }),
    );
  });

  test("without any one resolver, red stays at least amber", () => {
    let reds = 0;
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 200 }),
        fc.integer({ min: 0, max: 2 }),
        (from, which) => {
          const of = history([botnetLook(START, from), botnetLook(START + 10 * MINUTE, from + 20)]);
          if (verdict(of).level !== "flux") return;
          reds += 1;
          const gone = [ONE, TWO, THREE][which];
          const looks = of.looks.map((item) => ({
            ...item,
            observations: item.observations.filter(({ resolver }) => resolver !== gone),
          }));
          expect(rank(verdict({ ...of, looks }).level)).toBeGreaterThanOrEqual(rank("suspicious"));
        },
      ),
    );
    expect(reds).toBeGreaterThan(10);
  });
});
