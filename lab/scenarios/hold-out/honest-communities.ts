import {
  COUNTRIES,
  HOSTERS,
  MIXES,
  UNIVERSITIES,
  type CountryCode,
} from "../../model/populations.ts";
import { hashUnit, pick, sample } from "../../model/random.ts";
import { ownerHabit, patternHabit, universityHabit } from "../../model/reverse-names.ts";
import { defineScenario } from "../../model/scenario.ts";
import { byRegion, honestSite } from "../../model/site.ts";
import { rentedFrom, someOf } from "../../variation/rotation.ts";
import { NEVER_RED } from "../hard/outcomes.ts";

export const publicGateways = defineScenario({
  id: "public-gateways",
  hosts: ["gateway.threadneedle-web.org"],
  fluxed: false,
  sentence:
    "Gateways to a distributed file system that foundations, universities and firms run side by side under one name, health-checked (detection-science, section 3: IPFS gateways, 1 to 5 A, hosting).",
  parameters: {
    ttl: { value: 120, least: 30, most: 300, meaning: "seconds" },
    addresses: { value: 4, least: 1, most: 5, meaning: "A records in one answer" },
    operators: { value: 8, least: 4, most: 20, meaning: "who runs a gateway" },
    academic: { value: 0.25, least: 0, most: 0.5, meaning: "share of universities" },
    seconds: { value: 600, least: 60, most: 7_200, meaning: "time between two choices" },
  },
  expected: NEVER_RED,
  build: (builder, values) => {
    const all = Array.from({ length: values.operators }, () => {
      if (builder.random() < values.academic) {
        const asn = pick(builder.random, UNIVERSITIES);
        return builder.machines(asn, 1, universityHabit(asn, builder.seed, "gw"));
      }
      const asn = pick(builder.random, HOSTERS);
      if (builder.random() < 0.5) return rentedFrom(builder, [asn], 1);
      return builder.machines(asn, 1, ownerHabit(builder.seed, "ipfs"));
    }).flat();
    return honestSite(builder, {
      apex: "threadneedle-web.org",
      labels: ["www", "gateway"],
      node: (ask) => ({ A: { ttl: values.ttl, data: someOf(builder, ask, all, values) } }),
    });
  },
});

export const chainEndpoints = defineScenario({
  id: "chain-endpoints",
  hosts: ["rpc.coppervane-chain.org"],
  fluxed: false,
  sentence:
    "Public entry points of a distributed ledger, run by validators with hosters and a few at home, a handful of the healthy ones in every answer (public entry points are a community's, as DNS seeds are; detection-science, section 3).",
  parameters: {
    ttl: { value: 60, least: 10, most: 300, meaning: "seconds" },
    addresses: { value: 3, least: 1, most: 6, meaning: "A records in one answer" },
    members: { value: 25, least: 8, most: 80, meaning: "validators" },
    homes: { value: 0.1, least: 0, most: 0.25, meaning: "share of validators at home" },
    seconds: { value: 300, least: 30, most: 3_600, meaning: "time between two choices" },
  },
  expected: NEVER_RED,
  build: (builder, values) => {
    const homes = builder.bots(MIXES.worldwide, Math.round(values.members * values.homes));
    const rented = rentedFrom(builder, HOSTERS, values.members - homes.length, { named: 0.4 });
    const all = [...rented, ...homes];
    return honestSite(builder, {
      apex: "coppervane-chain.org",
      labels: ["www", "rpc"],
      node: (ask) => ({ A: { ttl: values.ttl, data: someOf(builder, ask, all, values) } }),
    });
  },
});

