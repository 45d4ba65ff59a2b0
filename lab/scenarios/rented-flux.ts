import { answersFrom } from "../model/flux-answers.ts";
import { carelessNameServers, listedZone } from "../model/make-zone.ts";
import { CARELESS_HOSTERS, HOSTERS } from "../model/populations.ts";
import { pick } from "../model/random.ts";
import { hosterHabit } from "../model/reverse-names.ts";
import { defineScenario, expectStages, type Expected } from "../model/scenario.ts";

const rented = (
  id: string,
  apex: string,
  values: { addresses: number; ttl: number; rotateSeconds: number; servers: number },
  sentence: string,
  expected: Expected,
) =>
  defineScenario({
    id,
    hosts: [apex],
    fluxed: true,
    sentence,
    parameters: {
      addresses: { value: values.addresses, least: 1, most: 5, meaning: "A records in one answer" },
      ttl: { value: values.ttl, least: 30, most: 600, meaning: "seconds" },
      rotateSeconds: {
        value: values.rotateSeconds,
        least: 300,
        most: 43_200,
        meaning: "time between two sets",
      },
      servers: { value: values.servers, least: 6, most: 300, meaning: "servers rented in all" },
    },
    expected,
    build: (builder, chosen) => {
      const members = Array.from({ length: chosen.servers }, () => {
        const asn = pick(builder.random, [...CARELESS_HOSTERS, ...HOSTERS]);
        return builder.machines(asn, 1, hosterHabit(asn, builder.seed, { named: 0.1 }));
      }).flat();
      // A server is kept for days, so that the set on offer at one time is nearly all of them.
      const answers = answersFrom(builder, members, {
        ...chosen,
        live: Math.ceil(chosen.servers / 2),
        medianLifeMs: 72 * 3_600_000,
      });
      const servers = carelessNameServers(builder, CARELESS_HOSTERS);
      const zone = listedZone({
        apex,
        nameServers: servers.names,
        names: { [apex]: (ask) => ({ A: answers(ask) }) },
        retry: 600,
      });
      return [zone, ...servers.zones];
    },
  });

export const rentedSlow = rented(
  "rented-slow",
  "ambrelow-docs.info",
  { addresses: 2, ttl: 120, rotateSeconds: 7_200, servers: 40 },
  "Two rented servers that are exchanged every two hours, out of dozens with many hosters, as Gamaredon does (detection-science, section 2: few A at a time, mostly rented; seen in hours to days, not in seconds).",
  expectStages(
    ["clear", "watch"],
    ["clear", "watch"],
    ["clear", "watch"],
    ["clear", "watch"],
    ["watch", "suspicious"],
  ),
);

export const rentedQuick = rented(
  "rented-quick",
  "novalisk-login.com",
  { addresses: 3, ttl: 60, rotateSeconds: 600, servers: 60 },
  "Three rented or broken-into servers as proxies, exchanged every ten minutes, as Brazzzers flux did (detection-science, section 2: a few addresses, 5 to 15 min).",
  expectStages(
    ["clear", "watch"],
    ["clear", "watch"],
    ["clear", "watch", "suspicious"],
    ["clear", "watch", "suspicious"],
    ["watch", "suspicious"],
  ),
);
