import { describe, expect, it } from "vitest";
import { parseHost } from "../../../src/detection/host.ts";
import { createRandom } from "../../../lab/model/random.ts";
import { STAGES } from "../../../lab/model/scenario.ts";
import { vary } from "../../../lab/variation/draw-parameters.ts";
import { ALL_KINDS, kindsById } from "../../../lab/variation/kinds.ts";
import { createSharedWorld } from "../../../lab/variation/varied-day.ts";
import { createVariedSite, RESOLVERS } from "../../../lab/variation/varied-site.ts";

const START = Date.UTC(2026, 0, 5);
const HOURS = [24, 25, 49];
const TRIES = 12;
const added = ALL_KINDS.filter(({ origin }) => origin !== "usual");

describe("the list of kinds", () => {
  it("has ids, hosts and zones that are used once", () => {
    const ids = ALL_KINDS.map(({ scenario }) => scenario.id);
    const hosts = ALL_KINDS.flatMap(({ scenario }) => scenario.hosts);
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(hosts).size).toBe(hosts.length);
  });

  it("holds out at least six honest kinds and four fluxed ones", () => {
    const heldOut = ALL_KINDS.filter(({ origin }) => origin === "hold-out");
    expect(heldOut.filter(({ scenario }) => !scenario.fluxed).length).toBeGreaterThanOrEqual(6);
    expect(heldOut.filter(({ scenario }) => scenario.fluxed).length).toBeGreaterThanOrEqual(4);
  });

  it("finds kinds by id and says so when there is none", () => {
    const [found] = kindsById(["one-country-bots"]);
    expect(found?.group).toBe("bots of one country");
    expect(() => kindsById(["nothing"])).toThrow('no kind "nothing"');
  });
});

describe.each(added.map((kind) => [kind.scenario.id, kind] as const))("%s", (id, kind) => {
  const { scenario } = kind;

  it("says what it models and never expects red of an honest site", () => {
    expect(scenario.sentence).toMatch(/^[A-Z].{60,}\.$/);
    for (const stage of STAGES) {
      if (!scenario.fluxed) expect([scenario.expected[stage]].flat()).not.toContain("flux");
    }
    for (const host of scenario.hosts) {
      expect(parseHost(host).ok).toBe(true);
      expect(host).toMatch(/\.(?:com|net|org|info|online)$/);
    }
  });

  it("answers with addresses at every time and has name servers, whatever its parameters", () => {
    const world = createSharedWorld(7);
    for (let index = 0; index < 4; index += 1) {
      const varied = vary(scenario, createRandom(id, index), kind.bounds);
      const site = createVariedSite(world, { scenario: varied, index }, START);
      const ask = (name: string, type: "A" | "AAAA" | "NS", at: number): readonly string[] => {
        // Some queries are lost, by design.
        for (let draw = 0; draw < TRIES; draw += 1) {
          const got = site.answer({ name, type, resolver: RESOLVERS[0], draw }, at);
          if ("answer" in got && got.status === 0) {
            return got.answer.filter((record) => record.type === type).map(({ data }) => data);
          }
        }
        throw new Error(`No answer for ${name}.`);
      };
      for (const host of scenario.hosts) {
        for (const hour of HOURS) {
          const at = START + hour * 3_600_000;
          const addresses = [...ask(host, "A", at), ...ask(host, "AAAA", at)];
          expect(addresses.length).toBeGreaterThan(0);
          expect(new Set(addresses).size).toBe(addresses.length);
        }
        const parsed = parseHost(host);
        const domain = parsed.ok ? parsed.registrableDomain : "";
        const servers = ask(domain, "NS", START + 49 * 3_600_000);
        expect(servers.length).toBeGreaterThanOrEqual(2);
        expect(ask(servers[0] ?? "", "A", START + 49 * 3_600_000).length).toBeGreaterThan(0);
      }
    }
  });
});
