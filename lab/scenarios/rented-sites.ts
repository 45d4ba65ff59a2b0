import { HOSTERS, UNIVERSITIES } from "../model/populations.ts";
import { createRandom, hashUnit, sample } from "../model/random.ts";
import { hosterHabit, patternHabit, universityHabit } from "../model/reverse-names.ts";
import { defineScenario, expectAlways } from "../model/scenario.ts";
import type { Builder } from "../model/builder.ts";
import { byRegion, honestSite } from "../model/site.ts";

const at = (list: readonly number[], index: number): number => list[index % list.length] ?? 24_940;

export const smallGeoDns = defineScenario({
  id: "small-geo-dns",
  hosts: ["tidewick-weather.org"],
  fluxed: false,
  sentence:
    "Three rented servers on three continents, of which everybody gets the nearest, run by one person (detection-science, section 3: GeoDNS, 1 to 4 A, TTL 30 to 300, stable from one place).",
  parameters: {
    ttl: { value: 120, least: 30, most: 300, meaning: "seconds" },
    perRegion: { value: 2, least: 1, most: 4, meaning: "servers on each continent" },
  },
  expected: expectAlways("clear"),
  build: (builder, { ttl, perRegion }) => {
    const networks = { eu: at(HOSTERS, 0), us: at(HOSTERS, 4), as: at(HOSTERS, 18) };
    const servers = byRegion((region) =>
      rented(builder, networks[region], perRegion, "tidewick-weather.org"),
    );
    return honestSite(builder, {
      apex: "tidewick-weather.org",
      node: (ask) => ({ A: { ttl, data: servers[ask.region] } }),
      scope: 24,
    });
  },
});

export const failover = defineScenario({
  id: "failover",
  hosts: ["larkspur-tickets.com"],
  fluxed: false,
  sentence:
    "One rented server with a spare one at another hoster, which answers while the first is down, about an hour a day (detection-science, section 3: health-checked DNS, TTL 60).",
  parameters: {
    ttl: { value: 60, least: 30, most: 300, meaning: "seconds" },
    outages: {
      value: 0.05,
      least: 0,
      most: 0.5,
      meaning: "share of quarters of an hour on the spare",
    },
  },
  // Silently watched once it has moved, until it has stayed for a day.
  expected: expectAlways(["clear", "watch"]),
  build: (builder, { ttl, outages }) => {
    const main = rented(builder, at(HOSTERS, 0), 1, "larkspur-tickets.com");
    const spare = rented(builder, at(HOSTERS, 1), 1, "larkspur-tickets.com");
    return honestSite(builder, {
      apex: "larkspur-tickets.com",
      node: (ask) => {
        const down = hashUnit(builder.seed, Math.floor(ask.elapsed / 900_000)) < outages;
        return { A: { ttl, data: down ? spare : main } };
      },
    });
  },
});

export const migration = defineScenario({
  id: "migration",
  hosts: ["cobblewick-crafts.com"],
  fluxed: false,
  sentence:
    "A site that moves once from one hoster to another, with its time to live lowered for the day (usual advice before a move; one change of network and no more).",
  parameters: {
    ttl: { value: 300, least: 60, most: 600, meaning: "seconds" },
    afterMinutes: {
      value: 30,
      least: 1,
      most: 1_440,
      meaning: "when it moves, after the first look",
    },
  },
  // Silently watched once it has moved, until it has stayed for a day.
  expected: expectAlways(["clear", "watch"]),
  build: (builder, { ttl, afterMinutes }) => {
    const before = rented(builder, at(HOSTERS, 7), 1, "cobblewick-crafts.com");
    const after = rented(builder, at(HOSTERS, 9), 1, "cobblewick-crafts.com");
    return honestSite(builder, {
      apex: "cobblewick-crafts.com",
      node: (ask) => ({ A: { ttl, data: ask.elapsed < afterMinutes * 60_000 ? before : after } }),
    });
  },
});

