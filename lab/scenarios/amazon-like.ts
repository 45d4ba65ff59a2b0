import { CLOUDS } from "../model/populations.ts";
import { createRandom, sample } from "../model/random.ts";
import { hosterHabit, patternHabit } from "../model/reverse-names.ts";
import { defineScenario, expectAlways } from "../model/scenario.ts";
import { createLivePool } from "../model/bots.ts";
import type { Builder } from "../model/builder.ts";
import { aliasedSite, byRegion, honestSite } from "../model/site.ts";
import type { Ask, Node } from "../model/zone.ts";

export const cloudfrontLike = defineScenario({
  id: "cloudfront-like",
  hosts: ["www.ashgrove-photos.com"],
  fluxed: false,
  sentence:
    "Four edge servers near the asker behind the content network's own alias, a minute to live (detection-science, section 3: CloudFront, 4 A, TTL 60, one network).",
  parameters: {
    ttl: { value: 60, least: 60, most: 60, meaning: "seconds" },
    addresses: { value: 4, least: 1, most: 4, meaning: "A records in one answer" },
  },
  expected: expectAlways("clear"),
  build: (builder, { ttl, addresses }) => {
    const habit = patternHabit((ip) => `server-${ip.dashes}.fra56.r.cloudfront.net`);
    const edges = byRegion(() => builder.machines(CLOUDS.amazon, 16, habit));
    return aliasedSite(builder, {
      apex: "ashgrove-photos.com",
      target: "d2vk1qz7m3x9pe.cloudfront.net",
      aliasTtl: 3_600,
      node: (ask) => {
        // A place answers with one group of four for hours.
        const random = createRandom(builder.seed, ask.region, Math.floor(ask.elapsed / 7_200_000));
        return { A: { ttl, data: sample(random, edges[ask.region], addresses) } };
      },
      scope: 24,
    });
  },
});

const BALANCER = {
  ttl: { value: 60, least: 60, most: 60, meaning: "seconds" },
  addresses: { value: 3, least: 2, most: 8, meaning: "A records in one answer" },
  lifeHours: {
    value: 12,
    least: 2,
    most: 200,
    meaning: "median time that a node of the balancer lasts",
  },
} as const;

export const balancerAlias = defineScenario({
  id: "balancer-with-alias",
  hosts: ["www.fennimore-travel.com"],
  fluxed: false,
  sentence:
    "Three nodes of a rented load balancer behind the provider's alias, exchanged now and then as it grows and shrinks (detection-science, section 3: AWS ALB, 2 to 8 A, TTL 60, one network, ec2 names).",
  parameters: BALANCER,
  expected: expectAlways("clear"),
  build: (builder, values) =>
    aliasedSite(builder, {
      apex: "fennimore-travel.com",
      target: "front-1184620357.eu-central-1.elb.amazonaws.com",
      aliasTtl: 300,
      node: balancer(builder, values),
    }),
});

export const balancerPlain = defineScenario({
  id: "balancer-without-alias",
  hosts: ["wexcombe-books.com"],
  fluxed: false,
  sentence:
    "The same load balancer answered directly for the domain, as Route 53 does, so that no alias tells (detection-science, section 3: Route 53 alias).",
  parameters: BALANCER,
  expected: expectAlways("clear"),
  build: (builder, values) =>
    honestSite(builder, { apex: "wexcombe-books.com", node: balancer(builder, values) }),
});

function balancer(
  builder: Builder,
  values: { readonly ttl: number; readonly addresses: number; readonly lifeHours: number },
): (ask: Ask) => Node {
  const habit = hosterHabit(CLOUDS.amazon, builder.seed, { named: 0 });
  const pool = createLivePool({
    members: builder.machines(CLOUDS.amazon, values.addresses * 12, habit),
    live: values.addresses,
    medianLifeMs: values.lifeHours * 3_600_000,
    seed: builder.seed,
  });
  return (ask) => ({ A: { ttl: values.ttl, data: pool.at(ask.elapsed) } });
}
