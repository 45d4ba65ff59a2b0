import { botAnswers, botParameters, type BotValues } from "../model/flux-answers.ts";
import { carelessNameServers, listedZone } from "../model/make-zone.ts";
import { CARELESS_HOSTERS, MIXES, type Mix } from "../model/populations.ts";
import { hashUnit } from "../model/random.ts";
import { defineScenario, expectStages } from "../model/scenario.ts";
import type { Builder } from "../model/builder.ts";
import type { Ask, Zone } from "../model/zone.ts";

const SOON_FLUX = expectStages(
  ["suspicious", "flux"],
  ["suspicious", "flux"],
  "flux",
  "flux",
  "flux",
);

export const threeCountries = defineScenario({
  id: "three-countries",
  hosts: ["brunvale-cards.net"],
  fluxed: true,
  sentence:
    "Ten homes in every answer, four fifths of them in Ukraine and the rest in Russia and Romania, as Dark Cloud was in 2014 to 2018 (detection-science, section 2: 10 A, TTL below 150 s and varying).",
  parameters: botParameters({ addresses: 10, ttl: 149, rotateSeconds: 0, live: 60, pool: 1_000 }),
  expected: SOON_FLUX,
  build: (builder, values) => concentrated(builder, "brunvale-cards.net", MIXES.darkCloud, values),
});

export const twoCountries = defineScenario({
  id: "two-countries",
  hosts: ["kestrune-files.net"],
  fluxed: true,
  sentence:
    "Six homes in Romania and Bulgaria in every answer, which leaves only a dozen networks to choose from, as SandiFlux began in 2017 (detection-science, section 2).",
  parameters: botParameters({ addresses: 6, ttl: 120, rotateSeconds: 0, live: 40, pool: 600 }),
  expected: SOON_FLUX,
  build: (builder, values) =>
    concentrated(builder, "kestrune-files.net", MIXES.romaniaBulgaria, values),
});

/** The time to live varies from window to window between half of the parameter and the whole. */
function concentrated(
  builder: Builder,
  apex: string,
  mix: Mix,
  values: BotValues,
): readonly Zone[] {
  const answers = botAnswers(builder, mix, values);
  const servers = carelessNameServers(builder, CARELESS_HOSTERS, 4);
  const node = (ask: Ask) => {
    const luck = hashUnit(builder.seed, Math.floor(ask.elapsed / 60_000), "ttl");
    return { A: { ...answers(ask), ttl: Math.round(values.ttl * (0.5 + luck / 2)) } };
  };
  const names = { [apex]: node };
  const zone = listedZone({ apex, nameServers: servers.names, names, minimum: 60, retry: 600 });
  return [zone, ...servers.zones];
}
