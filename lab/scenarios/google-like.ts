import { CLOUDS, COUNTRIES } from "../model/populations.ts";
import { createRandom, sample } from "../model/random.ts";
import { patternHabit } from "../model/reverse-names.ts";
import { defineScenario, expectAlways } from "../model/scenario.ts";
import { byRegion, honestSite } from "../model/site.ts";

export const googleLike = defineScenario({
  id: "google-like",
  hosts: ["quorabel-search.com", "www.quorabel-search.com"],
  fluxed: false,
  sentence:
    "Six front ends near the asker in the company's own network, other ones every five minutes, without an alias (detection-science, section 3: Google, 1 to 6 A, TTL 300, one network, depends on the client's subnet).",
  parameters: {
    ttl: { value: 300, least: 60, most: 300, meaning: "seconds" },
    addresses: { value: 6, least: 1, most: 6, meaning: "A records in one answer" },
  },
  expected: expectAlways("clear"),
  build: (builder, { ttl, addresses }) => {
    const habit = patternHabit((ip) => `fra${ip.tail}-in-f14.1e100.net`);
    const fronts = byRegion(() => builder.machines(CLOUDS.google, 24, habit));
    const sixes = byRegion(() => builder.machines(CLOUDS.google, 4, habit, 6));
    return honestSite(builder, {
      apex: "quorabel-search.com",
      scope: 24,
      node: (ask) => {
        const random = createRandom(builder.seed, ask.region, Math.floor(ask.elapsed / 300_000));
        return {
          A: { ttl, data: sample(random, fronts[ask.region], addresses) },
          AAAA: { ttl, data: sample(random, sixes[ask.region], 1) },
          HTTPS: { ttl: 21_600, data: ['1 . alpn="h2,h3"'] },
        };
      },
    });
  },
});

/** A great company's caches in providers' buildings, without an alias that would tell whose they are. */
export const ownCachesInAccessNetworks = defineScenario({
  id: "own-caches-in-access-networks",
  hosts: ["r4.lumequay-media.com"],
  fluxed: false,
  sentence:
    "Three caches of a content company inside the asker's own internet provider, named by the company, without an alias (detection-science, section 3: GGC caches in ISPs; detection-modelling, 9: among the kinds that additive points warned on most).",
  parameters: {
    ttl: { value: 300, least: 60, most: 1_800, meaning: "seconds" },
    addresses: { value: 3, least: 1, most: 4, meaning: "A records in one answer" },
  },
  expected: expectAlways(["clear", "watch"]),
  build: (builder, { ttl, addresses }) => {
    const hosts = {
      eu: COUNTRIES.fr.access[0],
      us: COUNTRIES.us.access[3],
      as: COUNTRIES.jp.access[1],
    };
    const habit = patternHabit((ip) => `cache-${ip.id}.edge.lumequay-media.com`);
    const caches = byRegion((region) => builder.machines(hosts[region], addresses, habit));
    return honestSite(builder, {
      apex: "lumequay-media.com",
      labels: ["www", "r4"],
      scope: 24,
      node: (ask) => ({ A: { ttl, data: caches[ask.region] } }),
    });
  },
});
