import { CLOUDS } from "../model/populations.ts";
import { patternHabit } from "../model/reverse-names.ts";
import { defineScenario, expectAlways } from "../model/scenario.ts";
import { aliasedSite, honestSite } from "../model/site.ts";

/** No alias tells: only the network and the steady addresses. */
export const cloudflareLike = defineScenario({
  id: "cloudflare-like",
  hosts: ["pemberlyne.shop", "www.pemberlyne.shop"],
  fluxed: false,
  sentence:
    "Two anycast addresses of one content network, the same all over the world and for weeks, without an alias (detection-science, section 3: Cloudflare, 2 to 3 A, TTL 300).",
  parameters: {
    ttl: { value: 300, least: 60, most: 300, meaning: "seconds" },
    addresses: { value: 2, least: 1, most: 5, meaning: "A records and AAAA records" },
  },
  expected: expectAlways("clear"),
  build: (builder, { ttl, addresses }) =>
    honestSite(builder, {
      apex: "pemberlyne.shop",
      node: {
        A: { ttl, data: builder.machines(CLOUDS.cloudflare, addresses, () => undefined) },
        AAAA: { ttl, data: builder.machines(CLOUDS.cloudflare, addresses, () => undefined, 6) },
        HTTPS: { ttl, data: ['1 . alpn="h3,h2"'] },
      },
    }),
});

export const fastlyLike = defineScenario({
  id: "fastly-like",
  hosts: ["www.thornquill-magazine.com"],
  fluxed: false,
  sentence:
    "Four anycast addresses behind the content network's own alias, half a minute to live (detection-science, section 3: Fastly, 1 to 4 A, TTL 30).",
  parameters: {
    ttl: { value: 30, least: 30, most: 60, meaning: "seconds" },
    addresses: { value: 4, least: 1, most: 4, meaning: "A records in one answer" },
  },
  expected: expectAlways("clear"),
  build: (builder, { ttl, addresses }) =>
    aliasedSite(builder, {
      apex: "thornquill-magazine.com",
      target: "n.thornquill.map.fastly.net",
      aliasTtl: 3_600,
      node: {
        A: { ttl, data: builder.machines(CLOUDS.fastly, addresses, () => undefined) },
        AAAA: { ttl, data: builder.machines(CLOUDS.fastly, 2, () => undefined, 6) },
      },
    }),
});

/** Imperva's front ends carry the operator's own reverse names. */
export const protectionLike = defineScenario({
  id: "protection-like",
  hosts: ["www.cadwellane-credit.com"],
  fluxed: false,
  sentence:
    "One address of a protection service behind its alias, half a minute to live (detection-science, section 3: Incapsula, 1 to 2 A, TTL 30).",
  parameters: { ttl: { value: 30, least: 20, most: 60, meaning: "seconds" } },
  expected: expectAlways("clear"),
  build: (builder, { ttl }) =>
    aliasedSite(builder, {
      apex: "cadwellane-credit.com",
      target: "k7q2x.x.incapdns.net",
      aliasTtl: 3_600,
      node: {
        A: {
          ttl,
          data: builder.machines(
            CLOUDS.imperva,
            1,
            patternHabit((ip) => `${ip.dots}.ip.incapdns.net`),
          ),
        },
      },
    }),
});
