import { describe, expect, it } from "vitest";
import { createWorld } from "../../../lab/model/world.ts";
import type { ShortLife } from "../../../lab/resolvers/cache.ts";
import { createOperator, type OperatorAnswer } from "../../../lab/resolvers/operator.ts";
import { blockedNames, lyingNames, zeroedNames } from "../../../lab/resolvers/tampering.ts";
import { createThreeOperators } from "../../../lab/resolvers/three-operators.ts";
import { ALL_SCENARIOS, scenarioById } from "../../../lab/scenarios/all-scenarios.ts";

const ids = ["five-homes", "ttl-zero", "akamai-like", "google-like", "plain"];
const makeWorld = () => createWorld({ seed: 3, scenarios: ids.map(scenarioById), startedAt: 0 });
const makeOperator = (caches = 1, shortLife: ShortLife = "in-flight") =>
  createOperator({
    name: "one",
    caches,
    region: "eu",
    world: makeWorld(),
    clientSubnet: true,
    shortLife,
  });
const five = { name: "tarnelis-account.com", type: "A" } as const;
const data = (answer: OperatorAnswer) => answer.answer.map((record) => record.data).sort();
const ttls = (answer: OperatorAnswer) => answer.answer.map((record) => record.ttl);

describe("one cache", () => {
  it("counts the time to live down to 1 and then asks anew", () => {
    const operator = makeOperator();
    const first = operator.answer(five, 0);
    expect(new Set(ttls(first))).toEqual(new Set([300]));
    const later = operator.answer(five, 120_500);
    expect(data(later)).toEqual(data(first));
    expect(new Set(ttls(later))).toEqual(new Set([180]));
    expect(new Set(ttls(operator.answer(five, 299_999)))).toEqual(new Set([1]));
    const anew = operator.answer(five, 300_000);
    expect(anew.cached).toBe(false);
    expect(new Set(ttls(anew))).toEqual(new Set([300]));
    expect(data(anew)).not.toEqual(data(first));
  });

  it.each([
    ["in-flight", [0, 39, 40, 41, 2_000], [true, false, true, false], 0],
    ["rest-of-second", [1_300, 1_999, 2_000, 2_999, 3_000], [true, false, true, false], 0],
    ["rest-of-second", [1_990, 2_029, 2_031, 2_999, 3_000], [true, false, true, false], 0],
    ["five-seconds", [0, 4_999, 5_000, 9_999, 10_000], [true, false, true, false], 5],
  ] as const)("gives an answer of no life again (%s)", (shortLife, times, again, ttl) => {
    const operator = makeOperator(1, shortLife);
    const answers = times.map((at) =>
      operator.answer({ name: "ecard-morvane.com", type: "A" }, at),
    );
    // Whether each one's cache had it, beginning with the second.
    expect(answers.map(({ cached }) => cached).slice(1)).toEqual(again);
    answers.slice(1).forEach((answer, index) => {
      const before = answers[index];
      if (before !== undefined)
        expect(data(answer).join() === data(before).join()).toBe(answer.cached);
    });
    expect(answers.slice(0, 1).flatMap(ttls)).toEqual([ttl]);
  });

  it("keeps each record of a chain for its own time", () => {
    const operator = makeOperator();
    const question = { name: "www.corvanta-news.com", type: "A" } as const;
    expect(ttls(operator.answer(question, 0))).toEqual([300, 21_600, 20, 20]);
    expect(ttls(operator.answer(question, 30_000))).toEqual([270, 21_570, 20, 20]);
    expect(ttls(operator.answer(question, 45_000))).toEqual([255, 21_555, 5, 5]);
  });

  it("keeps that a name or a type does not exist for the minimum of its zone", () => {
    const operator = makeOperator();
    const missing = { name: "no.halvenbakery.com", type: "A" } as const;
    const first = operator.answer(missing, 0);
    expect([first.status, first.authority[0]?.ttl]).toEqual([3, 300]);
    const later = operator.answer(missing, 100_000);
    expect([later.cached, later.status, later.authority[0]?.ttl]).toEqual([true, 3, 200]);
    expect(operator.answer(missing, 300_000).cached).toBe(false);
    const empty = operator.answer({ name: "tarnelis-account.com", type: "AAAA" }, 0);
    expect([empty.status, empty.answer.length, empty.authority.length]).toEqual([0, 0, 1]);
  });

  it("caps what it keeps", () => {
    const world = makeWorld();
    const operator = createOperator({
      name: "c",
      caches: 1,
      region: "eu",
      world,
      mostSeconds: 900,
    });
    const question = { name: "halvenbakery.com", type: "A" } as const;
    expect(operator.answer(question, 0).answer[0]?.ttl).toBe(900);
    expect(operator.answer(question, 900_000).cached).toBe(false);
  });

  it("keeps scoped answers apart by client subnet and the others together", () => {
    const operator = makeOperator();
    const geo = { name: "quorabel-search.com", type: "A" } as const;
    const west = operator.answer(geo, 0, { subnet: "16.0.0.0/24" });
    const east = operator.answer(geo, 0, { subnet: "32.0.0.0/24" });
    expect([west.scope, west.cached, east.cached]).toEqual([24, false, false]);
    expect(data(west)).not.toEqual(data(east));
    expect(data(operator.answer(geo, 0, { subnet: "16.0.0.0/24" }))).toEqual(data(west));
    operator.answer(five, 0, { subnet: "16.0.0.0/24" });
    expect(operator.answer(five, 0, { subnet: "32.0.0.0/24" }).cached).toBe(true);
  });
});

