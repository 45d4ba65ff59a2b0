import { botAnswers, botParameters } from "../model/flux-answers.ts";
import { carelessNameServers, listedZone } from "../model/make-zone.ts";
import { CARELESS_HOSTERS, MIXES } from "../model/populations.ts";
import { defineScenario, expectStages } from "../model/scenario.ts";

export const ttlZeroFlux = defineScenario({
  id: "ttl-zero",
  hosts: ["ecard-morvane.com"],
  fluxed: true,
  sentence:
    "One bot in every answer, never to be cached, and another one for every query, as Storm and Waledac did from 2007 to 2010 (detection-science, section 2: TTL 0, 167 answers gave 119 addresses in 113 /16).",
  parameters: botParameters({ addresses: 1, ttl: 0, rotateSeconds: 0, live: 800, pool: 3_000 }),
  expected: expectStages(["suspicious", "flux"], ["suspicious", "flux"], "flux", "flux", "flux"),
  build: (builder, values) => {
    const answers = botAnswers(builder, MIXES.worldwide, values);
    const servers = carelessNameServers(builder, CARELESS_HOSTERS);
    const apex = "ecard-morvane.com";
    const zone = listedZone({
      apex,
      nameServers: servers.names,
      names: { [apex]: (ask) => ({ A: answers(ask) }) },
      minimum: 0,
      retry: 300,
    });
    return [zone, ...servers.zones];
  },
});
