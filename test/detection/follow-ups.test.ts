import { describe, expect, test } from "vitest";
import { reverseQueryName } from "../../src/detection/address.ts";
import { hasOddNameServers, nameServerAsks } from "../../src/detection/follow-ups.ts";
import type { Observation } from "../../src/detection/observation.ts";
import type { PlanFacts } from "../../src/detection/plan-facts.ts";
import { planAsks, type Ask } from "../../src/detection/plan.ts";
import {
  answer,
  history,
  KNOWLEDGE,
  look,
  ONE,
  reverse,
  START,
  THREE,
  TWO,
} from "./history-builder.ts";

const ZONE = "lab-site.com";
const SERVER = "61.1.0.1";

/** Name servers, one an address. */
function servers(addresses: readonly string[], zone = ZONE): Observation[] {
  const names = addresses.map((_, at) => `ns${String(at + 1)}.${zone}`);
  return [
    answer(names, { name: zone, type: "NS" }),
    ...addresses.map((address, at) => answer([address], { name: names[at] ?? "" })),
  ];
}

function facts(
  observations: readonly Observation[],
  before: readonly Observation[] = [],
): PlanFacts {
  return {
    look: look(START, observations),
    history: history(before.length === 0 ? [] : [look(START - 600_000, before)]),
    resolvers: [ONE, TWO, THREE],
    knowledge: KNOWLEDGE,
    asked: [],
    thorough: false,
  };
}

describe("name servers are odd", () => {
  test.each([
    ["at homes of two providers", servers(["20.1.0.7", "21.1.0.7"]), true],
    ["and most of them at homes", servers(["20.1.0.7", "21.1.0.7", SERVER]), true],
    [
      "whatever else is in networks of no known kind",
      servers(["20.1.0.7", "21.1.0.7", "1.1.0.7", "2.1.0.7"]),
      true,
    ],
    ["not at homes of one provider", servers(["20.1.0.7", "20.1.9.7"]), false],
    ["not with as many elsewhere", servers(["20.1.0.7", "21.1.0.7", SERVER, "62.1.0.1"]), false],
    ["not as another zone's", servers(["20.1.0.7", "21.1.0.7"], "other-lab.org"), false],
  ])("%s", (_, observations, isOdd) => {
    expect(hasOddNameServers(facts(observations))).toBe(isOdd);
  });
});

describe("name servers at one resolver", () => {
  const shown = (asks: readonly Ask[]): string[] =>
    asks.map(({ type, name, resolver }) => `${type} ${name} ${resolver}`);

  test("first who they are, then where, then what those are called, nowhere else", () => {
    expect(shown(nameServerAsks(facts([]), TWO))).toEqual([`NS ${ZONE} ${TWO}`]);
    expect(shown(nameServerAsks(facts(servers(["20.1.0.7", SERVER])), TWO))).toEqual([
      `NS ${ZONE} ${TWO}`,
      `A ns1.${ZONE} ${TWO}`,
      `A ns2.${ZONE} ${TWO}`,
      `PTR ${reverseQueryName("20.1.0.7")} ${TWO}`,
      `PTR ${reverseQueryName(SERVER)} ${TWO}`,
    ]);
  });

  test("not what a look before was told, nor more than four of each", () => {
    const before = [reverse("20.1.0.7", undefined)];
    const many = ["20.1.0.7", "61.1.0.1", "62.1.0.1", "63.1.0.1", "64.1.0.1", "65.1.0.1"];
    const asks = nameServerAsks(facts(servers(many), before), ONE);
    expect(asks.filter(({ type }) => type === "A")).toHaveLength(4);
    expect(asks.filter(({ type }) => type === "PTR").map(({ name }) => name)).toEqual(
      many.slice(1, 4).map(reverseQueryName),
    );
  });
});

describe("a site on a server", () => {
  const site = answer([SERVER]);
  const asksNameServers = (of: PlanFacts): string[] =>
    planAsks(of)
      .filter(({ type }) => type === "NS")
      .map(({ resolver }) => resolver);

  test("is asked for its name servers at a later look, not at the first", () => {
    expect(asksNameServers(facts([site]))).toEqual([]);
    expect(asksNameServers(facts([site], [site]))).toEqual([ONE]);
  });

  test.each([
    ["a content network's alias", answer([SERVER], { aliases: ["e1.edge-lab.net"] })],
    ["a content network's addresses", answer(["101.1.0.1"])],
    ["a TTL above half an hour", answer([SERVER], { ttl: 1801 })],
  ])("is not with %s", (_, seen) => {
    expect(asksNameServers(facts([seen], [seen]))).toEqual([]);
  });

  test("has them seen by a second resolver when they are odd, and only then", () => {
    const odd = [site, ...servers(["20.1.0.7", "21.1.0.7"])];
    expect(asksNameServers(facts(odd, [site]))).toEqual([ONE, TWO]);
    const plain = [site, ...servers(["62.1.0.1", "63.1.0.1"])];
    expect(asksNameServers(facts(plain, [site]))).toEqual([ONE]);
    const slow = { ...facts(odd, [site]), slow: [TWO] };
    expect(asksNameServers(slow)).toEqual([ONE, THREE]);
  });
});
