import { describe, expect, test } from "vitest";
import type { Evidence } from "../../src/detection/evidence.ts";
import { judge } from "../../src/detection/judge.ts";
import type { NetworkKnowledge } from "../../src/detection/network.ts";
import type { Observation } from "../../src/detection/observation.ts";
import {
  answer,
  history,
  homes,
  KNOWLEDGE,
  look,
  poolName,
  reverse,
  START,
} from "./history-builder.ts";

const ZONE = "lab-site.com";
const SITE_ADDRESS = "61.1.0.1";
/** Servers, and addresses of which nothing is known, each out of another network. */
const servers = (count: number) => Array.from({ length: count }, (_, n) => `7${String(n)}.1.0.1`);
const unknown = (count: number) => Array.from({ length: count }, (_, n) => `15${String(n)}.1.0.1`);

/** The zone's name servers at these addresses, one each. */
function at(addresses: readonly string[]): Observation[] {
  const name = (address: string) => `ns-${address.replaceAll(".", "-")}.${ZONE}`;
  return [
    answer(addresses.map(name), { name: ZONE, type: "NS" }),
    ...addresses.map((address) => answer([address], { name: name(address) })),
  ];
}
/** What the name servers say; each look a time (ms from the first) and what it saw. */
function found(
  looks: readonly (readonly [number, readonly Observation[]])[],
  site: readonly string[] = [SITE_ADDRESS],
  knowledge: NetworkKnowledge = KNOWLEDGE,
): readonly Evidence[] {
  const of = history(looks.map(([after, seen]) => look(START + after, [answer(site), ...seen])));
  const { evidence } = judge({ history: of, knowledge, sensitivity: "balanced" }).verdict;
  return evidence.filter(({ group }) => group === "name-servers");
}

describe("name servers at one time", () => {
  const home = (homesThere: number, judged: number, points = 2.5) => {
    const facts = { homes: homesThere, judged };
    return [{ group: "name-servers", points, reason: "name-servers-at-home", facts }];
  };
  const scattered = (nameServers: number, networks: number) => {
    const facts = { nameServers, networks };
    return [{ group: "name-servers", points: 1, reason: "name-servers-scattered", facts }];
  };
  const sameNetwork = (count: number) =>
    Array.from({ length: count }, (_, n) => `150.1.${String(n)}.9`);
  test.each<[string, readonly string[], readonly object[]]>([
    ["none", [], []],
    ["at two homes", homes(2), []],
    ["at three homes", homes(3), home(3, 3)],
    ["half at homes", [...homes(2), ...unknown(2)], home(2, 4)],
    ["fewer than half at homes", [...homes(1), ...unknown(3)], scattered(4, 4)],
    ["half at hosters", [...servers(2), ...unknown(2)], []],
    ["fewer than half at hosters", [...servers(1), ...unknown(2)], scattered(3, 3)],
    ["all at hosters", servers(4), []],
    ["six in three networks", [...unknown(3), ...sameNetwork(3)], scattered(6, 3)],
    ["seven in three networks", [...unknown(3), ...sameNetwork(4)], []],
    [
      "two homes, a content network and a private address",
      [...homes(2), "101.1.0.1", "10.0.0.1"],
      [],
    ],
    ["the same beside a third home", [...homes(3), "101.1.0.1", "10.0.0.1"], home(3, 3)],
  ])("%s", (_what, addresses, expected) => {
    expect(found([[0, at(addresses)]])).toEqual(expected);
  });

  test("in no network that is known are each in one by their address", () => {
    const nowhere: NetworkKnowledge = { ...KNOWLEDGE, networkOf: () => undefined };
    expect(found([[0, at(unknown(3))]], [SITE_ADDRESS], nowhere)).toEqual(scattered(3, 3));
  });

  test.each([
    [1, 2.5],
    [2, 3],
  ])("homes of which %d have a provider's name for a line: %d", (named, points) => {
    const names = homes(3)
      .slice(0, named)
      .map((address) => reverse(address, poolName(address)));
    expect(found([[0, [...at(homes(3)), ...names]]])).toEqual(home(3, 3, points));
  });
});

