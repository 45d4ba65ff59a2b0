import { botAnswers, botParameters } from "../model/flux-answers.ts";
import { carelessNameServers, listedZone } from "../model/make-zone.ts";
import { CARELESS_HOSTERS, CLOUDS, MIXES } from "../model/populations.ts";
import { createRandom, pick } from "../model/random.ts";
import { patternHabit } from "../model/reverse-names.ts";
import { defineScenario, expectStages } from "../model/scenario.ts";

/** Addresses that no public site can have (RFC 1918). */
const PRIVATE = ["10.44.7.19", "192.168.31.4", "172.20.9.81", "10.0.12.6"] as const;

export const decoyFlux = defineScenario({
  id: "decoys",
  hosts: ["marrowfen-dumps.com"],
  fluxed: true,
  sentence:
    "Six homes with one private address and one of a great company planted among them to mislead lists (detection-science, section 0, finding 9: seen by Akamai in 2017).",
  parameters: botParameters({ addresses: 6, ttl: 150, rotateSeconds: 0, live: 40 }),
  // At the first look the few that are asked may happen to have no reverse names.
  expected: expectStages(["suspicious", "flux"], "flux", "flux", "flux", "flux"),
  build: (builder, values) => {
    const answers = botAnswers(builder, MIXES.worldwide, values);
    const great = [
      ...builder.machines(CLOUDS.microsoft, 4, () => undefined),
      ...builder.machines(
        CLOUDS.google,
        4,
        patternHabit((ip) => `${ip.id}-in-f1.1e100.net`),
      ),
    ];
    const servers = carelessNameServers(builder, CARELESS_HOSTERS);
    const apex = "marrowfen-dumps.com";
    const zone = listedZone({
      apex,
      nameServers: servers.names,
      names: {
        [apex]: (ask) => {
          const random = createRandom(builder.seed, ask.sequence, "decoy");
          const bots = answers(ask);
          return {
            A: { ...bots, data: [...bots.data, pick(random, PRIVATE), pick(random, great)] },
          };
        },
      },
      minimum: 60,
      retry: 600,
    });
    return [zone, ...servers.zones];
  },
});
