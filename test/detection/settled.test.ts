import { describe, expect, test } from "vitest";
import { legitimate } from "../../src/detection/evidence/legitimate.ts";
import type { Evidence } from "../../src/detection/evidence.ts";
import { judge } from "../../src/detection/judge.ts";
import type { NetworkKnowledge } from "../../src/detection/network.ts";
import type { Observation } from "../../src/detection/observation.ts";
import { answer, history, KNOWLEDGE, look, START } from "./history-builder.ts";
import { readHistory } from "./read-history.ts";

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
const SERVER = "61.1.0.1";
/** Out of a network of its own. */
const ELSEWHERE = "62.1.0.1";
const CONTENT = ["101.1.0.1", "101.1.0.2"] as const;

/** What speaks for a site that is asked about at these times (ms from the first look). */
function speaksFor(
  looks: readonly (readonly [number, readonly Observation[]])[],
  knowledge: NetworkKnowledge = KNOWLEDGE,
): readonly Evidence[] {
  const of = history(looks.map(([after, seen]) => look(START + after, seen)));
  const { evidence } = judge({ history: of, knowledge, sensitivity: "balanced" }).verdict;
  return evidence.filter(({ group }) => group === "legitimate");
}
function staying(times: readonly number[], ttl = 60): readonly Evidence[] {
  return speaksFor(times.map((at) => [at, [answer([SERVER], { ttl })]]));
}
function once(...observations: readonly Observation[]): readonly Evidence[] {
  return speaksFor([[0, observations]]);
}

describe("a site that stays where it is", () => {
  const stopped = (points: number, looks: number, minutes: number) => [
    { group: "legitimate", points, reason: "stopped-growing", facts: { looks, minutes } },
  ];
  test.each([
    ["one look", [0], []],
    ["not quite ten minutes", [0, 10 * MINUTE - 1], []],
    ["ten minutes", [0, 10 * MINUTE], stopped(-1.5, 2, 10)],
    ["not quite 55 minutes", [0, 55 * MINUTE - 1], stopped(-1.5, 2, 55)],
    ["an hour, asked a little early", [0, 55 * MINUTE], stopped(-4, 2, 55)],
    ["a week seen twice", [0, 7 * DAY], stopped(-4, 2, 10_080)],
    ["not quite a week", [0, MINUTE, 7 * DAY - 1], stopped(-4, 3, 10_080)],
  ])("%s", (_what, times, expected) => {
    expect(staying(times)).toEqual(expected);
  });

  test("a week seen three times", () => {
    const facts = { looks: 3, days: 7 };
    const expected = { group: "legitimate", points: -3, reason: "stable-for-days", facts };
    expect(staying([0, MINUTE, 7 * DAY])).toEqual([expected]);
    expect(staying([0, DAY, 8 * DAY - 1])).toEqual([expected]);
  });

  test("no sooner than its answers may have been kept", () => {
    expect(staying([0, 20 * MINUTE - 1], 1200)).toEqual([]);
    expect(staying([0, 20 * MINUTE], 1200)).toEqual(stopped(-1.5, 2, 20));
  });

  test("after it moved once, only for a day, asked a little early", () => {
    const after = (ms: number) =>
      speaksFor([
        [0, [answer([SERVER], { ttl: 60 })]],
        [10 * MINUTE, [answer([ELSEWHERE], { ttl: 60 })]],
        [20 * MINUTE, [answer([ELSEWHERE], { ttl: 60 })]],
        [10 * MINUTE + ms, [answer([ELSEWHERE], { ttl: 60 })]],
      ]);
    expect(after(0.95 * DAY - 1)).toEqual([]);
    expect(after(0.95 * DAY)).toEqual(stopped(-2.5, 3, 1368));
    expect(after(8 * DAY)).toEqual(stopped(-2.5, 3, 11_520));
  });

  test("not by one look, even if the computer slept in the middle of it", () => {
    const [early, late] = [0, 30 * MINUTE].map((after) =>
      answer([SERVER], { at: START + after, ttl: 60 }),
    );
    const observations = [early, late].flatMap((one) => one ?? []);
    const of = history([{ at: START, epoch: 0, observations, failures: [] }]);
    const { evidence } = judge({
      history: of,
      knowledge: KNOWLEDGE,
      sensitivity: "balanced",
    }).verdict;
    expect(evidence.map(({ group }) => group)).toEqual(["ttl"]);
  });

  test("not while it still moves", () => {
    const moving = speaksFor([
      [0, [answer([SERVER])]],
      [20 * MINUTE, [answer([ELSEWHERE])]],
    ]);
    expect(moving).toEqual([]);
  });
});

