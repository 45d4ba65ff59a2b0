import { describe, expect, test } from "vitest";
import { planAsks, type Ask } from "../../src/detection/plan.ts";
import type { Failure, Observation } from "../../src/detection/observation.ts";
import { reverseQueryName } from "../../src/detection/address.ts";
import {
  answer,
  history,
  homes,
  KNOWLEDGE,
  look,
  ONE,
  reverse,
  SITE,
  START,
  THREE,
  TWO,
} from "./history-builder.ts";

const RESOLVERS = [ONE, TWO, THREE];
const STAGE_ONE = [`A ${ONE} 0`, `A ${ONE} 1`, `AAAA ${ONE} 0`, `AAAA ${ONE} 1`];

function plan(
  observations: readonly Observation[],
  options: {
    readonly thorough?: boolean;
    readonly failures?: readonly Failure[];
    readonly asked?: readonly Ask[];
    readonly before?: readonly Observation[];
  } = {},
): readonly Ask[] {
  const before = options.before === undefined ? [] : [look(START - 600_000, options.before)];
  return planAsks({
    look: { ...look(START, observations), failures: options.failures ?? [] },
    history: history(before),
    resolvers: RESOLVERS,
    knowledge: KNOWLEDGE,
    asked: options.asked ?? [],
    thorough: options.thorough ?? false,
  });
}

const shown = (asks: readonly Ask[]): string[] =>
  asks.map(({ type, resolver, draw }) => `${type} ${resolver} ${String(draw)}`);
const empty = (): Observation => answer([], { type: "AAAA" });

describe("stage 1", () => {
  test("asks one resolver for both families twice, and nobody else", () => {
    expect(shown(plan([]))).toEqual(STAGE_ONE);
  });

  test.each([
    ["a TTL above half an hour", [answer(homes(8), { ttl: 3600 }), empty()]],
    [
      "an alias of a content network",
      [answer(homes(8), { ttl: 20, aliases: ["e1.edge-lab.net"] }), empty()],
    ],
    ["addresses of a content network", [answer(["101.1.0.1", "101.1.0.2"]), empty()]],
    ["two server networks", [answer(["61.1.0.1", "62.1.0.1"]), empty()]],
    ["only private addresses", [answer(["10.0.0.1"]), empty()]],
    ["no address at all", [answer([], { status: 3 }), answer([], { type: "AAAA", status: 3 })]],
  ])("ends there at %s", (_, observations) => {
    expect(shown(plan(observations))).toEqual(STAGE_ONE);
  });

  test("goes to the next resolver when all four queries failed", () => {
    const failures = (["A", "A", "AAAA", "AAAA"] as const).map((type): Failure => {
      return {
        at: START,
        resolver: ONE,
        question: { name: SITE, type },
        kind: "timeout",
        detail: "",
      };
    });
    expect(shown(plan([], { failures: failures.slice(0, 3) }))).toEqual(STAGE_ONE);
    expect(shown(plan([], { failures }))).toContain(`AAAA ${TWO} 1`);
  });
});

