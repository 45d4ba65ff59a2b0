import { createLivePool, drawLive, MEDIAN_LIFE_MS } from "../model/bots.ts";
import { botParameters } from "../model/flux-answers.ts";
import { makeZone } from "../model/make-zone.ts";
import { MIXES } from "../model/populations.ts";
import { createRandom, hash32, sample } from "../model/random.ts";
import { defineScenario, expectStages } from "../model/scenario.ts";
import type { Ask, Node, RrSet } from "../model/zone.ts";

const NAME_SERVERS = 31;

export const doubleFlux = defineScenario({
  id: "double-flux",
  hosts: ["hollowmere-casino.com", "www.hollowmere-casino.com"],
  fluxed: true,
  sentence:
    "Not only the site but its name servers, too, are homes and move every few minutes, in a zone of its own, as Avalanche's did (detection-science, section 2: A and NS changed every 5 min; 31 name server names whose addresses come from the same bots).",
  parameters: {
    ...botParameters({ addresses: 6, ttl: 300, live: 60, pool: 800 }),
    nameServerTtl: { value: 300, least: 60, most: 21_600, meaning: "seconds" },
    nameServers: { value: 4, least: 2, most: 8, meaning: "NS records in one answer" },
  },
  // Half of the homes have no reverse name: at one moment the few that have may all be one resolver's word.
  expected: expectStages(["suspicious", "flux"], "flux", "flux", "flux", "flux"),
  build: (builder, values) => {
    const members = builder.bots(MIXES.worldwide, values.pool, {
      naming: { unnamedNetworks: values.unnamed },
    });
    const seed = builder.seed;
    const pool = createLivePool({
      members,
      live: values.live,
      medianLifeMs: MEDIAN_LIFE_MS,
      seed,
    });
    const windowMs = values.rotateSeconds * 1_000;
    const apex = "hollowmere-casino.com";
    const numbers = Array.from({ length: NAME_SERVERS }, (_, i) => i + 1);
    const nameServers = (ask: Ask): RrSet => {
      const random = createRandom(seed, Math.floor(ask.elapsed / 300_000), "ns");
      const chosen = sample(random, numbers, values.nameServers);
      return { ttl: values.nameServerTtl, data: chosen.map((n) => `ns${String(n)}.${apex}`) };
    };
    const nodeAt = (name: string, ask: Ask): Node | undefined => {
      if (name === apex || name === `www.${apex}`) {
        return {
          A: { ttl: values.ttl, data: drawLive(pool, values.addresses, windowMs, ask, seed) },
        };
      }
      const label = name.slice(0, -apex.length - 1);
      const number = /^ns(\d{1,2})$/.exec(label)?.[1];
      if (number === undefined || !numbers.includes(Number(number))) return undefined;
      const own = hash32(seed, Number(number), "ns");
      return { A: { ttl: values.nameServerTtl, data: drawLive(pool, 1, 300_000, ask, own) } };
    };
    return [makeZone({ apex, nameServers, nodeAt, minimum: 60, retry: 300 })];
  },
});
