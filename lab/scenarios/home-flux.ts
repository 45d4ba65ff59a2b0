import { createLivePool, drawLive, MEDIAN_LIFE_MS } from "../model/bots.ts";
import { carelessNameServers, listedZone } from "../model/make-zone.ts";
import { CARELESS_HOSTERS, MIXES } from "../model/populations.ts";
import { defineScenario } from "../model/scenario.ts";

/** Five to ten homes all over the world in one answer: the classic shape. */
export const homeFlux = defineScenario({
  id: "home-flux",
  hosts: ["velmorra-pills.shop", "www.velmorra-pills.shop"],
  fluxed: true,
  sentence:
    "Eight homes all over the world in every answer, changed every five minutes, as the pharmacy networks of 2009 did (detection-science, section 2: 8 A, TTL 180, half of the bots gone after 3.5 h).",
  parameters: {
    addresses: { value: 8, least: 5, most: 10, meaning: "A records in one answer" },
    ttl: { value: 180, least: 60, most: 300, meaning: "seconds" },
    live: { value: 30, least: 12, most: 200, meaning: "bots switched on at one time" },
    pool: { value: 600, least: 60, most: 5_000, meaning: "bots in all" },
    rotateSeconds: {
      value: 300,
      least: 0,
      most: 600,
      meaning: "time between two sets of addresses; 0 draws anew for every query",
    },
    unnamed: { value: 0.46, least: 0, most: 1, meaning: "share of networks without reverse names" },
  },
  expected: {
    "first-look": "flux",
    "one-ttl": "flux",
    "10-min": "flux",
    "1-h": "flux",
    "25-h": "flux",
  },
  build: (builder, values) => {
    const members = builder.bots(MIXES.worldwide, values.pool, {
      naming: { unnamedNetworks: values.unnamed },
    });
    const pool = createLivePool({
      members,
      live: values.live,
      medianLifeMs: MEDIAN_LIFE_MS,
      seed: builder.seed,
    });
    const servers = carelessNameServers(builder, CARELESS_HOSTERS);
    const node = (ask: { elapsed: number; sequence: number }) => ({
      A: {
        ttl: values.ttl,
        data: drawLive(pool, values.addresses, values.rotateSeconds * 1_000, ask, builder.seed),
      },
    });
    const apex = "velmorra-pills.shop";
    const names = { [apex]: node, [`www.${apex}`]: node };
    const zone = listedZone({ apex, nameServers: servers.names, names, minimum: 60, retry: 600 });
    return [zone, ...servers.zones];
  },
});
