import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { judge, type Judgement } from "../../src/detection/judge.ts";
import { rank } from "../../src/detection/levels.ts";
import type { History } from "../../src/detection/observation.ts";
import { planAsks } from "../../src/detection/plan.ts";
import type { Recollection } from "../../src/detection/recollection.ts";
import {
  answer,
  history,
  homes,
  KNOWLEDGE,
  look,
  ONE,
  poolName,
  reverse,
  SITE,
  START,
  THREE,
  TWO,
} from "./history-builder.ts";

const DAY_MS = 86_400_000;
const TODAY = Math.floor(START / DAY_MS);
/** A rented server in network 61.1. */
const SERVER = "61.1.0.1";

function judged(of: History): Judgement {
  return judge({ history: of, knowledge: KNOWLEDGE, sensitivity: "balanced" });
}

function today(earlier: Recollection | undefined, addresses = [SERVER]): History {
  const of = history([look(START, [answer(addresses)])]);
  return earlier === undefined ? of : { ...of, earlier };
}

/** A site in one other network on each of the days before today. */
function moved(days: number, networks: number, widest = 1): Recollection {
  return {
    due: TODAY,
    days,
    networks: Array.from({ length: networks }, (_, index) => ({
      day: TODAY - days + index,
      ids: [String(9000 + index)],
    })),
    widest,
    more: false,
  };
}

function reasons(of: History): Record<string, number> {
  const { evidence } = judged(of).verdict;
  return Object.fromEntries(evidence.map(({ reason, points }) => [reason, points]));
}

describe("networks from day to day", () => {
  test("one move of hosting is nothing, ever new networks are much", () => {
    expect(reasons(today(moved(1, 1)))).not.toHaveProperty("new-networks-over-days");
    expect(reasons(today(moved(2, 2)))["new-networks-over-days"]).toBe(1.5);
    expect(reasons(today(moved(5, 5)))["new-networks-over-days"]).toBe(4);
  });

  test("a rented server that moves every day is odd, which no single day shows", () => {
    expect(judged(today(undefined)).verdict.level).toBe("clear");
    expect(rank(judged(today(moved(6, 6))).verdict.level)).toBeGreaterThanOrEqual(rank("watch"));
  });

  test("a pool that is soon known is nothing", () => {
    expect(reasons(today(moved(12, 3)))).not.toHaveProperty("new-networks-over-days");
  });

  test("a service behind several networks at once is nothing", () => {
    expect(reasons(today(moved(5, 5, 3)))).not.toHaveProperty("new-networks-over-days");
  });

  test("what is said of it counts today as well", () => {
    const found = judged(today(moved(3, 3))).verdict.evidence.find(
      ({ reason }) => reason === "new-networks-over-days",
    );
    expect(found?.facts).toEqual({ networks: 4, newDays: 3, days: 3 });
  });

  test("memory alone never makes red, whatever it holds", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 1, max: 8 }),
        (days, count) => {
          const { verdict } = judged(today(moved(Math.max(days, count), count)));
          expect(verdict.level).not.toBe("flux");
        },
      ),
    );
  });

  test("another day that brings nothing new never raises the level", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 7 }), (days, count) => {
        const before = today(moved(Math.max(days, count), count));
        const looks = [...before.looks, look(START + DAY_MS, [answer([SERVER])])];
        const after = judged({ ...before, looks }).verdict.level;
        expect(rank(after)).toBeLessThanOrEqual(rank(judged(before).verdict.level));
      }),
    );
  });
});

