import { describe, expect, test } from "vitest";
import { EXAMPLE_SUBNETS } from "../../src/detection/example-subnets.ts";
import { findEvidence } from "../../src/detection/evidence/rules.ts";
import type { Evidence, Reason } from "../../src/detection/evidence.ts";
import { judge } from "../../src/detection/judge.ts";
import { measure } from "../../src/detection/measured.ts";
import type { NetworkKnowledge } from "../../src/detection/network.ts";
import type { History, Observation } from "../../src/detection/observation.ts";
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
  TWO,
} from "./history-builder.ts";
import { readHistory } from "./read-history.ts";

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
const TODAY = Math.floor(START / DAY);
const ZONE = "lab-site.com";
const SERVER = "61.1.0.1";

/** IPv6 is announced by the hoster of `SERVER`. */
const WITH_IPV6: NetworkKnowledge = {
  ...KNOWLEDGE,
  networkOf: (address) => KNOWLEDGE.networkOf(address.includes(":") ? SERVER : address),
};

/** Looks half an hour apart. */
function looks(...seen: readonly (readonly Observation[])[]): History {
  return history(seen.map((one, at) => look(START + at * 30 * MINUTE, one)));
}

/** Looks half an hour apart with one answer each. */
function answers(...sets: readonly (readonly string[])[]): History {
  return looks(...sets.map((addresses) => [answer(addresses)]));
}

function found(of: History): readonly Evidence[] {
  const { dossier } = readHistory(of, WITH_IPV6);
  const at = of.looks.at(-1)?.at ?? START;
  return findEvidence(measure({ dossier, connections: of.connections, knowledge: WITH_IPV6, at }));
}

function reasons(of: History): readonly Reason[] {
  return found(of).map(({ reason }) => reason);
}

/** A server at each of so many hosters. */
function servers(hosters: number, from = 0): string[] {
  return Array.from({ length: hosters }, (_, at) => `61.${String(from + at + 1)}.0.1`);
}

function named(addresses: readonly string[]): Observation[] {
  return addresses.map((address) => reverse(address, poolName(address)));
}

/** Who the zone's name servers are, and where they stand. */
function nameServers(addresses: readonly string[]): Observation[] {
  const names = addresses.map((_, at) => `ns${String(at)}.${ZONE}`);
  return [
    answer(names, { name: ZONE, type: "NS" }),
    ...addresses.map((address, at) => answer([address], { name: names[at] ?? "" })),
  ];
}

/** A site that was in another network on each of five days before today. */
const FIVE_DAYS = {
  due: TODAY,
  days: 5,
  networks: [0, 1, 2, 3, 4].map((at) => ({ day: TODAY - 5 + at, ids: [String(9000 + at)] })),
  widest: 1,
  more: false,
};

/** A site that was where `SERVER` is on three days of the week before today. */
const SETTLED = {
  due: TODAY,
  days: 3,
  networks: [{ day: TODAY - 8, ids: [String(61 * 256 + 1)] }],
  widest: 1,
  more: false,
};

function abroad(): Observation[] {
  const regions = [...new Set(Object.values(EXAMPLE_SUBNETS))];
  return Object.entries(EXAMPLE_SUBNETS).map(([asked, region]) => {
    const addresses = servers(1, regions.indexOf(region));
    return { ...answer(addresses, { resolver: TWO }), subnet: { asked, scope: 24 } };
  });
}

const [HOME = "", SECOND = ""] = homes(2);

