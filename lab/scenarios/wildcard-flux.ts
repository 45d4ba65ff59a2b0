import { botAnswers, botParameters } from "../model/flux-answers.ts";
import { carelessNameServers, makeZone } from "../model/make-zone.ts";
import { CARELESS_HOSTERS, MIXES } from "../model/populations.ts";
import { defineScenario, expectStages } from "../model/scenario.ts";

export const wildcardFlux = defineScenario({
  id: "wildcard-names",
  hosts: ["k3x9q.trackvane-parcel.info", "login.trackvane-parcel.info", "trackvane-parcel.info"],
  fluxed: true,
  sentence:
    "Every name below the domain exists and answers with homes, so that each letter can carry a name of its own (detection-science, section 1: 90.9 % of Holz's names used a wildcard).",
  parameters: {
    ...botParameters({ addresses: 5, ttl: 120, rotateSeconds: 0, live: 40 }),
    aliased: {
      value: false,
      meaning: "labels are aliases of the domain, as in 2009, instead of answering",
    },
  },
  // The reverse names of five bots a look may all be missing.
  expected: expectStages(["suspicious", "flux"], ["suspicious", "flux"], "flux", "flux", "flux"),
  build: (builder, values) => {
    const answers = botAnswers(builder, MIXES.worldwide, values);
    const servers = carelessNameServers(builder, CARELESS_HOSTERS);
    const apex = "trackvane-parcel.info";
    const zone = makeZone({
      apex,
      nameServers: servers.names,
      nodeAt: (name, ask) =>
        values.aliased && name !== apex
          ? { CNAME: { ttl: values.ttl, data: [apex] } }
          : { A: answers(ask) },
      minimum: 60,
      retry: 600,
    });
    return [zone, ...servers.zones];
  },
});
