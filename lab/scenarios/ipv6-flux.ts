import { botAnswers, botParameters } from "../model/flux-answers.ts";
import { carelessNameServers, listedZone } from "../model/make-zone.ts";
import { CARELESS_HOSTERS, MIXES } from "../model/populations.ts";
import { defineScenario, expectStages } from "../model/scenario.ts";

export const ipv6Flux = defineScenario({
  id: "ipv6-only",
  hosts: ["sixgrove-market.online"],
  fluxed: true,
  sentence:
    "Six homes in every answer, reachable over IPv6 alone, where providers name few addresses (detection-modelling, 7: invisible to every published rule).",
  parameters: botParameters({ addresses: 6, ttl: 150, rotateSeconds: 0, live: 40, unnamed: 0.75 }),
  expected: expectStages(["suspicious", "flux"], ["suspicious", "flux"], "flux", "flux", "flux"),
  build: (builder, values) => {
    const answers = botAnswers(builder, MIXES.worldwide, values, { family: 6 });
    const servers = carelessNameServers(builder, CARELESS_HOSTERS);
    const apex = "sixgrove-market.online";
    const names = { [apex]: (ask: Parameters<typeof answers>[0]) => ({ AAAA: answers(ask) }) };
    const zone = listedZone({ apex, nameServers: servers.names, names, minimum: 60, retry: 600 });
    return [zone, ...servers.zones];
  },
});

export const dualStackFlux = defineScenario({
  id: "ipv4-and-ipv6",
  hosts: ["twinmoor-rates.com"],
  fluxed: true,
  sentence:
    "Five homes over IPv4 and three over IPv6 in every look, other ones for every query (detection-modelling, 7: AAAA carries full evidence).",
  parameters: {
    ...botParameters({ addresses: 5, ttl: 150, rotateSeconds: 0, live: 40 }),
    ipv6Addresses: { value: 3, least: 1, most: 10, meaning: "AAAA records in one answer" },
  },
  // At the first look the few that are asked may happen to have no reverse names.
  expected: expectStages(["suspicious", "flux"], "flux", "flux", "flux", "flux"),
  build: (builder, values) => {
    const ipv4 = botAnswers(builder, MIXES.worldwide, values);
    const sixes = { ...values, addresses: values.ipv6Addresses };
    const ipv6 = botAnswers(builder, MIXES.worldwide, sixes, { family: 6 });
    const servers = carelessNameServers(builder, CARELESS_HOSTERS);
    const apex = "twinmoor-rates.com";
    const zone = listedZone({
      apex,
      nameServers: servers.names,
      names: { [apex]: (ask) => ({ A: ipv4(ask), AAAA: ipv6(ask) }) },
      minimum: 60,
      retry: 600,
    });
    return [zone, ...servers.zones];
  },
});
