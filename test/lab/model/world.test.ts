import { describe, expect, it } from "vitest";
import { loadNetworkTable } from "../../../tools/networks/load-knowledge.ts";
import { createWorld } from "../../../lab/model/world.ts";
import { scenarioById } from "../../../lab/scenarios/all-scenarios.ts";
import { LAB_NETWORKS } from "../../../lab/model/populations.ts";
import { loadLabPrefixes } from "../../../lab/model/lab-prefixes.ts";
import { networkSizes, prefixesOf } from "../../../src/networks/prefixes.ts";

const networkTable = loadNetworkTable();
const world = createWorld({
  seed: 5,
  scenarios: ["ttl-zero", "double-flux", "wildcard-names", "google-like", "behind-alias"].map(
    scenarioById,
  ),
  startedAt: 1_000,
  networkTable,
});
const eu = { region: "eu" } as const;

describe("the authority", () => {
  it("denies what is in no zone, with a start of authority to remember it by", () => {
    const { status, answer, authority } = world.authority.answer({
      name: "nothing.invalidname.com",
      type: "A",
      at: 0,
      vantage: eu,
    });
    expect({ status, answer }).toEqual({ status: 3, answer: [] });
    expect(authority).toMatchObject([{ name: "com", type: "SOA", ttl: 900 }]);
  });

  it("denies a missing name inside a zone, but not another type of an existing one", () => {
    const at = 2_000;
    const missing = world.authority.answer({
      name: "nope.ecard-morvane.com",
      type: "A",
      at,
      vantage: eu,
    });
    const empty = world.authority.answer({
      name: "ecard-morvane.com",
      type: "AAAA",
      at,
      vantage: eu,
    });
    expect([missing.status, empty.status]).toEqual([3, 0]);
    expect(missing.authority).toMatchObject([{ name: "ecard-morvane.com", type: "SOA" }]);
    expect(empty.authority).toEqual(missing.authority);
  });

  it("answers the start of authority and the name servers of an apex", () => {
    const soa = world.authority.answer({
      name: "hollowmere-casino.com",
      type: "SOA",
      at: 0,
      vantage: eu,
    });
    const ns = world.authority.answer({
      name: "hollowmere-casino.com",
      type: "NS",
      at: 0,
      vantage: eu,
    });
    expect(soa.answer[0]?.data).toMatch(/^\S+ \S+ 1 7200 300 1209600 60$/);
    expect(ns.answer).toHaveLength(4);
  });

  it("gives another bot for every query and the same one for the same numbered query", () => {
    const question = { name: "ecard-morvane.com", type: "A", at: 9_000, vantage: eu } as const;
    const drawn = [0, 1, 2, 3, 4, 5].map(() => world.authority.answer(question).answer[0]?.data);
    expect(new Set(drawn).size).toBeGreaterThanOrEqual(5);
    const numbered = [7, 7].map((sequence) => world.authority.answer({ ...question, sequence }));
    expect(numbered[0]).toEqual(numbered[1]);
  });

  it("moves name servers, too, in double flux", () => {
    const at = (minutes: number) =>
      world.authority
        .answer({ name: "hollowmere-casino.com", type: "NS", at: minutes * 60_000, vantage: eu })
        .answer.map(({ data }) => data)
        .sort();
    expect(at(1)).toEqual(at(2));
    expect(at(1)).not.toEqual(at(30));
  });

  it("knows every label under a wildcard", () => {
    for (const label of ["a", "x.y", "login-7f3"]) {
      const name = `${label}.trackvane-parcel.info`;
      expect(world.authority.answer({ name, type: "A", at: 0, vantage: eu }).answer).toHaveLength(
        5,
      );
    }
  });

  it("answers by client subnet where the scenario does, and says so in the scope", () => {
    const ask = (subnet?: string) =>
      world.authority.answer({
        name: "quorabel-search.com",
        type: "A",
        at: 0,
        vantage: { region: "eu", subnet },
      });
    expect(ask("16.0.0.0/24").scope).toBe(24);
    expect(ask("16.0.0.0/24").answer).not.toEqual(ask("32.0.0.0/24").answer);
    expect(ask("0.0.0.0/0").answer).toEqual(ask().answer);
  });

  it("gives all records of one name without following aliases", () => {
    const found = world.authority.lookUp({
      name: "secure.dunmarrow-post.com",
      type: "A",
      at: 0,
      vantage: eu,
    });
    expect(found.records).toMatchObject([{ type: "CNAME", data: "gate7.brelwick.info" }]);
    expect(found.zone).toBe("dunmarrow-post.com");
  });
});

describe("a world", () => {
  it("refuses the same scenario twice", () => {
    const twice = [scenarioById("plain"), scenarioById("plain")];
    expect(() => createWorld({ seed: 1, scenarios: twice, networkTable })).toThrow(
      'Two scenarios claim the scenario "plain".',
    );
  });

  it("finds the scenario of a host", () => {
    expect(world.scenarioOf("ecard-morvane.com")?.id).toBe("ttl-zero");
    expect(world.scenarioOf("elsewhere.com")).toBeUndefined();
  });

  it("takes other values of parameters and refuses wrong ones", () => {
    const scenario = scenarioById("double-flux").withParameters({ addresses: 9 });
    const changed = createWorld({ seed: 1, scenarios: [scenario], networkTable });
    const question = { name: "hollowmere-casino.com", type: "A", at: 0, vantage: eu } as const;
    expect(changed.authority.answer(question).answer).toHaveLength(9);
    const wrong = scenarioById("double-flux").withParameters;
    expect(() => wrong({ nosuch: 1 })).toThrow('no parameter "nosuch"');
    expect(() => wrong({ addresses: "9" })).toThrow("is a number");
    expect(() => wrong({ addresses: 99 })).toThrow("goes from 1 to 14");
  });
});

describe("populations", () => {
  it("read the same from the file made once as from the whole table", () => {
    const prefixes = loadLabPrefixes();
    for (const asn of [3_320, 16_509, 24_940, 64_496]) {
      expect(prefixes(asn)).toEqual(prefixesOf(networkTable, asn));
    }
  });

  it("are all in the network table", () => {
    const sizes = new Map(networkSizes(networkTable).map((size) => [size.asn, size.ipv4Addresses]));
    expect(LAB_NETWORKS.filter((asn) => (sizes.get(asn) ?? 0) < 1_024)).toEqual([]);
    expect(new Set(LAB_NETWORKS).size).toBe(LAB_NETWORKS.length);
  });
});
