import { describe, expect, it } from "vitest";
import { parseAddress, reverseQueryName } from "../../../src/detection/address.ts";
import { parseHost } from "../../../src/detection/host.ts";
import { LEVELS } from "../../../src/detection/verdict.ts";
import { loadNetworkTable } from "../../../tools/networks/load-knowledge.ts";
import type { AuthorityAnswer } from "../../../lab/model/authority.ts";
import { STAGES } from "../../../lab/model/scenario.ts";
import { createWorld, type World } from "../../../lab/model/world.ts";
import { ALL_SCENARIOS, scenarioById } from "../../../lab/scenarios/all-scenarios.ts";

const START = Date.UTC(2026, 0, 5);
const TIMES = [0, 61_000, 600_000, 3_600_000, 90_000_000].map((after) => START + after);
const networkTable = loadNetworkTable();
const makeWorld = (seed: number): World =>
  createWorld({ seed, scenarios: ALL_SCENARIOS, startedAt: START });
const world = makeWorld(11);

const ask = (
  of: World,
  name: string,
  type: "A" | "AAAA" | "NS" | "PTR",
  at: number,
  sequence = 0,
) => of.authority.answer({ name, type, at, vantage: { region: "eu" }, sequence });
const addressesOf = (answer: AuthorityAnswer): readonly string[] =>
  answer.answer.filter(({ type }) => type === "A" || type === "AAAA").map(({ data }) => data);
const siteAnswers = (of: World, host: string, at: number, sequence = 0) =>
  (["A", "AAAA"] as const).map((type) => ask(of, host, type, at, sequence));

describe("the list", () => {
  it("has ids and hosts that are used once", () => {
    const ids = ALL_SCENARIOS.map(({ id }) => id);
    const hosts = ALL_SCENARIOS.flatMap((scenario) => scenario.hosts);
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(hosts).size).toBe(hosts.length);
    expect(ids.every((id) => /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id))).toBe(true);
  });

  it("finds by id and says so when there is none", () => {
    expect(scenarioById("double-flux").fluxed).toBe(true);
    expect(() => scenarioById("nothing")).toThrow('no scenario "nothing"');
  });

  it.each(ALL_SCENARIOS.map((scenario) => [scenario.id, scenario] as const))(
    "%s says what it models and what is expected when",
    (_, scenario) => {
      expect(scenario.sentence).toMatch(/^[A-Z].{60,}\.$/);
      expect(Object.keys(scenario.expected)).toEqual([...STAGES]);
      for (const stage of STAGES) {
        const levels = [scenario.expected[stage]].flat();
        expect(levels.length).toBeGreaterThan(0);
        expect(levels.every((level) => LEVELS.includes(level) && level !== "unknown")).toBe(true);
        if (!scenario.fluxed) expect(levels).not.toContain("flux");
      }
      for (const { meaning } of Object.values(scenario.parameters)) expect(meaning).not.toBe("");
      for (const host of scenario.hosts) {
        expect(parseHost(host).ok).toBe(true);
        expect(host).toMatch(/\.(?:com|net|org|info|shop|online)$/);
      }
    },
  );
});

describe.each(ALL_SCENARIOS.map((scenario) => [scenario.id, scenario] as const))(
  "%s",
  (id, scenario) => {
    it("answers with addresses at every time, each announced by a known network", () => {
      for (const host of scenario.hosts) {
        for (const at of TIMES) {
          const answers = siteAnswers(world, host, at);
          expect(answers.map(({ status }) => status)).toEqual([0, 0]);
          const addresses = answers.flatMap(addressesOf);
          expect(addresses.length).toBeGreaterThan(0);
          expect(new Set(addresses).size).toBe(addresses.length);
          for (const address of addresses) {
            const parsed = parseAddress(address);
            expect(parsed?.text).toBe(address);
            if (parsed?.reserved === true) expect(id).toBe("decoys");
            else expect(networkTable.networkOf(address)).toBeDefined();
          }
        }
      }
    });

    it("keeps times to live between 0 and a day, and aliases in order", () => {
      for (const { answer, authority } of siteAnswers(world, scenario.hosts[0] ?? "", START)) {
        let owner = scenario.hosts[0];
        for (const record of answer) {
          expect(record.ttl).toBeGreaterThanOrEqual(0);
          expect(record.ttl).toBeLessThanOrEqual(86_400);
          expect(record.name).toBe(owner);
          if (record.type === "CNAME") owner = record.data;
        }
        const negative = !answer.some(({ type }) => type === "A" || type === "AAAA");
        expect(authority.map(({ type }) => type)).toEqual(negative ? ["SOA"] : []);
      }
    });

    it("has name servers that resolve, and reverse look-ups that answer or deny", () => {
      const parsed = parseHost(scenario.hosts[0] ?? "");
      const domain = parsed.ok ? parsed.registrableDomain : "";
      const servers = ask(world, domain, "NS", START).answer;
      expect(servers.length).toBeGreaterThanOrEqual(2);
      const addresses = servers.flatMap(({ data }) => addressesOf(ask(world, data, "A", START)));
      expect(addresses.length).toBeGreaterThanOrEqual(servers.length);
      for (const address of addresses.slice(0, 2)) {
        const { status, answer } = ask(world, reverseQueryName(address), "PTR", START);
        expect([0, 3]).toContain(status);
        expect(answer.length).toBe(status === 0 ? 1 : 0);
      }
    });

    it("is the same for the same seed in whatever order one asks, and another for another", () => {
      const again = makeWorldOnce(11);
      const other = makeWorldOnce(12);
      const host = scenario.hosts[0] ?? "";
      const there = TIMES.map((at) => siteAnswers(world, host, at));
      const back = [...TIMES].reverse().map((at) => siteAnswers(again, host, at));
      expect([...back].reverse()).toEqual(there);
      expect(TIMES.map((at) => siteAnswers(other, host, at))).not.toEqual(there);
    });
  },
);

describe("parameters at their bounds", () => {
  it.each(["least", "most"] as const)("still make a world that answers: %s", (bound) => {
    const scenarios = ALL_SCENARIOS.map((scenario) => {
      const values = Object.entries(scenario.parameters).flatMap(([key, parameter]) => {
        const value = parameter[bound];
        return value === undefined ? [] : [[key, value] as const];
      });
      return scenario.withParameters(Object.fromEntries(values));
    });
    const bounded = createWorld({ seed: 2, scenarios, startedAt: START });
    for (const { hosts } of scenarios) {
      const addresses = siteAnswers(bounded, hosts[0] ?? "", START).flatMap(addressesOf);
      expect(addresses.length).toBeGreaterThan(0);
    }
  });
});

const made = new Map<number, World>();
function makeWorldOnce(seed: number): World {
  const found = made.get(seed) ?? makeWorld(seed);
  made.set(seed, found);
  return found;
}
