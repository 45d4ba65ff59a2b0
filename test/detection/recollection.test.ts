import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addDay,
  isRecent,
  MOST_NETWORKS,
  networkIdsOf,
  RECOLLECTION_DAYS,
  type Recollection,
} from "../../src/detection/recollection.ts";
import { recollectHistory } from "../../src/detection/recollect-history.ts";
import { answer, history, KNOWLEDGE, look, START } from "./history-builder.ts";

const DAY_MS = 86_400_000;
const FIRST = Math.floor(START / DAY_MS);

type SeenDay = readonly [day: number, ids: readonly string[]];

function recollect(
  before: Recollection | undefined,
  days: readonly SeenDay[],
): Recollection | undefined {
  const added = days.filter(([, ids]) => ids.length > 0);
  return added.reduce((kept, [day, ids]) => addDay(kept, day, [...ids].sort()), before);
}

const anyDays = fc
  .uniqueArray(
    fc.tuple(
      fc.integer({ min: 20_000, max: 20_070 }),
      fc.uniqueArray(fc.integer({ min: 1, max: 20 }).map(String), { maxLength: 10 }),
    ),
    { selector: ([day]) => day, maxLength: 12 },
  )
  .map((days) => [...days].sort(([a], [b]) => a - b));

describe("what is kept of earlier days", () => {
  test("each network stands under the first day that saw it", () => {
    const kept = recollect(undefined, [
      [1, ["7", "5"]],
      [3, ["5"]],
      [4, ["5", "9"]],
    ]);
    expect(kept).toEqual({
      due: 5,
      days: 3,
      networks: [
        { day: 1, ids: ["5", "7"] },
        { day: 4, ids: ["9"] },
      ],
      widest: 2,
      more: false,
    });
  });

  test("bounds hold for any days, and no network stands twice", () => {
    fc.assert(
      fc.property(anyDays, (days) => {
        const kept = recollect(undefined, days);
        const ids = networkIdsOf(kept);
        expect(ids.length).toBeLessThanOrEqual(MOST_NETWORKS);
        expect(new Set(ids).size).toBe(ids.length);
        if (kept === undefined) return;
        expect(isRecent(kept, kept.due - 1)).toBe(true);
        expect(kept.days).toBeLessThanOrEqual(RECOLLECTION_DAYS + 1);
      }),
    );
  });

  test("days given again change nothing", () => {
    fc.assert(
      fc.property(anyDays, fc.nat(12), (days, cut) => {
        const whole = recollect(undefined, days);
        const half = recollect(undefined, days.slice(0, cut));
        expect(recollect(half, days.slice(Math.max(0, cut - 1)))).toEqual(whole);
      }),
    );
  });

  test("it begins anew when its first day is too long ago", () => {
    const old = recollect(undefined, [[100, ["1"]]]);
    const still = recollect(old, [[100 + RECOLLECTION_DAYS, ["2"]]]);
    expect(networkIdsOf(still)).toEqual(["1", "2"]);
    expect(networkIdsOf(recollect(still, [[101 + RECOLLECTION_DAYS, ["3"]]]))).toEqual(["3"]);
  });

  test("where more was seen than is kept, it says so and stays as it is", () => {
    const ids = Array.from({ length: 9 }, (_, index) => String(index + 1));
    const full = recollect(undefined, [[1, ids]]);
    expect(full).toMatchObject({ more: true, days: 1, widest: 8 });
    expect(recollect(full, [[2, ["20"]]])).toEqual({ ...full, due: 3 });
  });

  test("a clock that was put back adds nothing", () => {
    const kept = recollect(undefined, [[50, ["1"]]]);
    expect(recollect(kept, [[40, ["2"]]])).toEqual(kept);
  });

  test("of a history: no content network, no private address, what it brought along first", () => {
    const of = history([
      look(START, [answer(["61.1.0.1", "101.1.1.1", "10.0.0.1"])]),
      look(START + DAY_MS, [answer(["62.2.0.1"])]),
    ]);
    const earlier = recollect(undefined, [[FIRST - 2, ["15617"]]]);
    const kept = recollectHistory({ ...of, ...(earlier && { earlier }) }, KNOWLEDGE);
    expect(kept?.networks).toEqual([
      { day: FIRST - 2, ids: [String(61 * 256 + 1)] },
      { day: FIRST + 1, ids: [String(62 * 256 + 2)] },
    ]);
    expect(recollectHistory(history([look(START, [answer(["101.1.1.1"])])]), KNOWLEDGE)).toBe(
      undefined,
    );
  });
});