describe("one operator", () => {
  it("has independent caches behind its address", () => {
    const operator = makeOperator(3);
    const sets = Array.from({ length: 60 }, () => operator.answer(five, 1_000));
    expect(new Set(sets.map(({ cache }) => cache))).toEqual(new Set([0, 1, 2]));
    expect(new Set(sets.map((answer) => data(answer).join())).size).toBe(3);
  });

  it("counts what it is asked and forgets on reset", () => {
    const operator = makeOperator(2);
    operator.answer(five, 0);
    operator.answer(five, 0);
    expect(operator.counts.get("tarnelis-account.com A")).toBe(2);
    operator.reset();
    expect(operator.counts.size).toBe(0);
    expect(operator.answer(five, 0).cached).toBe(false);
  });

  it("blocks, zeroes or lies only where it is told to, and stops when told", () => {
    const operator = makeOperator();
    operator.setTampering([
      blockedNames(["tarnelis-account.com"]),
      zeroedNames(["ecard-morvane.com"]),
      lyingNames(["halvenbakery.com"], ["198.51.100.7"]),
    ]);
    const blocked = operator.answer(five, 0);
    expect([blocked.status, blocked.extendedErrors, blocked.cache]).toEqual([3, [15], -1]);
    const zeroed = operator.answer({ name: "x.ecard-morvane.com", type: "A" }, 0);
    expect([data(zeroed), zeroed.extendedErrors]).toEqual([["0.0.0.0"], [17]]);
    expect(data(operator.answer({ name: "halvenbakery.com", type: "A" }, 0))).toEqual([
      "198.51.100.7",
    ]);
    expect(operator.answer({ name: "notecard-morvane.com", type: "A" }, 0).cache).toBe(0);
    operator.setTampering([]);
    expect(operator.answer(five, 0).answer).toHaveLength(5);
  });
});

describe("three operators", () => {
  const world = createWorld({ seed: 8, scenarios: ALL_SCENARIOS, startedAt: 0 });
  const operators = createThreeOperators(world);

  it.each(ALL_SCENARIOS.map(({ id, hosts }) => [id, hosts[0] ?? ""] as const))(
    "count the times to live of %s down",
    (_, name) => {
      for (const operator of Object.values(operators)) {
        for (const type of ["A", "AAAA"] as const) {
          const first = operator.answer({ name, type }, 1_000, { cache: 0 });
          const later = operator.answer({ name, type }, 4_000, { cache: 0 });
          for (const record of later.answer) {
            const before = first.answer.find(
              ({ name: owner, type: kind, data: value }) =>
                owner === record.name && kind === record.type && value === record.data,
            );
            if (before !== undefined && before.ttl > 3) expect(record.ttl).toBe(before.ttl - 3);
            else expect(first.answer.every(({ ttl }) => ttl <= 3)).toBe(true);
          }
        }
      }
    },
  );
});