describe("addresses of content networks", () => {
  const cdn = (operator: string) => [
    { group: "legitimate", points: -3, reason: "known-cdn", facts: { operator } },
  ];
  test("all of them, by network or by alias, and who runs it", () => {
    expect(once(answer(CONTENT))).toEqual(cdn("AS25857"));
    expect(once(answer([SERVER], { aliases: ["e1.edge-lab.net"] }))).toEqual(cdn("Edge Lab"));
    expect(once(answer([CONTENT[0]], { aliases: ["e1.edge-lab.net"] }))).toEqual(cdn("Edge Lab"));
  });

  test.each([
    ["half of them", [CONTENT[0], SERVER], [[1, 2]]],
    ["most of them", [...CONTENT, SERVER], [[2, 3]]],
    ["half of those that are public", [CONTENT[0], SERVER, "10.0.0.1"], [[1, 2]]],
    ["fewer than half", [CONTENT[0], SERVER, "61.1.1.1"], []],
    ["most, but the rest in two networks", [...CONTENT, SERVER, ELSEWHERE], []],
    ["none", [SERVER], []],
  ] as const)("%s", (_what, addresses, expected) => {
    expect(once(answer(addresses))).toEqual(
      expected.map(([of, all]) => {
        const facts = { cdn: of, addresses: all };
        return { group: "legitimate", points: -1, reason: "cdn-addresses", facts };
      }),
    );
  });
});

test("a name with private addresses alone is no content network's", () => {
  const { dossier, spread } = readHistory(history([look(START, [answer(["10.0.0.1"])])]));
  expect(legitimate(dossier, spread, false)).toEqual([]);
});

describe("IPv4 and IPv6 out of the same networks", () => {
  /** IPv6 addresses whose third part is the number of the network 61.x that they are in. */
  const both: NetworkKnowledge = {
    ...KNOWLEDGE,
    networkOf: (address) => {
      const [, , number] = address.includes(":") ? address.split(":") : [];
      return KNOWLEDGE.networkOf(number === undefined ? address : `61.${number}.0.1`);
    },
  };
  const six = (...networks: readonly number[]) =>
    answer(
      networks.map((number) => `2600:1:${String(number)}::1`),
      { type: "AAAA" },
    );
  const four = (...networks: readonly number[]) =>
    answer(networks.map((number) => `61.${String(number)}.0.1`));
  test.each([
    ["one network", [four(1), six(1)], true],
    ["two networks", [four(1, 2), six(1, 2)], true],
    ["IPv6 in one of the two", [four(1, 2), six(2)], true],
    ["IPv6 in another", [four(1), six(2)], false],
    ["one of two IPv6 addresses in another", [four(1), six(1, 2)], false],
    ["three networks", [four(1, 2, 3), six(1, 2, 3)], false],
    ["no IPv6", [four(1)], false],
    ["no IPv4", [six(1)], false],
  ])("%s", (_what, seen, coherent) => {
    const found = speaksFor([[0, seen]], both);
    const expected = { group: "legitimate", points: -0.5, reason: "coherent-records", facts: {} };
    expect(found).toEqual(coherent ? [expected] : []);
  });

  test("as soon as one look was told of both", () => {
    const found = (...looks: readonly (readonly Observation[])[]) =>
      speaksFor(
        looks.map((seen, at) => [at * MINUTE, seen]),
        both,
      ).map(({ reason }) => reason);
    expect(found([four(1)], [four(1), six(1)])).toEqual(["coherent-records"]);
    expect(found([four(1)], [six(2)])).toEqual([]);
  });
});
