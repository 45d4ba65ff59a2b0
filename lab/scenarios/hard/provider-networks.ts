import { CLOUDS, COUNTRIES, type CountryCode } from "../../model/populations.ts";
import { hash32, hashUnit, pick, sample } from "../../model/random.ts";
import { inventedName, patternHabit } from "../../model/reverse-names.ts";
import { defineScenario } from "../../model/scenario.ts";
import { aliasedSite, byRegion, honestSite } from "../../model/site.ts";
import { rackIn } from "../../variation/rack.ts";
import { someOf } from "../../variation/rotation.ts";
import { NEVER_RED } from "./outcomes.ts";

const PLACES = {
  eu: ["de", "pl", "ru", "it"],
  us: ["us", "br", "mx", "ca"],
  as: ["in", "jp", "th", "kr"],
} as const satisfies Record<string, readonly CountryCode[]>;

export const providerCdn = defineScenario({
  id: "provider-cdn",
  hosts: ["cache.wexley-telecom.net"],
  fluxed: false,
  sentence:
    "An internet provider's own content network whose caches also stand in other providers' networks, some under the provider's names and some under their hosts' (detection-modelling, 9: a provider's own CDN in several networks).",
  parameters: {
    ttl: { value: 60, least: 20, most: 300, meaning: "seconds" },
    addresses: { value: 3, least: 1, most: 6, meaning: "A records in one answer" },
    providers: { value: 4, least: 2, most: 7, meaning: "networks with caches near the asker" },
    perProvider: { value: 4, least: 1, most: 10, meaning: "caches in each network" },
    ownNames: {
      value: 0.6,
      least: 0,
      most: 1,
      meaning: "share of networks with the owner's names",
    },
    seconds: { value: 60, least: 0, most: 3_600, meaning: "time between two choices" },
  },
  expected: NEVER_RED,
  build: (builder, values) => {
    const apex = "wexley-telecom.net";
    const own = patternHabit((ip) => `cdn-${ip.id}.${apex}`);
    const caches = byRegion((region) => {
      const near: readonly number[] = COUNTRIES[pick(builder.random, PLACES[region])].access;
      return sample(builder.random, near, values.providers).flatMap((asn) =>
        rackIn(
          builder,
          asn,
          values.perProvider,
          builder.random() < values.ownNames ? own : undefined,
        ),
      );
    });
    return honestSite(builder, {
      apex,
      labels: ["www", "cache"],
      scope: 24,
      node: (ask) => {
        const choice = { ...values, where: ask.region };
        return { A: { ttl: values.ttl, data: someOf(builder, ask, caches[ask.region], choice) } };
      },
    });
  },
});

export const companyCaches = defineScenario({
  id: "company-caches",
  hosts: ["v7.solmere-clips.com"],
  fluxed: false,
  sentence:
    "A content company's caches inside two or three of the asker's access networks, without an alias and often under the hosts' own reverse names (detection-science, section 3: GGC caches in ISPs).",
  parameters: {
    ttl: { value: 300, least: 60, most: 1_800, meaning: "seconds" },
    addresses: { value: 2, least: 1, most: 5, meaning: "A records in one answer" },
    providers: { value: 2, least: 1, most: 3, meaning: "access networks near the asker" },
    named: { value: 0.5, least: 0, most: 1, meaning: "share of networks with the company's names" },
  },
  expected: NEVER_RED,
  build: (builder, { ttl, addresses, providers, named }) => {
    const apex = "solmere-clips.com";
    const own = patternHabit((ip) => `ggc${ip.tail}.${apex}`);
    const caches = byRegion((region) => {
      const code = pick(builder.random, PLACES[region]);
      return sample(builder.random, COUNTRIES[code].access, providers).flatMap((asn: number) =>
        rackIn(builder, asn, 4, builder.random() < named ? own : undefined),
      );
    });
    return honestSite(builder, {
      apex,
      labels: ["www", "v7"],
      scope: 24,
      node: (ask) => {
        const choice = { addresses, seconds: 7_200, where: ask.region };
        return { A: { ttl, data: someOf(builder, ask, caches[ask.region], choice) } };
      },
    });
  },
});

export const multiCdnCaches = defineScenario({
  id: "multi-cdn-with-caches",
  hosts: ["www.harrowgate-sport.com"],
  fluxed: false,
  sentence:
    "A switch between a content network and another one whose servers stand in the asker's providers, behind an alias that no list knows (detection-modelling, 9: multi-CDN with in-provider caches).",
  parameters: {
    ttl: { value: 30, least: 5, most: 120, meaning: "seconds" },
    addresses: { value: 2, least: 1, most: 4, meaning: "A records in one answer" },
    providers: { value: 3, least: 1, most: 5, meaning: "access networks with caches" },
    cached: { value: 0.5, least: 0.1, most: 1, meaning: "share of answers out of caches" },
    named: { value: true, meaning: "whether the caches carry the operator's names" },
  },
  expected: NEVER_RED,
  build: (builder, { ttl, addresses, providers, cached, named }) => {
    const operator = `${inventedName(hash32(builder.seed), builder.seed)}-edge.net`;
    const own = patternHabit((ip) => `pop${ip.tail}.${operator}`);
    const edges = builder.machines(
      CLOUDS.akamai,
      12,
      patternHabit((ip) => `a${ip.dashes}.deploy.static.akamaitechnologies.com`),
    );
    const caches = byRegion((region) => {
      const code = pick(builder.random, PLACES[region]);
      return sample(builder.random, COUNTRIES[code].access, providers).flatMap((asn: number) =>
        rackIn(builder, asn, 4, named ? own : undefined),
      );
    });
    return aliasedSite(builder, {
      apex: "harrowgate-sport.com",
      target: `harrowgate.${operator}`,
      aliasTtl: 300,
      scope: 24,
      node: (ask) => {
        const fromCache = hashUnit(builder.seed, ask.sequence, ask.region) < cached;
        const members = fromCache ? caches[ask.region] : edges;
        const choice = { addresses, seconds: 600, where: ask.region };
        return { A: { ttl, data: someOf(builder, ask, members, choice) } };
      },
    });
  },
});
