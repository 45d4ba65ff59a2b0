import { botAnswers, botParameters, type BotValues } from "../model/flux-answers.ts";
import { carelessNameServers, listedZone } from "../model/make-zone.ts";
import { CARELESS_HOSTERS, MIXES } from "../model/populations.ts";
import { defineScenario, expectStages } from "../model/scenario.ts";
import type { Builder } from "../model/builder.ts";
import type { Zone } from "../model/zone.ts";

const BY_TEN_MINUTES = expectStages(
  ["watch", "suspicious", "flux"],
  ["watch", "suspicious", "flux"],
  ["suspicious", "flux"],
  ["suspicious", "flux"],
  "flux",
);

export const twoAddresses = defineScenario({
  id: "two-addresses",
  hosts: ["parvelo-invoice.com"],
  fluxed: true,
  sentence:
    "Only two homes in an answer, other ones for every cache and every two minutes, to stay below published limits (detection-science, sections 2 and 6.8: few addresses an answer).",
  parameters: botParameters({ addresses: 2, ttl: 120, rotateSeconds: 0, live: 40 }),
  expected: BY_TEN_MINUTES,
  build: (builder, values) => few(builder, "parvelo-invoice.com", values),
});

export const threeAddresses = defineScenario({
  id: "three-addresses",
  hosts: ["wendrick-wallet.net"],
  fluxed: true,
  sentence:
    "Only three homes in an answer, other ones for every cache and every three minutes (detection-science, section 1: three are the least that Perdisci's filter lets through).",
  parameters: botParameters({ addresses: 3, ttl: 180, rotateSeconds: 0, live: 40 }),
  expected: BY_TEN_MINUTES,
  build: (builder, values) => few(builder, "wendrick-wallet.net", values),
});

function few(builder: Builder, apex: string, values: BotValues): readonly Zone[] {
  const answers = botAnswers(builder, MIXES.worldwide, values);
  const servers = carelessNameServers(builder, CARELESS_HOSTERS);
  const zone = listedZone({
    apex,
    nameServers: servers.names,
    names: { [apex]: (ask) => ({ A: answers(ask) }) },
    minimum: 60,
    retry: 600,
  });
  return [zone, ...servers.zones];
}