describe("a week in the same networks", () => {
  const own = String(61 * 256 + 1);
  const settled: Recollection = {
    due: TODAY - 1,
    days: 3,
    networks: [{ day: TODAY - 8, ids: [own] }],
    widest: 1,
    more: false,
  };

  /** Kept since a week ago, with today the third day that saw it. */
  const week = { ...settled, due: TODAY, days: 2, networks: [{ day: TODAY - 7, ids: [own] }] };

  test("speaks for a site on servers", () => {
    expect(reasons(today(settled))["stable-for-days"]).toBe(-3);
    expect(judged(today(week)).verdict.evidence).toContainEqual({
      group: "legitimate",
      points: -3,
      reason: "stable-for-days",
      facts: { looks: 3, days: 7 },
    });
  });

  /** In so many networks at once, today as on the days before. */
  const several = (addresses: readonly string[]): History => {
    const ids = addresses.map((one) => String(KNOWLEDGE.networkOf(one)?.asn));
    return today({ ...week, networks: [{ day: TODAY - 7, ids }] }, [...addresses]);
  };

  test("speaks for one in two networks, not in three, which may be a few of many", () => {
    expect(reasons(several([SERVER, "62.1.0.1"]))).toHaveProperty("stable-for-days");
    const three = [SERVER, "62.1.0.1", "63.1.0.1"];
    expect(reasons(several(three))).not.toHaveProperty("stable-for-days");
  });

  test("says nothing where one of its machines is a home", () => {
    expect(reasons(several([SERVER, "21.1.0.7"]))).not.toHaveProperty("stable-for-days");
  });

  test.each([
    ["six days", { ...settled, networks: [{ day: TODAY - 6, ids: [own] }] }, [SERVER]],
    ["one visit before", { ...settled, days: 1 }, [SERVER]],
    ["more networks than are kept", { ...settled, more: true }, [SERVER]],
    ["another network today", settled, ["62.2.0.1"]],
    [
      "homes",
      { ...settled, networks: [{ day: TODAY - 8, ids: [String(21 * 256 + 1)] }] },
      ["21.1.0.7"],
    ],
  ] as const)("but not after or with %s", (_, earlier, addresses) => {
    expect(reasons(today(earlier, [...addresses]))).not.toHaveProperty("stable-for-days");
  });
});

describe("looks because of earlier days", () => {
  test("servers in a network that is new since another day are worth all resolvers", () => {
    const resolvers = [ONE, TWO, THREE];
    const first = [0, 1].flatMap((draw) => [
      { name: SITE, type: "A" as const, resolver: ONE, draw },
      { name: SITE, type: "AAAA" as const, resolver: ONE, draw },
    ]);
    const soFar = look(
      START,
      [0, 1].flatMap(() => [answer([SERVER]), answer([], { type: "AAAA" })]),
    );
    const asked = (earlier: Recollection | undefined): string[] => {
      const of = { ...history([]), ...(earlier && { earlier }) };
      const facts = { look: soFar, history: of, resolvers, knowledge: KNOWLEDGE, asked: first };
      return [...new Set(planAsks({ ...facts, thorough: false }).map(({ resolver }) => resolver))];
    };
    expect(asked(undefined)).toEqual([ONE]);
    expect(asked(moved(1, 1))).toEqual(resolvers);
    const own = { ...moved(1, 1), networks: [{ day: TODAY - 1, ids: [String(61 * 256 + 1)] }] };
    expect(asked(own)).toEqual([ONE]);
  });

  test("a clear host that moved is followed from day to day", () => {
    const late = (earlier: Recollection | undefined): number | undefined => {
      const of = today(earlier);
      const looks = [...of.looks, look(START + DAY_MS + 60_000, [answer([SERVER])])];
      return judged({ ...of, looks }).verdict.nextLookAt;
    };
    expect(late(undefined)).toBeUndefined();
    expect(late(moved(1, 1))).toBe(START + 2 * DAY_MS + 60_000);
  });
});

describe("one home behind unrelated sites", () => {
  const addresses = homes(3);
  const [shared = ""] = addresses;
  const of = history([
    look(START, [answer(addresses), ...addresses.map((one) => reverse(one, poolName(one)))]),
  ]);

  test("is evidence, and a key for red", () => {
    const { verdict } = judged({ ...of, neighbours: [{ address: shared, others: 2 }] });
    expect(verdict.evidence).toContainEqual({
      group: "extras",
      points: 3,
      reason: "shared-home",
      facts: { address: shared, others: 2 },
    });
    expect(verdict.keys.machines).toBe(true);
  });

  test.each([
    ["no home any more", [{ address: "61.1.0.1", others: 2 }]],
    ["not among the addresses", [{ address: "33.3.3.3", others: 2 }]],
    ["of no other site", [{ address: shared, others: 0 }]],
  ])("but not one that is %s", (_, neighbours) => {
    expect(reasons({ ...of, neighbours })).not.toHaveProperty("shared-home");
  });

  test("a person's own server at home is none", () => {
    const alone = history([look(START, [answer([shared]), reverse(shared, poolName(shared))])]);
    const neighbours = [{ address: shared, others: 3 }];
    expect(reasons({ ...alone, neighbours })).not.toHaveProperty("shared-home");
  });
});
