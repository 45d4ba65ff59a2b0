import { managedNameServers, listedZone } from "../model/make-zone.ts";
import { CLOUDS } from "../model/populations.ts";
import { createRandom, hashUnit, sample } from "../model/random.ts";
import { hosterHabit, patternHabit } from "../model/reverse-names.ts";
import { defineScenario, expectAlways } from "../model/scenario.ts";
import { byRegion, providerZone } from "../model/site.ts";
import type { Node } from "../model/zone.ts";

export const trafficManagerLike = defineScenario({
  id: "traffic-manager-like",
  hosts: ["www.bellstrand-energy.com"],
  fluxed: false,
  sentence:
    "Aliases to the nearest of three data centres, each one address (detection-science, section 3: Azure Traffic Manager, 1 A, TTL 60, 1 to 2 networks).",
  parameters: { ttl: { value: 60, least: 0, most: 300, meaning: "seconds" } },
  expected: expectAlways("clear"),
  build: (builder, { ttl }) => {
    const servers = managedNameServers(builder, { asn: CLOUDS.microsoft });
    const sites = byRegion(() => builder.machines(CLOUDS.microsoft, 1, () => undefined));
    const apex = "bellstrand-energy.com";
    const manager = "bellstrand.trafficmanager.net";
    const centre = (region: string) => `bellstrand-${region}.cloudapp.azure.com`;
    return [
      listedZone({
        apex,
        nameServers: servers.names,
        names: { [`www.${apex}`]: { CNAME: { ttl: 3_600, data: [manager] } } },
      }),
      providerZone(
        servers,
        manager,
        (ask): Node => ({ CNAME: { ttl, data: [centre(ask.region)] } }),
        24,
      ),
      ...(["eu", "us", "as"] as const).map((region) =>
        providerZone(servers, centre(region), { A: { ttl: 10, data: sites[region] } }),
      ),
      ...servers.zones,
    ];
  },
});

export const multiCdn = defineScenario({
  id: "multi-cdn",
  hosts: ["www.rookhampton-tv.com"],
  fluxed: false,
  sentence:
    "A switch that sends every query to one of three content networks by price and load, half a minute to live (detection-science, section 3: multi-CDN, 1 to 4 A, 1 network an answer, 2 to 5 over time).",
  parameters: {
    switchTtl: {
      value: 30,
      least: 20,
      most: 60,
      meaning: "time to live of the switch's alias, seconds",
    },
    ttl: { value: 30, least: 20, most: 60, meaning: "time to live of the addresses, seconds" },
  },
  expected: expectAlways("clear"),
  build: (builder, { switchTtl, ttl }) => {
    const servers = managedNameServers(builder, { asn: CLOUDS.amazon });
    const apex = "rookhampton-tv.com";
    const choices = [
      { name: "e4471.dscb.akamaiedge.net", asn: CLOUDS.akamai, addresses: 2 },
      { name: "rookhampton.map.fastly.net", asn: CLOUDS.fastly, addresses: 4 },
      { name: "d1x8w4zq0h7k2m.cloudfront.net", asn: CLOUDS.amazon, addresses: 4 },
    ];
    const middle = `www.${apex}.switch.${apex}`;
    const edges = choices.map(({ asn }) =>
      builder.machines(
        asn,
        12,
        asn === CLOUDS.akamai
          ? patternHabit((ip) => `a${ip.dashes}.deploy.static.akamaitechnologies.com`)
          : asn === CLOUDS.amazon
            ? patternHabit((ip) => `server-${ip.dashes}.ams1.r.cloudfront.net`)
            : () => undefined,
      ),
    );
    return [
      listedZone({
        apex,
        nameServers: servers.names,
        names: {
          [`www.${apex}`]: { CNAME: { ttl: 300, data: [middle] } },
          [middle]: (ask): Node => {
            const luck = hashUnit(builder.seed, ask.sequence, "switch");
            const chosen = choices[Math.floor(luck * choices.length)];
            return { CNAME: { ttl: switchTtl, data: chosen === undefined ? [] : [chosen.name] } };
          },
        },
      }),
      ...choices.map(({ name, addresses }, i) =>
        providerZone(servers, name, (ask) => {
          const random = createRandom(builder.seed, i, Math.floor(ask.elapsed / 1_800_000));
          return { A: { ttl, data: sample(random, edges[i] ?? [], addresses) } };
        }),
      ),
      ...servers.zones,
    ];
  },
});

/** The owner's own balancing over rented clouds: many networks, servers only, no alias. */
export const manyClouds = defineScenario({
  id: "many-clouds",
  hosts: ["staverly-metrics.com"],
  fluxed: false,
  sentence:
    "Four of twelve rented servers with five cloud providers in every answer, drawn by health and load (detection-modelling, 9: balancing over many clouds is among the kinds that additive points warned on most).",
  parameters: {
    ttl: { value: 60, least: 30, most: 300, meaning: "seconds" },
    addresses: { value: 4, least: 2, most: 8, meaning: "A records in one answer" },
  },
  expected: expectAlways(["clear", "watch"]),
  build: (builder, { ttl, addresses }) => {
    const clouds = [CLOUDS.amazonEast, CLOUDS.googleCloud, 24_940, 16_276, 14_061];
    const members = clouds.flatMap((asn) =>
      builder.machines(
        asn,
        asn === 24_940 ? 4 : 2,
        hosterHabit(asn, builder.seed, { named: 0.2, domain: "staverly-metrics.com" }),
      ),
    );
    const servers = managedNameServers(builder, { asn: CLOUDS.cloudflare });
    const apex = "staverly-metrics.com";
    const zone = listedZone({
      apex,
      nameServers: servers.names,
      names: {
        [apex]: (ask) => ({
          A: { ttl, data: sample(createRandom(builder.seed, ask.sequence), members, addresses) },
        }),
      },
    });
    return [zone, ...servers.zones];
  },
});
