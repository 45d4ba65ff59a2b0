import { botAnswers, botParameters, type BotValues } from "../model/flux-answers.ts";
import { carelessNameServers, listedZone } from "../model/make-zone.ts";
import { CARELESS_HOSTERS, MIXES } from "../model/populations.ts";
import { defineScenario, expectStages } from "../model/scenario.ts";
import type { Builder } from "../model/builder.ts";
import type { Zone } from "../model/zone.ts";

export const halfHourFlux = defineScenario({
  id: "half-hour-rotation",
  hosts: ["lorrimar-tickets.com"],
  fluxed: true,
  sentence:
    "Five homes, the same for everybody for half an hour and then five others, with half an hour to live (detection-science, section 1b: single flux of 2007 with 5 A, TTL 1800; section 6.8: slow rotation).",
  parameters: botParameters({ addresses: 5, ttl: 1_800, rotateSeconds: 1_800, live: 30 }),
  // Until they move, five unnamed homes look like one site with five providers.
  expected: expectStages(
    ["watch", "suspicious", "flux"],
    ["watch", "suspicious", "flux"],
    ["watch", "suspicious", "flux"],
    ["suspicious", "flux"],
    "flux",
  ),
  build: (builder, values) => slow(builder, "lorrimar-tickets.com", values),
});

/** At one time this looks like a home with two lines: only the hours tell. */
export const halfHourPair = defineScenario({
  id: "half-hour-pair",
  hosts: ["quillanport.net"],
  fluxed: true,
  sentence:
    "Two homes, the same for everybody for half an hour and then two others (dns-lab, section 2: the slow scenario; detection-modelling, 6: only three or more access networks over time tell).",
  parameters: botParameters({ addresses: 2, ttl: 60, rotateSeconds: 1_800, live: 30 }),
  expected: expectStages(
    ["clear", "watch", "suspicious"],
    ["clear", "watch", "suspicious"],
    ["clear", "watch", "suspicious"],
    ["watch", "suspicious", "flux"],
    ["suspicious", "flux"],
  ),
  build: (builder, values) => slow(builder, "quillanport.net", values),
});

function slow(builder: Builder, apex: string, values: BotValues): readonly Zone[] {
  const answers = botAnswers(builder, MIXES.worldwide, values);
  const servers = carelessNameServers(builder, CARELESS_HOSTERS);
  const zone = listedZone({
    apex,
    nameServers: servers.names,
    names: { [apex]: (ask) => ({ A: answers(ask) }) },
    minimum: 300,
    retry: 600,
  });
  return [zone, ...servers.zones];
}
