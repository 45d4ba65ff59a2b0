import { createLivePool, drawLive } from "../../model/bots.ts";
import { answersFrom } from "../../model/flux-answers.ts";
import { makeZone } from "../../model/make-zone.ts";
import { CARELESS_HOSTERS, CLOUDS, HOSTERS, MIXES } from "../../model/populations.ts";
import { createRandom, hash32, sample } from "../../model/random.ts";
import { defineScenario } from "../../model/scenario.ts";
import type { Ask, Node, RrSet } from "../../model/zone.ts";
import { rentedFrom } from "../../variation/rotation.ts";
import { fluxedSite } from "./bot-kinds.ts";
import { MAY_HIDE } from "./outcomes.ts";

const DAYS_MS = 72 * 3_600_000;

export const cloudInstances = defineScenario({
  id: "cloud-instances",
  hosts: ["meridock-wallet.com"],
  fluxed: true,
  sentence:
    "Instances of two to five great clouds on stolen accounts, exchanged every few minutes (detection-science, section 2: rented and broken-into servers, 5 to 15 min).",
  parameters: {
    addresses: { value: 3, least: 1, most: 6, meaning: "A records in one answer" },
    ttl: { value: 60, least: 5, most: 300, meaning: "seconds" },
    rotateSeconds: { value: 600, least: 120, most: 3_600, meaning: "time between two sets" },
    servers: { value: 60, least: 15, most: 200, meaning: "instances in all" },
    clouds: { value: 3, least: 2, most: 5, meaning: "clouds" },
  },
  expected: MAY_HIDE,
  build: (builder, values) => {
    const clouds = [CLOUDS.amazon, CLOUDS.googleCloud, CLOUDS.microsoft, 14_061, 63_949];
    const chosen = sample(builder.random, clouds, values.clouds);
    const members = rentedFrom(builder, chosen, values.servers, { named: 0 });
    const live = Math.ceil(values.servers / 2);
    const answers = answersFrom(builder, members, { ...values, live, medianLifeMs: DAYS_MS });
    return fluxedSite(builder, "meridock-wallet.com", (ask) => ({ A: answers(ask) }));
  },
});

export const oneSlowServer = defineScenario({
  id: "one-slow-server",
  hosts: ["tallowmere-update.info"],
  fluxed: true,
  sentence:
    "One rented server at a time, exchanged every few hours for one with another hoster, as Gamaredon does (detection-science, section 2: few A at a time, mostly rented).",
  parameters: {
    ttl: { value: 120, least: 30, most: 600, meaning: "seconds" },
    rotateSeconds: { value: 10_800, least: 3_600, most: 28_800, meaning: "time between servers" },
    servers: { value: 30, least: 8, most: 100, meaning: "servers in all" },
  },
  expected: MAY_HIDE,
  build: (builder, values) => {
    const networks = [...CARELESS_HOSTERS, ...HOSTERS];
    const members = rentedFrom(builder, networks, values.servers, { named: 0.1 });
    const choice = { ...values, addresses: 1, live: values.servers, medianLifeMs: DAYS_MS };
    const answers = answersFrom(builder, members, choice);
    return fluxedSite(builder, "tallowmere-update.info", (ask) => ({ A: answers(ask) }));
  },
});

export const movingNameServers = defineScenario({
  id: "moving-name-servers",
  hosts: ["garnwick-stream.com"],
  fluxed: true,
  sentence:
    "The site itself stays on one rented server while its name servers are homes that move every few minutes (detection-science, section 2: 42 of 193 fluxing domains of 2024 were of name servers).",
  parameters: {
    ttl: { value: 300, least: 60, most: 1_800, meaning: "of the site's address, seconds" },
    nameServers: { value: 4, least: 2, most: 6, meaning: "NS records in one answer" },
    nameServerTtl: { value: 300, least: 60, most: 3_600, meaning: "seconds" },
    rotateSeconds: { value: 300, least: 180, most: 3_600, meaning: "between two sets of servers" },
    live: { value: 40, least: 10, most: 200, meaning: "bots switched on at one time" },
    pool: { value: 400, least: 100, most: 1_000, meaning: "bots in all" },
    unnamed: { value: 0.46, least: 0, most: 1, meaning: "share of networks without names" },
  },
  expected: MAY_HIDE,
  build: (builder, values) => {
    const apex = "garnwick-stream.com";
    const site = rentedFrom(builder, [...CARELESS_HOSTERS, ...HOSTERS], 1);
    const members = builder.bots(MIXES.worldwide, values.pool, {
      naming: { unnamedNetworks: values.unnamed },
    });
    const seed = builder.seed;
    const pool = createLivePool({ members, live: values.live, medianLifeMs: DAYS_MS / 20, seed });
    const windowMs = values.rotateSeconds * 1_000;
    const numbers = Array.from({ length: values.nameServers * 2 }, (_, i) => i + 1);
    const nameServers = (ask: Ask): RrSet => {
      const random = createRandom(seed, Math.floor(ask.elapsed / windowMs), "ns");
      const chosen = sample(random, numbers, values.nameServers);
      return { ttl: values.nameServerTtl, data: chosen.map((n) => `ns${String(n)}.${apex}`) };
    };
    const nodeAt = (name: string, ask: Ask): Node | undefined => {
      if (name === apex || name === `www.${apex}`) return { A: { ttl: values.ttl, data: site } };
      const number = Number(/^ns(\d{1,2})\./.exec(name)?.[1]);
      if (!numbers.includes(number)) return undefined;
      const data = drawLive(pool, 1, windowMs, ask, hash32(seed, number, "ns"));
      return { A: { ttl: values.nameServerTtl, data } };
    };
    return [makeZone({ apex, nameServers, nodeAt, minimum: 60, retry: 300 })];
  },
});
