import { botAnswers, botParameters } from "../model/flux-answers.ts";
import { carelessNameServers, makeZone } from "../model/make-zone.ts";
import { CARELESS_HOSTERS, MIXES } from "../model/populations.ts";
import { defineScenario, expectStages } from "../model/scenario.ts";

const APEX = "cindermoor-portal.com";
/** Each is looked at by itself. */
const BELOW = ["one", "two", "three", "four", "five", "six", "seven", "eight"];

/**
 * For tests of what follows from amber, not of whether it comes: homes of which none has a reverse name
 * and that stay the same for as long as a test takes, so that one of the two keys to red is missing. It
 * was suspicious in every one of many worlds. Every name below the domain answers alike.
 */
export const CERTAIN_AMBER = defineScenario({
  id: "certain-amber",
  hosts: [APEX, ...BELOW.map((label) => `${label}.${APEX}`)],
  fluxed: true,
  sentence:
    "Ten homes all over the world without reverse names that do not move for a day: odd, but no proof of anything (detection-modelling, 10: coverage of reverse names differs by provider).",
  parameters: botParameters({
    ...{ addresses: 10, ttl: 300, rotateSeconds: 86_400, live: 60, pool: 1_200 },
    unnamed: 1,
  }),
  expected: expectStages(
    "suspicious",
    "suspicious",
    "suspicious",
    ["clear", "watch", "suspicious"],
    "flux",
  ),
  build: (builder, values) => {
    const answers = botAnswers(builder, MIXES.worldwide, values);
    const servers = carelessNameServers(builder, CARELESS_HOSTERS);
    const zone = makeZone({
      apex: APEX,
      nameServers: servers.names,
      nodeAt: (_name, ask) => ({ A: answers(ask) }),
      minimum: 60,
      retry: 600,
    });
    return [zone, ...servers.zones];
  },
});