/** Of each thing that can be said of a site, a site of which it is to be said. */
const SCENES: Readonly<Record<Reason, History>> = {
  "many-networks": answers(homes(6)),
  "new-networks": answers(homes(3), homes(3, 3)),
  "restless-servers": answers(servers(1), servers(1, 1), servers(1, 2)),
  "changing-homes": answers(
    ...[1, 2, 3, 4].map((at) =>
      [0, 100].flatMap((more) => ["20", "21"].map((one) => `${one}.1.${String(at + more)}.7`)),
    ),
  ),
  "every-answer-differs": looks(homes(6).map((home) => answer([home], { ttl: 0 }))),
  "resolvers-disagree": looks([
    answer(homes(3), { resolver: ONE }),
    answer(homes(3, 3), { resolver: TWO }),
  ]),
  "new-addresses": answers([SERVER], ["61.1.1.1", "61.1.2.1"]),
  "new-networks-over-days": { ...answers([SERVER]), earlier: FIVE_DAYS },
  "home-connections": looks([answer(homes(3)), ...named(homes(3))]),
  "home-networks": answers(homes(3), homes(3, 3)),
  "servers-only": answers(servers(2)),
  "name-servers-at-home": looks([answer([SERVER]), ...nameServers(homes(3))]),
  "name-servers-scattered": looks([
    answer([SERVER]),
    ...nameServers(["130.1.0.1", "131.1.0.1", "132.1.0.1"]),
  ]),
  "name-servers-move": looks(
    [answer([SERVER]), ...nameServers(homes(2))],
    [answer([SERVER]), ...nameServers(homes(2, 2))],
  ),
  "name-servers-shared": looks([answer(homes(4)), ...nameServers(homes(2))]),
  "short-ttl": answers([SERVER]),
  "private-among-public": answers([SERVER, "10.0.0.1"]),
  "resolver-blocks": looks([
    answer([SERVER]),
    answer([], { resolver: TWO, status: 3, extendedErrors: [15] }),
  ]),
  "connected-home": { ...answers([SERVER]), connections: [{ at: START, address: HOME }] },
  "shared-home": { ...answers([HOME, SECOND]), neighbours: [{ address: HOME, others: 2 }] },
  "known-cdn": answers(["101.1.0.1"]),
  "cdn-addresses": answers(["101.1.0.1", SERVER]),
  "stopped-growing": answers([SERVER], [SERVER]),
  "coherent-records": looks([answer([SERVER]), answer(["2600:1::1"], { type: "AAAA" })]),
  "coherent-by-region": looks([answer([SERVER])], abroad(), abroad()),
  "stable-for-days": { ...answers([SERVER]), earlier: SETTLED },
  "own-names": looks([answer([SERVER]), reverse(SERVER, `www.${ZONE}`)]),
  "many-owners": looks([answer(["110.1.0.1", "111.1.0.1", "112.1.0.1"])]),
  "known-pool": history(
    [look(START, [answer([SERVER], { name: "pool.ntp.org" })])],
    "pool.ntp.org",
  ),
};

test.each(Object.entries(SCENES))("%s is said of such a site", (reason, of) => {
  expect(reasons(of)).toContain(reason);
});

test("of a name on one server, only how long its answers may be kept", () => {
  expect(reasons(answers([SERVER]))).toEqual(["short-ttl"]);
});

describe("servers speak for a site", () => {
  const pair = ["61.1.1.1", "61.1.2.1"];
  const points = (of: History): number | undefined =>
    found(of).find(({ reason }) => reason === "servers-only")?.points;

  test("that stays on them", () => {
    expect(points(answers(pair))).toBe(-2);
  });

  test("not while it leaves them one after another, within hours or over days", () => {
    expect(reasons(SCENES["restless-servers"])).not.toContain("servers-only");
    const overDays = { ...answers(pair), earlier: FIVE_DAYS };
    expect(reasons(overDays)).toContain("new-networks-over-days");
    expect(reasons(overDays)).not.toContain("servers-only");
  });

  test("less if it moves among many at once, unless somebody gave them names", () => {
    const moving = [servers(7), servers(7, 7)];
    const called = (name: string | undefined) =>
      points(looks(...moving.map((set) => [answer(set), ...set.map((one) => reverse(one, name))])));
    expect(called(undefined)).toBe(-1);
    expect(called(`cache.${ZONE}`)).toBe(-2);
    expect(called("mirror.club-lab.org")).toBe(-2);
  });

  test("less if it has moved on several days, even if it went back each time", () => {
    const [first, second, third] = FIVE_DAYS.networks;
    const networks = [first, second, third].flatMap((one) => one ?? []);
    const back = { ...FIVE_DAYS, days: 12, networks };
    expect(reasons({ ...answers(pair), earlier: back })).not.toContain("new-networks-over-days");
    expect(points({ ...answers(pair), earlier: back })).toBe(-1);
  });
});

test("a site that stays where it is has not settled while its name servers move", () => {
  expect(reasons(SCENES["name-servers-move"])).not.toContain("stopped-growing");
});

test("days that looks have seen are not counted again from what is kept of earlier ones", () => {
  const week = [0, 1, 8].map((days) => look(START + days * DAY, [answer([SERVER])]));
  const of = { ...history(week), earlier: SETTLED };
  expect(reasons(of).filter((reason) => reason === "stable-for-days")).toHaveLength(1);
});

describe("what speaks for a site", () => {
  const legitimate = (of: History): number =>
    judge({ history: of, knowledge: WITH_IPV6, sensitivity: "balanced" }).verdict.groups.legitimate;
  /** On a server of its own name, the same for a week, by IPv4 and IPv6. */
  const settled = (name: string): History =>
    history(
      [0, 1, 8].map((days) =>
        look(START + days * DAY, [
          answer([SERVER], { name }),
          answer(["2600:1::1"], { name, type: "AAAA" }),
          reverse(SERVER, name),
          ...abroad().map((one) => ({ ...one, question: { name, type: "A" as const } })),
        ]),
      ),
      name,
    );

  test("is as much as it is, and six points at most", () => {
    expect(legitimate(SCENES["own-names"])).toBe(-2);
    expect(legitimate(settled(SITE))).toBe(-6);
  });

  test("goes further only for a pool that is known by its name", () => {
    expect(legitimate(settled("pool.ntp.org"))).toBe(-12);
  });
});
