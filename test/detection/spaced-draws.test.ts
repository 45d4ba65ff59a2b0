import { describe, expect, test } from "vitest";
import type { Look, Observation } from "../../src/detection/observation.ts";
import { spacedDraws } from "../../src/detection/spaced-draws.ts";
import { answer, homes, look, ONE, SITE, START, TWO } from "./history-builder.ts";

const QUESTION = { name: SITE, type: "A", resolver: ONE } as const;
const COUNTS = { atOnce: 2, most: 5 };

/** One answer so many ms after the look began, with the home of that number. */
const at = (ms: number, home: number, ttl = 0): Observation =>
  answer(homes(1, home), { at: START + ms, ttl });

/** The look as it stands: each answer at its own time. */
function lookOf(...observations: readonly Observation[]): Look {
  return { ...look(START, []), observations };
}

/** ms from the look's beginning; -1 where it may leave at once. */
function times(seen: Look, counts = COUNTS): number[] {
  return spacedDraws(seen, QUESTION, counts).map(
    ({ notBefore }) => (notBefore ?? START - 1) - START,
  );
}

describe("draws of one question at one resolver", () => {
  test("those at once, until all of them are in", () => {
    expect(times(lookOf())).toEqual([-1, -1]);
    expect(times(lookOf(at(40, 0)))).toEqual([-1, -1]);
  });

  test("the next soon, and again soon as long as each brings another", () => {
    expect(times(lookOf(at(40, 0), at(45, 0)))).toEqual([-1, -1, 295]);
    expect(times(lookOf(at(40, 0), at(45, 0), at(330, 1)))).toEqual([-1, -1, 295, 580]);
  });

  test("where it brought the same, in the next second", () => {
    const seen = [at(40, 0), at(45, 0), at(330, 0)];
    expect(times(lookOf(...seen))).toEqual([-1, -1, 295, 1430]);
    expect(times(lookOf(...seen, at(1480, 1)))).toEqual([-1, -1, 295, 1430, 1730]);
    expect(times(lookOf(...seen, at(1480, 1), at(1800, 2)))).toHaveLength(COUNTS.most);
  });

  test("the order of records and of arrival tells nothing", () => {
    const [one = "", other = ""] = homes(2);
    const seen = [
      answer([one, other], { at: START + 330, ttl: 0 }),
      answer([other, one], { at: START + 45, ttl: 0 }),
      at(40, 9),
    ];
    expect(times(lookOf(...seen)).at(-1)).toBe(330 + 1100);
  });

  test.each([
    [1, 2140],
    [3, 4140],
  ])("after a life of %i s and some more, as long as one look is one", (ttl, due) => {
    expect(times(lookOf(at(30, 0, ttl), at(40, 0, ttl)))).toEqual([-1, -1, due]);
  });

  test("none where the answer is kept longer, there is no address, or one failed", () => {
    expect(times(lookOf(at(30, 0, 4), at(40, 1, 4)))).toHaveLength(2);
    expect(times(lookOf(answer([], { at: START }), answer([], { at: START })))).toHaveLength(2);
    const failure = {
      at: START + 40,
      resolver: ONE,
      question: { name: SITE, type: "A" },
      kind: "timeout",
      detail: "",
    } as const;
    expect(times({ ...lookOf(at(30, 0), at(40, 1)), failures: [failure] })).toHaveLength(2);
    const elsewhere = { ...failure, resolver: TWO };
    expect(times({ ...lookOf(at(30, 0), at(40, 1)), failures: [elsewhere] })).toHaveLength(3);
  });

  test("the last leaves within ten seconds of the look's beginning", () => {
    const counts = { atOnce: 1, most: 100 };
    const seen: Observation[] = [];
    for (let draws = times(lookOf(), counts); draws.length > seen.length;) {
      seen.push(at(Math.max(0, draws.at(-1) ?? 0) + 50, 0, 1));
      draws = times(lookOf(...seen), counts);
    }
    expect(seen).toHaveLength(5);
    expect(times(lookOf(...seen), counts).at(-1)).toBeLessThanOrEqual(10_000);
  });
});