describe("stage 2", () => {
  test("other resolvers, name servers and reverse names, once a home answers", () => {
    const asks = plan([answer(homes(3))]);
    expect(shown(asks.filter(({ type }) => type !== "PTR"))).toEqual([
      ...STAGE_ONE,
      `A ${TWO} 0`,
      `A ${THREE} 0`,
      `NS ${ONE} 0`,
    ]);
    expect(asks.filter(({ type }) => type === "PTR").map(({ name }) => name)).toEqual(
      homes(3).map(reverseQueryName),
    );
  });

  test("reverse names are shared out, so that no one resolver's word on them decides", () => {
    const asks = plan([answer(homes(12))]).filter(({ type }) => type === "PTR");
    const most = Math.max(
      ...RESOLVERS.map((url) => asks.filter((ask) => ask.resolver === url).length),
    );
    expect(most).toBeLessThan(asks.length);
  });

  test("more draws everywhere at a TTL of 5 s or less", () => {
    for (const [ttl, atOnce] of [
      [5, 2],
      [6, 1],
    ] as const) {
      const asks = plan([answer(homes(1), { ttl }), empty()]).filter(({ type }) => type === "A");
      const drawsAt = (url: string): number[] => [
        ...new Set(asks.flatMap(({ resolver, draw }) => (resolver === url ? [draw] : []))),
      ];
      expect(RESOLVERS.map((url) => drawsAt(url).length)).toEqual([2, atOnce, atOnce]);
      expect(asks.every(({ notBefore }) => notBefore === undefined)).toBe(true);
    }
  });

  test("then one after another, where an answer is not kept", () => {
    const asks = plan([answer(homes(1), { ttl: 0 }), answer(homes(1, 1), { ttl: 0 }), empty()]);
    expect(asks.filter(({ notBefore }) => notBefore !== undefined)).toEqual([
      { name: SITE, type: "A", resolver: ONE, draw: 2, notBefore: START + 250 },
    ]);
  });

  test("addresses of at most four name servers, and their reverse names", () => {
    const names = ["ns1", "ns2", "ns3", "ns4", "ns5"].map((label) => `${label}.lab-site.com`);
    const servers = answer(names, { name: "lab-site.com", type: "NS" });
    const address = answer(["22.9.0.1"], { name: "ns1.lab-site.com" });
    const asks = plan([answer(homes(3)), servers, address]);
    expect(asks.filter(({ type, name }) => type === "A" && name.startsWith("ns"))).toHaveLength(4);
    expect(asks.map(({ name }) => name)).toContain("1.0.9.22.in-addr.arpa");
  });

  test("at most eight reverse names, and what was asked stays chosen", () => {
    const asked = homes(8, 20).map((address): Ask => {
      return { name: reverseQueryName(address), type: "PTR", resolver: ONE, draw: 0 };
    });
    const all = [...homes(12), ...homes(8, 20)];
    const chosen = plan([answer(all)], { asked }).filter(({ type }) => type === "PTR");
    expect(chosen.map(({ name }) => name).sort()).toEqual(asked.map(({ name }) => name).sort());
    expect(plan([answer(all)]).filter(({ type }) => type === "PTR")).toHaveLength(8);
  });

  test("no reverse name is asked for twice, and none of a content network", () => {
    const before = homes(3).map((address) => reverse(address, undefined));
    const asks = plan([answer([...homes(3), "101.1.0.1"])], { before });
    expect(asks.filter(({ type }) => type === "PTR")).toEqual([]);
  });

  test("what an earlier look left unnamed is named once there is reason to ask", () => {
    const before = [answer(["61.1.0.1"])];
    const names = (asks: readonly Ask[]): string[] =>
      asks.filter(({ type }) => type === "PTR").map(({ name }) => name);
    expect(names(plan([answer(homes(3))], { before }))).toEqual(
      [...homes(3), "61.1.0.1"].map(reverseQueryName),
    );
    expect(names(plan([answer(homes(9))], { before }))).not.toContain(reverseQueryName("61.1.0.1"));
  });

  test("a server network never seen for this host is worth more", () => {
    const complete = [answer(["63.1.0.1"]), answer(["63.1.0.1"]), empty(), empty()];
    expect(plan(complete, { before: [answer(["61.1.0.1"])] }).length).toBeGreaterThan(4);
    expect(shown(plan(complete, { before: [answer(["63.1.0.9"])] }))).toEqual([
      ...STAGE_ONE,
      `NS ${ONE} 0`,
    ]);
  });

  test("Check again goes to everybody at once", () => {
    expect(shown(plan([], { thorough: true }))).toEqual([
      ...STAGE_ONE,
      `A ${TWO} 0`,
      `A ${THREE} 0`,
      `NS ${ONE} 0`,
      `NS ${TWO} 0`,
    ]);
  });
});
