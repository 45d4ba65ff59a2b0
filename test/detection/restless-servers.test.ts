import { describe, expect, test } from "vitest";
import { measureOwners } from "../../src/detection/evidence/owners.ts";
import { countMachines } from "../../src/detection/evidence/residential.ts";
import { restlessServers } from "../../src/detection/evidence/restless-servers.ts";
import { measureMovement } from "../../src/detection/movement.ts";
import type { Look, Observation } from "../../src/detection/observation.ts";
import { answer, history, look, ONE, reverse, START, TWO } from "./history-builder.ts";
import { readHistory } from "./read-history.ts";

const A = "61.1.0.1";
const B = "62.1.0.1";
const C = "63.1.0.1";

type Options = {
  readonly ttl?: number;
  /** Between looks, or when each of them is. */
  readonly minutes?: number | readonly number[];
  readonly more?: readonly Observation[];
};

/** The evidence of looks with one answer each, at regular times if no others are given. */
function found(
  sets: readonly (readonly string[])[],
  { ttl = 120, minutes = 30, more = [] }: Options = {},
): ReturnType<typeof restlessServers> {
  const looks = sets.map((addresses, at) => {
    const after = typeof minutes === "number" ? at * minutes : (minutes[at] ?? 0);
    return look(START + after * 60_000, [answer(addresses, { ttl }), ...more]);
  });
  return evidence(looks);
}

function evidence(looks: readonly Look[]): ReturnType<typeof restlessServers> {
  const { dossier, spread } = readHistory(history(looks));
  return restlessServers(
    measureMovement(dossier, spread),
    countMachines(spread, dossier.reverseNames, 1),
    measureOwners(dossier, spread),
    dossier.maximumTtl,
  );
}

/** A server of so many hosters each, from one on. */
function servers(count: number, from = 0): string[] {
  return Array.from({ length: count }, (_, at) => `61.${String(from + at + 1)}.0.1`);
}

function points(sets: readonly (readonly string[])[], options?: Options): number | undefined {
  return found(sets, options)[0]?.points;
}

describe("servers that are left for others", () => {
  test("count by the networks they went through", () => {
    const [evidence] = found([[A], [B], [C]]);
    expect(evidence).toMatchObject({
      group: "churn",
      reason: "restless-servers",
      facts: { servers: 3, networks: 3 },
    });
    expect(evidence?.points).toBeGreaterThan(3);
  });

  test("once is a move, worth less; so is what changes with every TTL of seconds", () => {
    expect(points([[A], [B]])).toBe(2.5);
    expect(points([[A], [B], [C]], { ttl: 29 })).toBe(3);
    expect(points([[A], [B], [C]], { ttl: 30 })).toBe(4.5);
  });

  test("may be left once within minutes", () => {
    expect(found([[A], [B], [C], ["64.1.0.1"]], { minutes: [0, 3, 33, 63] })).toHaveLength(1);
    expect(found([[A], [B], [C], ["64.1.0.1"]], { minutes: [0, 3, 33, 36] })).toEqual([]);
  });

  test("may have one home among five, not among four", () => {
    const home = ["20.1.0.7"];
    expect(found([...servers(4).map((one) => [one]), home])).toHaveLength(1);
    expect(found([...servers(3).map((one) => [one]), home])).toEqual([]);
  });

  test.each<[string, readonly string[][], Options]>([
    ["that stays", [[A], [A], [A]], {}],
    ["that goes back and forth", [[A], [B], [A], [B]], {}],
    ["that changes by the minute", [[A], [B], [C]], { minutes: 3 }],
    [
      "whose hoster gives it other addresses of the same network",
      [["61.1.1.1"], ["61.1.2.1"], ["61.1.3.1"]],
      {},
    ],
    ["with machines side by side", [[A], [B, "62.1.9.1"], [C]], {}],
    [
      "behind many at once",
      [[1, 2, 3, 4, 5, 6, 7], [11]].map((seconds) => seconds.map((n) => `61.${String(n)}.0.1`)),
      {},
    ],
    ["at homes", [["20.1.0.7"], ["21.1.0.7"], ["22.1.0.7"]], {}],
    ["under its own names", [[A], [B], [C]], { more: [reverse(A, "a.lab-site.com")] }],
  ])("say nothing of a site %s", (_, sets, options) => {
    expect(found(sets, options)).toEqual([]);
  });
});

describe("servers that other people named are worth watching, no more", () => {
  /** One server after another, of which the first so many each carry the name of somebody else's domain. */
  const named = (count: number, owners: readonly string[]) => {
    const moving = servers(count);
    const more = moving.map((one, at) => reverse(one, owners[at]));
    return points(
      moving.map((one) => [one]),
      { more },
    );
  };
  const [club, school, town] = ["a.club-lab.org", "b.school-lab.org", "c.town-lab.org"];

  test.each<[string, number, readonly string[], number]>([
    ["two owners, more than a quarter", 7, [club, school], 3],
    ["two owners, a quarter", 8, [club, school], 4.5],
    ["three owners, more than 15 in a hundred", 19, [club, school, town], 3],
    ["three owners, 15 in a hundred", 20, [club, school, town], 4.5],
    ["one owner, nearly all", 4, ["a.club-lab.org", "b.club-lab.org", "c.club-lab.org"], 4.5],
  ])("%s", (_, count, owners, expected) => {
    expect(named(count, owners)).toBe(expected);
  });
});

describe("what comes back tells a pool from rented servers", () => {
  /** One hoster's server in turn with nine others': half of what each look brings in was there before. */
  const inTurn = servers(9, 1).flatMap((other) => [servers(1), [other]]);
  const back = [servers(1), servers(1, 1)];

  test("little that comes back is rented servers", () => {
    expect(points([[A], [B], [C], [A], ["64.1.0.1"], [B]])).toBe(4.5);
  });

  test("about half is worth watching, no more", () => {
    expect(points([[A], [B], [A], [C], [A]])).toBe(3);
    // Nine of twenty are new.
    expect(points([...inTurn, ...back, servers(1)])).toBe(3);
  });

  test("more than that is a pool", () => {
    expect(found([...inTurn, ...back, servers(1), servers(1, 1)])).toEqual([]);
  });
});

describe("servers that many use at once", () => {
  test("weigh by how often as many new ones came as stand at one time", () => {
    expect(points([servers(4), servers(4, 1)])).toBe(1.5);
    expect(points([servers(4), servers(4, 4)])).toBe(3.5);
    expect(points([servers(4), servers(4, 4), servers(4, 8)])).toBe(4.5);
  });

  test("six are few enough to hide, if everybody is shown the same", () => {
    expect(found([servers(6), servers(6, 6)])).toHaveLength(1);
    expect(found([servers(7), servers(7, 7)])).toEqual([]);
  });

  test("four are, if answers differ", () => {
    const differing = (each: number): ReturnType<typeof restlessServers> => {
      const pairs = [0, 1].map((at) => [servers(each, at * 8), servers(each, at * 8 + each)]);
      return evidence(
        pairs.map(([one = [], two = []], at) =>
          look(START + at * 30 * 60_000, [
            answer(one, { resolver: ONE }),
            answer(two, { resolver: TWO }),
          ]),
        ),
      );
    };
    expect(differing(2)[0]?.points).toBeCloseTo(3.5);
    expect(differing(3)).toEqual([]);
  });
});