export const roundRobin = defineScenario({
  id: "round-robin",
  hosts: ["merriden-games.com", "www.merriden-games.com"],
  fluxed: false,
  sentence:
    "Eight servers with two hosters, all in every answer in changing order (detection-science, section 3: several A in 1 to 3 hosting networks, stable).",
  parameters: {
    ttl: { value: 300, least: 30, most: 3_600, meaning: "seconds" },
    addresses: { value: 8, least: 2, most: 16, meaning: "servers" },
  },
  expected: expectAlways("clear"),
  build: (builder, { ttl, addresses }) => {
    const half = Math.ceil(addresses / 2);
    const data = [
      ...rented(builder, at(HOSTERS, 1), half, "merriden-games.com"),
      ...rented(builder, at(HOSTERS, 2), addresses - half, "merriden-games.com"),
    ];
    return honestSite(builder, {
      apex: "merriden-games.com",
      node: (ask) => ({
        A: { ttl, data: sample(createRandom(builder.seed, ask.sequence), data, addresses) },
      }),
    });
  },
});

/** Rented servers of a service for private browsing: many networks, all servers, on the move. */
export const tunnelFrontEnds = defineScenario({
  id: "tunnel-front-ends",
  hosts: ["gate.silverhedge-tunnel.net"],
  fluxed: false,
  sentence:
    "Six of eighty rented servers with twenty hosters in every answer, drawn by load every minute (detection-modelling, 9: VPN front ends are among the kinds that additive points warned on most).",
  parameters: {
    ttl: { value: 60, least: 30, most: 300, meaning: "seconds" },
    addresses: { value: 6, least: 2, most: 10, meaning: "A records in one answer" },
    perNetwork: { value: 4, least: 1, most: 10, meaning: "servers with each hoster" },
  },
  expected: expectAlways(["clear", "watch"]),
  build: (builder, { ttl, addresses, perNetwork }) => {
    const all = HOSTERS.flatMap((asn) =>
      rented(builder, asn, perNetwork, "silverhedge-tunnel.net"),
    );
    return honestSite(builder, {
      apex: "silverhedge-tunnel.net",
      labels: ["www", "gate"],
      node: (ask) => {
        const random = createRandom(builder.seed, Math.floor(ask.elapsed / 60_000));
        return { A: { ttl, data: sample(random, all, addresses) } };
      },
    });
  },
});

/** A provider's own content network, without an alias or a network of its own. */
export const ownContentNetwork = defineScenario({
  id: "own-content-network",
  hosts: ["img.fallowmere-auctions.com"],
  fluxed: false,
  sentence:
    "Two of ten servers that a company rents from five hosters and names itself, the nearest by minute and place (detection-modelling, 9: a provider's own CDN in several networks).",
  parameters: {
    ttl: { value: 60, least: 20, most: 300, meaning: "seconds" },
    addresses: { value: 2, least: 1, most: 4, meaning: "A records in one answer" },
  },
  expected: expectAlways(["clear", "watch"]),
  build: (builder, { ttl, addresses }) => {
    const apex = "fallowmere-auctions.com";
    const edges = byRegion(() =>
      [0, 1, 2, 6, 7].flatMap((index) =>
        builder.machines(
          at(HOSTERS, index),
          2,
          patternHabit((ip) => `edge-${ip.id}.${apex}`),
        ),
      ),
    );
    return honestSite(builder, {
      apex,
      labels: ["www", "img"],
      scope: 24,
      node: (ask) => {
        const random = createRandom(builder.seed, ask.region, Math.floor(ask.elapsed / 300_000));
        return { A: { ttl, data: sample(random, edges[ask.region], addresses) } };
      },
    });
  },
});

export const universityBalancing = defineScenario({
  id: "university-balancing",
  hosts: ["data.hollin-consortium.org"],
  fluxed: false,
  sentence:
    "Three of six universities' servers in every answer, by load (detection-modelling, 9: university balancing is among the kinds that additive points warned on most).",
  parameters: {
    ttl: { value: 30, least: 5, most: 300, meaning: "seconds" },
    addresses: { value: 3, least: 1, most: 6, meaning: "A records in one answer" },
  },
  expected: expectAlways(["clear", "watch"]),
  build: (builder, { ttl, addresses }) => {
    const all = UNIVERSITIES.slice(0, 6).flatMap((asn) =>
      builder.machines(asn, 1, universityHabit(asn, builder.seed, "data")),
    );
    return honestSite(builder, {
      apex: "hollin-consortium.org",
      labels: ["www", "data"],
      node: (ask) => ({
        A: { ttl, data: sample(createRandom(builder.seed, ask.sequence), all, addresses) },
      }),
    });
  },
});

function rented(builder: Builder, asn: number, count: number, domain: string): readonly string[] {
  return builder.machines(asn, count, hosterHabit(asn, builder.seed, { domain }));
}
