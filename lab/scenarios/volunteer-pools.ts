import type { Builder } from "../model/builder.ts";
import { HOSTERS, MIXES, UNIVERSITIES } from "../model/populations.ts";
import { createRandom, pick, sample } from "../model/random.ts";
import { hosterHabit, ownerHabit, universityHabit } from "../model/reverse-names.ts";
import { defineScenario, expectAlways } from "../model/scenario.ts";
import { honestSite } from "../model/site.ts";
import type { Zone } from "../model/zone.ts";

export const volunteerMirrors = defineScenario({
  id: "volunteer-mirrors",
  hosts: ["mirror.oakenfold-linux.org", "www.oakenfold-linux.org"],
  fluxed: false,
  sentence:
    "Twelve mirrors of a free project with universities and hosters, all in every answer, the same for weeks (detection-science, section 3: 5 to 20 A, 5 to 12 networks, stable over days).",
  parameters: {
    ttl: { value: 300, least: 60, most: 3_600, meaning: "seconds" },
    addresses: { value: 12, least: 5, most: 20, meaning: "mirrors" },
    universities: { value: 0.6, least: 0, most: 1, meaning: "share of mirrors with universities" },
  },
  expected: expectAlways(["clear", "watch"]),
  build: (builder, { ttl, addresses, universities }) => {
    const data = volunteers(builder, addresses, { universities, homes: 0 }, "mirror");
    return honestSite(builder, {
      apex: "oakenfold-linux.org",
      labels: ["www", "mirror"],
      node: { A: { ttl, data } },
    });
  },
});

export const timePool = defineScenario({
  id: "time-pool",
  hosts: ["pool.tockwell-time.org"],
  fluxed: false,
  sentence:
    "Four of three thousand volunteers' time servers, other ones for every query, some of them at home (detection-science, section 3: NTP pool, 4 A, TTL 150, about 4 networks).",
  parameters: {
    ttl: { value: 150, least: 30, most: 150, meaning: "seconds" },
    addresses: { value: 4, least: 2, most: 4, meaning: "A records in one answer" },
    members: { value: 600, least: 100, most: 4_000, meaning: "volunteers in all" },
    homes: { value: 0.25, least: 0, most: 0.4, meaning: "share of volunteers at home" },
  },
  expected: expectAlways(["clear", "watch", "suspicious"]),
  build: (builder, { ttl, addresses, members, homes }) => {
    const all = volunteers(builder, members, { universities: 0.15, homes }, "ntp");
    return poolZone(builder, "pool.tockwell-time.org", all, { addresses, ttl });
  },
});

export const peerSeed = defineScenario({
  id: "peer-seed",
  hosts: ["seed.copperfen-coin.org"],
  fluxed: false,
  sentence:
    "Twenty-five nodes of a peer-to-peer network in every answer, other ones for every query, near half of them at home (detection-science, section 3: Bitcoin DNS seeds, up to 25, TTL often 60, about 20 networks).",
  parameters: {
    ttl: { value: 60, least: 60, most: 3_600, meaning: "seconds" },
    addresses: { value: 25, least: 10, most: 32, meaning: "A records in one answer" },
    members: { value: 800, least: 200, most: 6_000, meaning: "nodes in all" },
    homes: { value: 0.4, least: 0, most: 0.5, meaning: "share of nodes at home" },
  },
  expected: expectAlways(["clear", "watch", "suspicious"]),
  build: (builder, { ttl, addresses, members, homes }) => {
    const all = volunteers(builder, members, { universities: 0.03, homes }, "node");
    return poolZone(builder, "seed.copperfen-coin.org", all, { addresses, ttl });
  },
});

function poolZone(
  builder: Builder,
  host: string,
  all: readonly string[],
  { addresses, ttl }: { readonly addresses: number; readonly ttl: number },
): readonly Zone[] {
  const dot = host.indexOf(".");
  return honestSite(builder, {
    apex: host.slice(dot + 1),
    labels: ["www", host.slice(0, dot)],
    node: (ask) => ({
      A: { ttl, data: sample(createRandom(builder.seed, ask.sequence), all, addresses) },
    }),
  });
}

/** Volunteers' machines: at universities, at home, and for the rest with hosters. */
function volunteers(
  builder: Builder,
  count: number,
  shares: { readonly universities: number; readonly homes: number },
  role: string,
): readonly string[] {
  const homes = builder.bots(MIXES.worldwide, Math.round(count * shares.homes));
  const academic = Math.round(count * shares.universities);
  const rest = count - homes.length - academic;
  const universities = Array.from({ length: academic }, () => {
    const asn = pick(builder.random, UNIVERSITIES);
    return builder.machines(asn, 1, universityHabit(asn, builder.seed, role));
  });
  const rented = Array.from({ length: Math.max(0, rest) }, () => {
    const asn = pick(builder.random, HOSTERS);
    const owned = builder.random() < 0.5;
    const habit = owned ? ownerHabit(builder.seed, role) : hosterHabit(asn, builder.seed);
    return builder.machines(asn, 1, habit);
  });
  return [...homes, ...universities.flat(), ...rented.flat()];
}
