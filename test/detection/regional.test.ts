import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { EXAMPLE_SUBNETS } from "../../src/detection/example-subnets.ts";
import { judge } from "../../src/detection/judge.ts";
import type { History, Look, Observation } from "../../src/detection/observation.ts";
import { planLook } from "../../src/detection/plan-look.ts";
import type { Verdict } from "../../src/detection/verdict.ts";
import { loadKnowledge } from "../../tools/networks/load-knowledge.ts";
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
  SITE,
  START,
  THREE,
  TWO,
} from "./history-builder.ts";

const MINUTE = 60_000;
const SUBNETS = Object.keys(EXAMPLE_SUBNETS);
const RESOLVERS = [ONE, TWO, THREE];
const CACHES = ["61.1.0.1", "62.1.0.1", "63.1.0.1"];

function verdict(of: History): Verdict {
  return judge({ history: of, knowledge: KNOWLEDGE, sensitivity: "balanced" }).verdict;
}

function abroad(addresses: (subnet: string, place: number) => string[], scope = 24): Observation[] {
  return SUBNETS.map((asked, place) => {
    return { ...answer(addresses(asked, place), { resolver: TWO }), subnet: { asked, scope } };
  });
}

/** A first look, then one after ten minutes and one after an hour that asked abroad too. */
function asked(first: Look, later: readonly Observation[], latest = later): History {
  const at = (minutes: number, more: readonly Observation[]): Look =>
    look(START + minutes * MINUTE, [...first.observations, ...more]);
  return history([first, at(10, later), at(60, latest)]);
}

const server = look(START, [answer(["61.1.0.1"])]);
const byRegion = (subnet: string): string[] => {
  const regions = [...new Set(Object.values(EXAMPLE_SUBNETS))];
  return [CACHES[regions.indexOf(EXAMPLE_SUBNETS[subnet] ?? "")] ?? ""];
};
const isCoherent = (of: History): boolean =>
  verdict(of).evidence.some(({ reason }) => reason === "coherent-by-region");

describe("answers by region", () => {
  test("speak for a site where each part of the world keeps networks of its own", () => {
    const found = verdict(asked(server, abroad(byRegion))).evidence;
    expect(found).toContainEqual({
      group: "legitimate",
      points: -3,
      reason: "coherent-by-region",
      facts: { regions: 3, networks: 3 },
    });
  });

  test.each<[string, History]>([
    ["the authority did not look at the subnet", asked(server, abroad(byRegion, 0))],
    ["there was one look only", asked(server, abroad(byRegion), [])],
    [
      "everybody gets the same",
      asked(
        server,
        abroad(() => ["61.1.0.1"]),
      ),
    ],
    [
      "every subnet gets something else",
      asked(
        server,
        abroad((_, at) => [`${String(61 + at)}.1.0.1`]),
      ),
    ],
    [
      "the parts of the world change places",
      asked(
        server,
        abroad(byRegion),
        abroad((subnet) => [CACHES[(CACHES.indexOf(byRegion(subnet)[0] ?? "") + 1) % 3] ?? ""]),
      ),
    ],
    [
      "homes with telling names answer",
      asked(
        look(START, [answer(homes(4)), ...homes(4).map((one) => reverse(one, poolName(one)))]),
        abroad(byRegion),
      ),
    ],
  ])("say nothing where %s", (_, of) => {
    expect(isCoherent(of)).toBe(false);
  });

  test("drawn at random for everybody they are next to never taken for coherent", () => {
    let coherent = 0;
    fc.assert(
      fc.property(
        fc.integer({ min: 3, max: 40 }),
        fc.integer({ min: 1, max: 6 }),
        fc.array(fc.nat(9999), { minLength: 72, maxLength: 72 }),
        (pool, width, draws) => {
          const drawn =
            (from: number) =>
            (_: string, place: number): string[] =>
              draws
                .slice(from + place * 6, from + place * 6 + width)
                .map((n) => `61.${String(n % pool)}.0.1`);
          if (isCoherent(asked(server, abroad(drawn(0)), abroad(drawn(36))))) coherent += 1;
        },
      ),
      { numRuns: 400 },
    );
    expect(coherent).toBeLessThanOrEqual(2);
  });

  test("are counted nowhere else: not as addresses, networks, churn or reverse names", () => {
    const of = asked(
      botnetLook(START, 0),
      abroad((_, at) => homes(6, 100 + at * 6), 0),
    );
    const plain = {
      ...of,
      looks: of.looks.map((one) => ({
        ...one,
        observations: one.observations.filter(({ subnet }) => subnet === undefined),
      })),
    };
    expect(verdict(of)).toEqual(verdict(plain));
    const { facts } = judge({ history: of, knowledge: KNOWLEDGE, sensitivity: "balanced" });
    const own = judge({ history: plain, knowledge: KNOWLEDGE, sensitivity: "balanced" });
    expect(facts).toEqual(own.facts);
  });
});

describe("asking abroad", () => {
  const sent = (of: History, at: number, more: object = {}): string[] => {
    const facts = { look: look(at, []), history: of, resolvers: RESOLVERS, knowledge: KNOWLEDGE };
    const order = { ...facts, asked: [], thorough: true, abroad: { resolver: TWO, atOnce: false } };
    return planLook({ ...order, ...more }).flatMap(({ subnet, resolver, name }) => {
      if (subnet !== undefined) expect({ resolver, name }).toEqual({ resolver: TWO, name: SITE });
      return subnet ?? [];
    });
  };
  const odd = history([botnetLook(START, 0)]);
  const later = START + 10 * MINUTE;

  test("happens at the ten-minute look of an odd host, for the fixed subnets alone", () => {
    expect(sent(odd, later)).toEqual(SUBNETS);
  });

  test.each([
    ["unless it is allowed", odd, later, { abroad: undefined }],
    ["about a host that is not odd", odd, later, { thorough: false }],
    ["at the first look", history([]), START, {}],
    ["after a minute", odd, START + MINUTE, {}],
    ["a third time", asked(server, abroad(byRegion)), START + 300 * MINUTE, {}],
    [
      "again where nobody looks at subnets",
      asked(server, abroad(byRegion, 0), []),
      START + 60 * MINUTE,
      {},
    ],
  ] as const)("does not happen %s", (_, of, at, more) => {
    expect(sent(of, at, more)).toEqual([]);
  });

  test("changes no other question", () => {
    const facts = {
      history: odd,
      resolvers: RESOLVERS,
      knowledge: KNOWLEDGE,
      thorough: true,
      asked: [],
    };
    const own = look(later, [answer(homes(2), { resolver: ONE })]);
    const mixed = look(later, [...own.observations, ...abroad(() => homes(8, 200))]);
    const order = { ...facts, abroad: { resolver: TWO, atOnce: false } };
    const others = planLook({ ...order, look: mixed }).filter(({ subnet }) => subnet === undefined);
    expect(others).toEqual(planLook({ ...facts, look: own }));
  });
});

test("the example subnets are large access providers', as their comments say", () => {
  const { networkOf } = loadKnowledge();
  const found = SUBNETS.map((subnet) => networkOf(subnet.replace("0/24", "1")));
  expect(found.map((network) => network?.asn)).toEqual([7922, 7922, 3320, 3320, 4713, 4713]);
  expect(new Set(found.map((network) => network?.kind))).toEqual(new Set(["access"]));
});
