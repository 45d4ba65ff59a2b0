import { CLOUDS, HOSTERS } from "../../model/populations.ts";
import { pick, sample } from "../../model/random.ts";
import { defineScenario } from "../../model/scenario.ts";
import { honestSite } from "../../model/site.ts";
import { hosterNames } from "../../variation/hoster-names.ts";
import { rentedFrom } from "../../variation/rotation.ts";
import { NEVER_RED } from "./outcomes.ts";

export const dualStackHosting = defineScenario({
  id: "dual-stack-hosting",
  hosts: ["farrowby-news.com", "www.farrowby-news.com"],
  fluxed: false,
  sentence:
    "Servers with several hosters over both protocols, where one provider's IPv6 and another's IPv4 need not be the same (detection-modelling, 7: AAAA carries full evidence, so it must not alarm on honest sites either).",
  parameters: {
    ttl: { value: 300, least: 30, most: 3_600, meaning: "seconds" },
    ipv4: { value: 3, least: 1, most: 8, meaning: "A records" },
    ipv6: { value: 3, least: 1, most: 8, meaning: "AAAA records" },
    hosters: { value: 3, least: 1, most: 5, meaning: "hosters" },
  },
  expected: NEVER_RED,
  build: (builder, { ttl, ipv4, ipv6, hosters }) => {
    const networks = sample(builder.random, HOSTERS.slice(0, 8), hosters);
    const sixes = Array.from({ length: ipv6 }, () => {
      const asn = pick(builder.random, networks);
      return builder.machines(asn, 1, hosterNames(builder, asn), 6);
    }).flat();
    return honestSite(builder, {
      apex: "farrowby-news.com",
      node: {
        A: { ttl, data: rentedFrom(builder, networks, ipv4, { domain: "farrowby-news.com" }) },
        AAAA: { ttl, data: sixes },
      },
    });
  },
});

export const anycastMany = defineScenario({
  id: "anycast-many",
  hosts: ["get.silverlode-files.com"],
  fluxed: false,
  sentence:
    "Anycast addresses of two or three content networks side by side over both protocols, always the same (detection-science, section 3: anycast, the same addresses everywhere).",
  parameters: {
    ttl: { value: 60, least: 20, most: 300, meaning: "seconds" },
    each: { value: 2, least: 1, most: 4, meaning: "addresses of each network" },
    networks: { value: 2, least: 1, most: 3, meaning: "content networks" },
  },
  expected: NEVER_RED,
  build: (builder, { ttl, each, networks }) => {
    const chosen = sample(
      builder.random,
      [CLOUDS.cloudflare, CLOUDS.fastly, CLOUDS.imperva],
      networks,
    );
    const addresses = (family: 4 | 6) =>
      chosen.flatMap((asn) => builder.machines(asn, each, () => undefined, family));
    return honestSite(builder, {
      apex: "silverlode-files.com",
      labels: ["www", "get"],
      node: { A: { ttl, data: addresses(4) }, AAAA: { ttl, data: addresses(6) } },
    });
  },
});

export const parked = defineScenario({
  id: "parked",
  hosts: ["bestquillprices.com"],
  fluxed: false,
  sentence:
    "A name that a registrar shows advertisements under, with up to five addresses of one to three hosters, steady (detection-science, section 3: parking, 1 to 5 A, TTL 300 to 172800).",
  parameters: {
    ttl: { value: 600, least: 300, most: 172_800, meaning: "seconds" },
    addresses: { value: 3, least: 1, most: 5, meaning: "A records" },
    hosters: { value: 2, least: 1, most: 3, meaning: "hosters" },
  },
  expected: NEVER_RED,
  build: (builder, { ttl, addresses, hosters }) => {
    const networks = sample(builder.random, [CLOUDS.amazon, ...HOSTERS], hosters);
    const data = rentedFrom(builder, networks, addresses, { named: 0.2 });
    return honestSite(builder, { apex: "bestquillprices.com", node: { A: { ttl, data } } });
  },
});
