import { createLivePool } from "../../model/bots.ts";
import { CLOUDS, HOSTERS, UNIVERSITIES } from "../../model/populations.ts";
import { hash32, sample } from "../../model/random.ts";
import { inventedName, patternHabit, universityHabit } from "../../model/reverse-names.ts";
import { defineScenario } from "../../model/scenario.ts";
import { honestSite } from "../../model/site.ts";
import { rentedFrom, someOf } from "../../variation/rotation.ts";
import { NEVER_RED } from "./outcomes.ts";

const ALL_CLOUDS = [CLOUDS.amazon, CLOUDS.amazonEast, CLOUDS.googleCloud, CLOUDS.microsoft];

const ROTATION = {
  ttl: { value: 60, least: 5, most: 300, meaning: "seconds" },
  addresses: { value: 4, least: 1, most: 10, meaning: "A records in one answer" },
  seconds: { value: 60, least: 0, most: 3_600, meaning: "time between two choices" },
} as const;

export const balancingOverClouds = defineScenario({
  id: "balancing-over-clouds",
  hosts: ["api.tremlow-metrics.com"],
  fluxed: false,
  sentence:
    "Balancing by health and load over servers with many clouds and hosters, most under the hosters' own names (detection-modelling, 9: balancing over many clouds).",
  parameters: {
    ...ROTATION,
    clouds: { value: 6, least: 3, most: 15, meaning: "clouds and hosters" },
    servers: { value: 20, least: 5, most: 80, meaning: "servers in all" },
    named: { value: 0.1, least: 0, most: 0.6, meaning: "share of servers under the owner's names" },
  },
  expected: NEVER_RED,
  build: (builder, values) => {
    const apex = "tremlow-metrics.com";
    const networks = sample(builder.random, [...ALL_CLOUDS, ...HOSTERS], values.clouds);
    const customer = { named: values.named, domain: apex };
    const all = rentedFrom(builder, networks, values.servers, customer);
    return honestSite(builder, {
      apex,
      labels: ["www", "api"],
      node: (ask) => ({ A: { ttl: values.ttl, data: someOf(builder, ask, all, values) } }),
    });
  },
});

export const tunnelFronts = defineScenario({
  id: "tunnel-fronts",
  hosts: ["eu.quietfern-tunnel.net", "us.quietfern-tunnel.net"],
  fluxed: false,
  sentence:
    "Front ends of a service for private browsing with dozens of hosters all over the world, mostly under the hosters' own names, drawn by load (detection-modelling, 9: VPN front ends).",
  parameters: {
    ...ROTATION,
    servers: { value: 120, least: 20, most: 600, meaning: "servers in all" },
    named: {
      value: 0.05,
      least: 0,
      most: 0.4,
      meaning: "share of servers under their owner's names",
    },
  },
  expected: NEVER_RED,
  build: (builder, values) => {
    const apex = "quietfern-tunnel.net";
    const customer = { named: values.named, domain: apex };
    const all = rentedFrom(builder, HOSTERS, values.servers, customer);
    return honestSite(builder, {
      apex,
      labels: ["www", "eu", "us"],
      node: (ask) => ({ A: { ttl: values.ttl, data: someOf(builder, ask, all, values) } }),
    });
  },
});

export const spotCluster = defineScenario({
  id: "spot-cluster",
  hosts: ["render.ashcombe-labs.com"],
  fluxed: false,
  sentence:
    "A cluster on servers rented by the hour from whoever is cheapest, each of which lasts for an hour or so, registered in DNS as it starts (spot instances are taken back at two minutes' notice).",
  parameters: {
    ttl: { value: 60, least: 5, most: 120, meaning: "seconds" },
    addresses: { value: 4, least: 2, most: 10, meaning: "servers at one time" },
    clouds: { value: 3, least: 1, most: 6, meaning: "clouds and hosters" },
    lifeMinutes: { value: 90, least: 10, most: 1_440, meaning: "median time that a server lasts" },
  },
  expected: NEVER_RED,
  build: (builder, { ttl, addresses, clouds, lifeMinutes }) => {
    const networks = sample(builder.random, [...ALL_CLOUDS, ...HOSTERS], clouds);
    const pool = createLivePool({
      members: rentedFrom(builder, networks, addresses * 20, { named: 0 }),
      live: addresses,
      medianLifeMs: lifeMinutes * 60_000,
      seed: builder.seed,
    });
    return honestSite(builder, {
      apex: "ashcombe-labs.com",
      labels: ["www", "render"],
      node: (ask) => ({ A: { ttl, data: pool.at(ask.elapsed) } }),
    });
  },
});

export const genericBalancing = defineScenario({
  id: "generic-balancing",
  hosts: ["portal.elmstead-research.org"],
  fluxed: false,
  sentence:
    "A research portal that is balanced over universities whose reverse names are made from the addresses and tell nothing (detection-modelling, 9: university balancing with generic names).",
  parameters: {
    ...ROTATION,
    universities: { value: 8, least: 3, most: 20, meaning: "universities" },
    generic: { value: 0.6, least: 0, most: 1, meaning: "share of universities with generic names" },
  },
  expected: NEVER_RED,
  build: (builder, values) => {
    const all = sample(builder.random, UNIVERSITIES, values.universities).flatMap((asn) => {
      const domain = `${inventedName(hash32(builder.seed, asn), builder.seed)}-uni.net`;
      const generic = patternHabit((ip) => `host-${ip.dashes}.${domain}`);
      const own = universityHabit(asn, builder.seed, "data");
      return builder.machines(asn, 2, builder.random() < values.generic ? generic : own);
    });
    return honestSite(builder, {
      apex: "elmstead-research.org",
      labels: ["www", "portal"],
      node: (ask) => ({ A: { ttl: values.ttl, data: someOf(builder, ask, all, values) } }),
    });
  },
});
