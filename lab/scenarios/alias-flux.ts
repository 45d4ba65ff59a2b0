import { botAnswers, botParameters } from "../model/flux-answers.ts";
import { carelessNameServers, listedZone, managedNameServers } from "../model/make-zone.ts";
import { CARELESS_HOSTERS, CLOUDS, MIXES } from "../model/populations.ts";
import { defineScenario, expectStages } from "../model/scenario.ts";

export const aliasFlux = defineScenario({
  id: "behind-alias",
  hosts: ["secure.dunmarrow-post.com"],
  fluxed: true,
  sentence:
    "The visited name is an alias, in a zone with a respectable DNS provider, of a name elsewhere that answers with homes (detection-science, section 1b: CISA 2025, CNAME records used for double flux).",
  parameters: {
    ...botParameters({ addresses: 6, ttl: 120, rotateSeconds: 0, live: 40 }),
    aliasTtl: {
      value: 600,
      least: 60,
      most: 86_400,
      meaning: "time to live of the alias, seconds",
    },
  },
  // At the first look the few that are asked may happen to have no reverse names.
  expected: expectStages(["suspicious", "flux"], "flux", "flux", "flux", "flux"),
  build: (builder, values) => {
    const answers = botAnswers(builder, MIXES.worldwide, values);
    const respectable = managedNameServers(builder, { asn: CLOUDS.cloudflare });
    const careless = carelessNameServers(builder, CARELESS_HOSTERS);
    const apex = "dunmarrow-post.com";
    const target = "gate7.brelwick.info";
    return [
      listedZone({
        apex,
        nameServers: respectable.names,
        names: { [`secure.${apex}`]: { CNAME: { ttl: values.aliasTtl, data: [target] } } },
      }),
      listedZone({
        apex: "brelwick.info",
        nameServers: careless.names,
        names: { [target]: (ask) => ({ A: answers(ask) }) },
        minimum: 60,
        retry: 600,
      }),
      ...respectable.zones,
      ...careless.zones,
    ];
  },
});
