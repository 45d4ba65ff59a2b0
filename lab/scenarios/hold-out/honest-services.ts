import { CLOUDS, COUNTRIES, HOSTERS } from "../../model/populations.ts";
import { hashUnit, pick, sample } from "../../model/random.ts";
import { patternHabit } from "../../model/reverse-names.ts";
import { listedZone } from "../../model/make-zone.ts";
import { defineScenario } from "../../model/scenario.ts";
import { byRegion, honestSite } from "../../model/site.ts";
import type { Ask, Node } from "../../model/zone.ts";
import { rentedFrom, someOf } from "../../variation/rotation.ts";
import { NEVER_RED } from "../hard/outcomes.ts";

export const scrubbedUnderAttack = defineScenario({
  id: "scrubbed-under-attack",
  hosts: ["www.vellingham-council.org"],
  fluxed: false,
  sentence:
    "A council's site on one provider's line that moves to a protection service's addresses while it is flooded, and back, with a time to live of a minute for it (usual practice of protection on demand).",
  parameters: {
    ttl: { value: 60, least: 30, most: 300, meaning: "seconds" },
    attacked: { value: 0.3, least: 0.05, most: 0.7, meaning: "share of hours under attack" },
    fronts: { value: 2, least: 1, most: 4, meaning: "addresses of the protection service" },
  },
  expected: NEVER_RED,
  build: (builder, { ttl, attacked, fronts }) => {
    const code = pick(builder.random, ["gb", "de", "ua", "br", "tr"] as const);
    const home = builder.lines(pick(builder.random, COUNTRIES[code].access), 1);
    const service = patternHabit((ip) => `${ip.dots}.ip.incapdns.net`);
    const scrubbed = builder.machines(CLOUDS.imperva, fronts, service);
    return honestSite(builder, {
      apex: "vellingham-council.org",
      node: (ask) => {
        const hour = Math.floor(ask.elapsed / 3_600_000);
        const data = hashUnit(builder.seed, hour, "attack") < attacked ? scrubbed : home;
        return { A: { ttl, data } };
      },
    });
  },
});

export const regionalGameServers = defineScenario({
  id: "regional-game-servers",
  hosts: ["lobby.emberquail-arena.com"],
  fluxed: false,
  sentence:
    "A game's lobbies in the data centres of Asian and South American access providers, two providers near the asker in turn by load (where there are few neutral data centres, games stand with the providers).",
  parameters: {
    ttl: { value: 60, least: 10, most: 300, meaning: "seconds" },
    addresses: { value: 2, least: 1, most: 4, meaning: "A records in one answer" },
    perProvider: { value: 4, least: 2, most: 12, meaning: "servers with each provider" },
    named: { value: 0.3, least: 0, most: 1, meaning: "share of providers with the game's names" },
    seconds: { value: 300, least: 30, most: 3_600, meaning: "time between two choices" },
  },
  expected: NEVER_RED,
  build: (builder, values) => {
    const apex = "emberquail-arena.com";
    const own = patternHabit((ip) => `gs${ip.id}.${apex}`);
    const homes = { eu: COUNTRIES.tr, us: COUNTRIES.br, as: COUNTRIES.vn };
    const servers = byRegion((region) =>
      sample(builder.random, homes[region].access, 2).flatMap((asn: number) =>
        builder.random() < values.named
          ? builder.machines(asn, values.perProvider, own)
          : builder.lines(asn, values.perProvider),
      ),
    );
    return honestSite(builder, {
      apex,
      labels: ["www", "lobby"],
      scope: 24,
      node: (ask) => {
        const choice = { ...values, where: ask.region };
        return { A: { ttl: values.ttl, data: someOf(builder, ask, servers[ask.region], choice) } };
      },
    });
  },
});

export const adExchange = defineScenario({
  id: "ad-exchange",
  hosts: ["bid.marlowick-media.net"],
  fluxed: false,
  sentence:
    "An advertising exchange that hands out a few of its two hundred rented servers anew for every query, five seconds to live or none (bidders balance by DNS since every millisecond counts).",
  parameters: {
    ttl: { value: 5, least: 0, most: 30, meaning: "seconds" },
    addresses: { value: 4, least: 1, most: 8, meaning: "A records in one answer" },
    hosters: { value: 3, least: 1, most: 6, meaning: "hosters" },
    servers: { value: 200, least: 30, most: 500, meaning: "servers in all" },
    named: { value: 0.5, least: 0, most: 1, meaning: "share of servers under the owner's names" },
  },
  expected: NEVER_RED,
  build: (builder, values) => {
    const apex = "marlowick-media.net";
    const networks = sample(builder.random, [...HOSTERS, CLOUDS.amazon], values.hosters);
    const customer = { named: values.named, domain: apex };
    const all = rentedFrom(builder, networks, values.servers, customer);
    return honestSite(builder, {
      apex,
      labels: ["www", "bid"],
      node: (ask) => ({
        A: { ttl: values.ttl, data: someOf(builder, ask, all, { ...values, seconds: 0 }) },
      }),
    });
  },
});

export const newNameServers = defineScenario({
  id: "new-name-servers",
  hosts: ["brackenholt-tools.com"],
  fluxed: false,
  sentence:
    "A shop whose own two name servers move to another hoster together with the site, within the hour, both with a low time to live for the occasion (a usual change of provider).",
  parameters: {
    ttl: { value: 300, least: 60, most: 600, meaning: "seconds" },
    afterHours: { value: 26, least: 24, most: 48, meaning: "when it moves, after the world began" },
  },
  expected: NEVER_RED,
  build: (builder, { ttl, afterHours }) => {
    const apex = "brackenholt-tools.com";
    const [old = 24_940, next = 16_276] = sample(builder.random, HOSTERS, 2);
    const before = rentedFrom(builder, [old], 3, { domain: apex });
    const after = rentedFrom(builder, [next], 3, { domain: apex });
    const at = (elapsed: number) => (elapsed < afterHours * 3_600_000 ? before : after);
    const machine =
      (index: number) =>
      (ask: Ask): Node => ({
        A: { ttl, data: at(ask.elapsed).slice(index, index + 1) },
      });
    const names = {
      [apex]: machine(0),
      [`www.${apex}`]: machine(0),
      [`ns1.${apex}`]: machine(1),
      [`ns2.${apex}`]: machine(2),
    };
    return [listedZone({ apex, nameServers: [`ns1.${apex}`, `ns2.${apex}`], names })];
  },
});