export const nearestMirrors = defineScenario({
  id: "nearest-mirrors",
  hosts: ["deb.brambleos.org"],
  fluxed: false,
  sentence:
    "A distribution's redirector by DNS, which gives everybody a few mirrors of their own part of the world, some with access providers (many national mirrors stand with the largest provider of the country).",
  parameters: {
    ttl: { value: 300, least: 60, most: 1_800, meaning: "seconds" },
    addresses: { value: 3, least: 1, most: 6, meaning: "A records in one answer" },
    perRegion: { value: 15, least: 5, most: 40, meaning: "mirrors in each part of the world" },
    withProviders: { value: 0.3, least: 0, most: 0.5, meaning: "share with access providers" },
    seconds: { value: 1_800, least: 300, most: 86_400, meaning: "time between two choices" },
  },
  expected: NEVER_RED,
  build: (builder, values) => {
    const mirrors = byRegion((region) =>
      Array.from({ length: values.perRegion }, () => {
        const luck = builder.random();
        if (luck < values.withProviders) {
          const codes = (Object.keys(COUNTRIES) as CountryCode[]).filter(
            (code) => COUNTRIES[code].region === region,
          );
          const asn = pick<number>(builder.random, COUNTRIES[pick(builder.random, codes)].access);
          const domain = `isp${String(asn)}.net`;
          return builder.machines(
            asn,
            1,
            patternHabit(() => `mirror.${domain}`),
          );
        }
        if (luck > 0.7) return rentedFrom(builder, HOSTERS, 1, { named: 0.6 });
        const asn = pick(builder.random, UNIVERSITIES);
        return builder.machines(asn, 1, universityHabit(asn, builder.seed, "mirror"));
      }).flat(),
    );
    return honestSite(builder, {
      apex: "brambleos.org",
      labels: ["www", "deb"],
      scope: 24,
      node: (ask) => {
        const choice = { ...values, where: ask.region };
        return { A: { ttl: values.ttl, data: someOf(builder, ask, mirrors[ask.region], choice) } };
      },
    });
  },
});

export const cooperativeProvider = defineScenario({
  id: "cooperative-provider",
  hosts: ["meadowlink-coop.net", "www.meadowlink-coop.net"],
  fluxed: false,
  sentence:
    "A small provider's own sites among its customers' addresses and under the same kind of name, in its network and in the one it buys transit from (small providers name whole blocks by script).",
  parameters: {
    ttl: { value: 900, least: 60, most: 3_600, meaning: "seconds" },
    addresses: { value: 3, least: 1, most: 6, meaning: "A records" },
    upstream: { value: 0.3, least: 0, most: 0.6, meaning: "share in the other network" },
  },
  expected: NEVER_RED,
  build: (builder, { ttl, addresses, upstream }) => {
    const code = pick(builder.random, ["ua", "ro", "pl", "br", "ru", "bg"] as const);
    const [own = 0, other = 0] = sample<number>(builder.random, COUNTRIES[code].access, 2);
    const away = Math.round(addresses * upstream);
    const data = [...builder.lines(own, addresses - away), ...builder.lines(other, away)];
    return honestSite(builder, { apex: "meadowlink-coop.net", node: { A: { ttl, data } } });
  },
});

export const homeWithSpare = defineScenario({
  id: "home-with-spare",
  hosts: ["social.wrenfield-friends.org"],
  fluxed: false,
  sentence:
    "A small social network on a server at home that falls back to the owner's mobile line or to a rented server while the home is away (home-hosted services of the federated web).",
  parameters: {
    ttl: { value: 60, least: 30, most: 600, meaning: "seconds" },
    away: { value: 0.15, least: 0.02, most: 0.5, meaning: "share of half hours away from home" },
    reconnectHours: { value: 48, least: 6, most: 400, meaning: "time between two addresses" },
  },
  expected: NEVER_RED,
  build: (builder, { ttl, away, reconnectHours }) => {
    const codes = (Object.keys(COUNTRIES) as CountryCode[]).filter(
      (code) => COUNTRIES[code].access.length >= 2,
    );
    const chosen = COUNTRIES[pick(builder.random, codes)].access;
    const [home = [], mobile = []] = sample<number>(builder.random, chosen, 2).map((asn) =>
      builder.lines(asn, 16),
    );
    const rented = rentedFrom(builder, HOSTERS, 1, { domain: "wrenfield-friends.org" });
    return honestSite(builder, {
      apex: "wrenfield-friends.org",
      labels: ["www", "social"],
      node: (ask) => {
        const half = Math.floor(ask.elapsed / 1_800_000);
        const luck = hashUnit(builder.seed, half, "away");
        const turn = Math.floor(ask.elapsed / (reconnectHours * 3_600_000)) % 16;
        if (luck < away / 2) return { A: { ttl, data: rented } };
        // A mobile line has another address each time it comes up.
        if (luck < away) return { A: { ttl, data: mobile.slice(half % 16, (half % 16) + 1) } };
        return { A: { ttl, data: home.slice(turn, turn + 1) } };
      },
    });
  },
});
