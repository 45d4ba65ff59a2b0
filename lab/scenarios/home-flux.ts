import { botAnswers, botParameters, type BotValues } from "../model/flux-answers.ts";
import { carelessNameServers, listedZone } from "../model/make-zone.ts";
import { CARELESS_HOSTERS, MIXES } from "../model/populations.ts";
import { defineScenario, expectStages } from "../model/scenario.ts";
import type { Builder } from "../model/builder.ts";
import type { Ask, Zone } from "../model/zone.ts";

/**
 * Half of all bots have no reverse name, and a look asks for eight at most: once in seven looks two
 * or fewer of them are named, and red has to wait until they have moved.
 */
const FLUX_UNLESS_UNNAMED = expectStages(
  ["suspicious", "flux"],
  ["suspicious", "flux"],
  "flux",
  "flux",
  "flux",
);

/** Homes all over the world, eight in one answer: the classic shape. */
export const homeFlux = defineScenario({
  id: "home-flux",
  hosts: ["velmorra-pills.shop", "www.velmorra-pills.shop"],
  fluxed: true,
  sentence:
    "Eight homes all over the world in every answer, changed every five minutes, as the pharmacy networks of 2009 did (detection-science, section 2: 8 A, TTL 180, half of the bots gone after 3.5 h), with the reverse names that such lines then had (4c).",
  parameters: botParameters({ unnamed: 0.2 }),
  // With two of eight lines unnamed, the names seen at one moment may mostly be one resolver's word.
  expected: expectStages(["suspicious", "flux"], "flux", "flux", "flux", "flux"),
  build: (builder, values) => homes(builder, "velmorra-pills.shop", values),
});

export const fiveHomes = defineScenario({
  id: "five-homes",
  hosts: ["tarnelis-account.com"],
  fluxed: true,
  sentence:
    "Five homes all over the world in every answer, drawn anew for every query, with five minutes to live (detection-science, section 2: single flux with 5 A, TTL 60 to 300).",
  parameters: botParameters({ addresses: 5, ttl: 300, rotateSeconds: 0, live: 40 }),
  expected: FLUX_UNLESS_UNNAMED,
  build: (builder, values) => homes(builder, "tarnelis-account.com", values),
});

export const tenHomes = defineScenario({
  id: "ten-homes",
  hosts: ["ostrevane.info"],
  fluxed: true,
  sentence:
    "Ten homes in as many networks in every answer, drawn anew for every query (detection-science, section 2: the networks of 2011 with 10 A in 10 /16, TTL 300).",
  parameters: botParameters({ addresses: 10, ttl: 300, rotateSeconds: 0, live: 60, pool: 1_200 }),
  expected: FLUX_UNLESS_UNNAMED,
  build: (builder, values) => homes(builder, "ostrevane.info", values),
});

/** Nothing but the kind of network tells that these are homes, until they have moved. */
export const unnamedHomes = defineScenario({
  id: "unnamed-homes",
  hosts: ["gildermoss-bank.online"],
  fluxed: true,
  sentence:
    "Six homes all over the world whose providers name hardly any address, so that only the kind of network and the movement tell (detection-modelling, 10: coverage of reverse names differs by provider and country).",
  parameters: botParameters({ addresses: 6, ttl: 150, rotateSeconds: 0, live: 40, unnamed: 0.9 }),
  expected: FLUX_UNLESS_UNNAMED,
  build: (builder, values) => homes(builder, "gildermoss-bank.online", values),
});

function homes(builder: Builder, apex: string, values: BotValues): readonly Zone[] {
  const answers = botAnswers(builder, MIXES.worldwide, values);
  const servers = carelessNameServers(builder, CARELESS_HOSTERS);
  const node = (ask: Ask) => ({ A: answers(ask) });
  const names = { [apex]: node, [`www.${apex}`]: node };
  const zone = listedZone({ apex, nameServers: servers.names, names, minimum: 60, retry: 600 });
  return [zone, ...servers.zones];
}