describe("name servers that move", () => {
  const moved = (points: number, newNetworks: number, minutes = 10) => {
    const facts = { newNetworks, minutes };
    return [{ group: "name-servers", points, reason: "name-servers-move", facts }];
  };
  const [one = "", two = ""] = servers(2);
  const TEN = 600_000;
  /** Of the evidence only what is said of moving: who moved is scattered too. */
  const moves = (...args: Parameters<typeof found>) =>
    found(...args).filter(({ reason }) => reason === "name-servers-move");

  test.each<[string, readonly string[], readonly object[]]>([
    ["nowhere", [one, two], []],
    ["to another address of a network", [one, "70.1.9.9"], []],
    ["to one network", unknown(1), moved(1, 1)],
    ["to two networks", unknown(2), moved(2, 2)],
    ["to three of which nothing is known", unknown(3), moved(2, 3)],
    ["to three homes", homes(3), moved(3, 3)],
    ["to two homes", homes(2), moved(2, 2)],
    ["to four, half of them homes", [...homes(2), ...unknown(2)], moved(2, 4)],
    ["to five, most of them homes", [...homes(3), ...unknown(2)], moved(3, 5)],
    ["to two, half of them a hoster's", ["75.1.0.1", ...unknown(1)], moved(2, 2)],
    ["to two hosters'", ["75.1.0.1", "76.1.0.1"], []],
  ])("%s", (_where, addresses, expected) => {
    const looks = [
      [0, at([one, two])],
      [TEN, at(addresses)],
    ] as const;
    expect(moves(looks)).toEqual(expected);
  });

  test("from the first look that saw any; at least a minute is told", () => {
    const first = [0, []] as const;
    const none = [first, [TEN, at([one, ...homes(2)])]] as const;
    expect(moves(none)).toEqual([]);
    const soon = [first, [TEN, at([one, two])], [TEN + 20_000, at(unknown(1))]] as const;
    expect(moves(soon)).toEqual(moved(1, 1, 1));
    const late = [first, [TEN, at([one, two])], [TEN * 4, at(unknown(1))]] as const;
    expect(moves(late)).toEqual(moved(1, 1, 30));
  });

  test("from the first that a look saw, even if the computer slept before the second", () => {
    const asked = [answer([SITE_ADDRESS]), ...at([one, two])];
    const slept = asked.map((seen, n) => ({
      ...seen,
      at: START + (n < asked.length - 1 ? 0 : TEN),
    }));
    const later = look(START + 2 * TEN, [answer([SITE_ADDRESS]), ...at(unknown(1))]);
    const of = history([{ at: START, epoch: 0, observations: slept, failures: [] }, later]);
    const { evidence } = judge({
      history: of,
      knowledge: KNOWLEDGE,
      sensitivity: "balanced",
    }).verdict;
    expect(evidence).toContainEqual(moved(1, 1, 20)[0]);
  });

  test("until the last of them came", () => {
    const [first, second] = unknown(2).map((address) => at([one, two, address]));
    const looks = [at([one, two]), first ?? [], second ?? []].map(
      (seen, n) => [n * TEN, seen] as const,
    );
    expect(moves(looks)).toEqual(moved(2, 2, 20));
  });

  test("not to a machine that was one already, under whichever name", () => {
    const [third = "", fourth = ""] = unknown(2);
    const [named, alsoNamed] = ["ns1", "ns2"].map((name) => `${name}.${ZONE}`);
    const both = [named, alsoNamed].flatMap((name) => name ?? []);
    const listed = answer(both, { name: ZONE, type: "NS" });
    const stands = (name: string | undefined, address: string) =>
      answer([address], { name: name ?? "" });
    const before = [listed, stands(named, third), stands(alsoNamed, fourth)];
    for (const later of [stands(named, fourth), stands(alsoNamed, third)]) {
      expect(
        moves([
          [0, before],
          [TEN, [...before, later]],
        ]),
      ).toEqual([]);
    }
  });

  test("a site has not settled meanwhile", () => {
    const judged = (addresses: readonly string[]) => {
      const looks = [at([one, two]), at(addresses)].map((seen, n) =>
        look(START + n * 2 * TEN, [answer([SITE_ADDRESS]), ...seen]),
      );
      const input = { history: history(looks), knowledge: KNOWLEDGE };
      const { evidence } = judge({ ...input, sensitivity: "balanced" }).verdict;
      return evidence.map(({ reason }) => reason);
    };
    expect(judged([one, two])).toContain("stopped-growing");
    expect(judged(unknown(1))).not.toContain("stopped-growing");
  });
});

describe("name servers on the site's own machines", () => {
  const spread = ["61.1.0.1", "62.1.0.1", "63.1.0.1", "64.1.0.1"];
  const shared = (count: number) => [
    { group: "name-servers", points: 2, reason: "name-servers-shared", facts: { shared: count } },
  ];
  test.each<[string, readonly string[], readonly string[], readonly object[]]>([
    ["two of a site in four networks", spread, spread.slice(0, 2), shared(2)],
    [
      "three of them, two in one network",
      [...spread, "61.1.9.9"],
      ["61.1.0.1", "61.1.9.9", "62.1.0.1"],
      shared(3),
    ],
    ["two in one network", [...spread, "61.1.9.9"], ["61.1.0.1", "61.1.9.9", "75.1.0.1"], []],
    ["one of them", spread, ["61.1.0.1", "75.1.0.1"], []],
    ["two of a site in three networks", spread.slice(0, 3), spread.slice(0, 2), []],
  ])("%s", (_what, site, addresses, expected) => {
    expect(found([[0, at(addresses)]], site)).toEqual(expected);
  });
});
