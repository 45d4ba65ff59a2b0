import { listedZone, managedNameServers } from "../model/make-zone.ts";
import { CLOUDS, COUNTRIES } from "../model/populations.ts";
import { createRandom, hash32, sample } from "../model/random.ts";
import { patternHabit } from "../model/reverse-names.ts";
import { defineScenario } from "../model/scenario.ts";
import type { Ask, Node, Region } from "../model/zone.ts";

const REGIONS: readonly Region[] = ["eu", "us", "as"];

/** Behind a content network's own alias, which only the operator can hand out. */
const ALWAYS_CLEAR = {
  "first-look": "clear",
  "one-ttl": "clear",
  "10-min": "clear",
  "1-h": "clear",
  "25-h": "clear",
} as const;

/** Edge servers in the operator's own network, other ones for each part of the world. */
export const akamaiLike = defineScenario({
  id: "akamai-like",
  hosts: ["www.corvanta-news.com"],
  fluxed: false,
  sentence:
    "Two edge servers near the asker behind two aliases, changing every 20 seconds, as Akamai answers (detection-science, section 3: 2 to 3 A, TTL 20, one network).",
  parameters: {
    addresses: { value: 2, least: 1, most: 3, meaning: "A records in one answer" },
    ttl: { value: 20, least: 20, most: 60, meaning: "seconds" },
    perRegion: { value: 12, least: 4, most: 60, meaning: "edge servers in each part of the world" },
  },
  expected: ALWAYS_CLEAR,
  build: (builder, values) => {
    const edges = Object.fromEntries(
      REGIONS.map((region) => [
        region,
        builder.machines(CLOUDS.akamai, values.perRegion, EDGE_NAMES),
      ]),
    ) as Record<Region, readonly string[]>;
    return zones(builder, "corvanta-news.com", values, (region) => edges[region]);
  },
});

/** Caches that the operator keeps in the asker's own provider: addresses of access networks. */
export const akamaiInAccessNetworks = defineScenario({
  id: "akamai-in-access-networks",
  hosts: ["www.orlenda-video.com"],
  fluxed: false,
  sentence:
    "Two caches inside the asker's own internet provider behind Akamai's aliases, so that the addresses belong to access networks (detection-science, section 3: the user's ISP instead of AS20940).",
  parameters: {
    addresses: { value: 2, least: 1, most: 3, meaning: "A records in one answer" },
    ttl: { value: 20, least: 20, most: 60, meaning: "seconds" },
    perRegion: { value: 6, least: 2, most: 30, meaning: "caches in each provider" },
  },
  expected: ALWAYS_CLEAR,
  build: (builder, values) => {
    const hosts = {
      eu: COUNTRIES.de.access[0],
      us: COUNTRIES.us.access[0],
      as: COUNTRIES.in.access[1],
    };
    const edges = Object.fromEntries(
      REGIONS.map((region) => [
        region,
        builder.machines(hosts[region], values.perRegion, EDGE_NAMES),
      ]),
    ) as Record<Region, readonly string[]>;
    return zones(builder, "orlenda-video.com", values, (region) => edges[region]);
  },
});

const EDGE_NAMES = patternHabit((ip) => `a${ip.dashes}.deploy.static.akamaitechnologies.com`);

function zones(
  builder: Parameters<typeof managedNameServers>[0],
  apex: string,
  values: { readonly addresses: number; readonly ttl: number },
  edgesOf: (region: Region) => readonly string[],
) {
  const servers = managedNameServers(builder);
  const edgeKey = `www.${apex}.edgekey.net`;
  const edge = `e${String(1_000 + (hash32(builder.seed) % 9_000))}.a.akamaiedge.net`;
  const addresses = (ask: Ask): Node => {
    const window = Math.floor(ask.elapsed / (values.ttl * 1_000));
    const random = createRandom(builder.seed, window, ask.region);
    return { A: { ttl: values.ttl, data: sample(random, edgesOf(ask.region), values.addresses) } };
  };
  const own = servers.names;
  return [
    listedZone({
      apex,
      nameServers: own,
      names: { [`www.${apex}`]: { CNAME: { ttl: 300, data: [edgeKey] } } },
    }),
    listedZone({
      apex: edgeKey,
      nameServers: own,
      names: { [edgeKey]: { CNAME: { ttl: 21_600, data: [edge] } } },
    }),
    listedZone({ apex: edge, nameServers: own, names: { [edge]: addresses }, scope: 24 }),
    ...servers.zones,
  ];
}
