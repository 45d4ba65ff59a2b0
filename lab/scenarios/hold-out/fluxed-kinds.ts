import { createLivePool, drawLive, MEDIAN_LIFE_MS } from "../../model/bots.ts";
import { answersFrom, botAnswers, botParameters } from "../../model/flux-answers.ts";
import { listedZone, managedNameServers } from "../../model/make-zone.ts";
import { CLOUDS, COUNTRIES, HOSTERS, MIXES, type Mix } from "../../model/populations.ts";
import { createRandom, pick, sample } from "../../model/random.ts";
import { ownerHabit } from "../../model/reverse-names.ts";
import { defineScenario } from "../../model/scenario.ts";
import { rentedFrom } from "../../variation/rotation.ts";
import { fluxedSite } from "../hard/bot-kinds.ts";
import { MAY_HIDE } from "../hard/outcomes.ts";

export const followTheSun = defineScenario({
  id: "follow-the-sun",
  hosts: ["nocturnelle-meds.com"],
  fluxed: true,
  sentence:
    "Homes of whichever part of the world is awake, since machines are switched off at night, so that networks change over the day more than over minutes (bots' lives follow their owners' days).",
  parameters: botParameters({ addresses: 6, ttl: 300, rotateSeconds: 900, live: 40, pool: 800 }),
  expected: MAY_HIDE,
  build: (builder, values) => {
    const naming = { unnamedNetworks: values.unnamed };
    const mixOf = (region: string): Mix =>
      Object.fromEntries(
        Object.entries(COUNTRIES).flatMap(([code, country]) =>
          country.region === region ? [[code, 1]] : [],
        ),
      );
    const pools = ["as", "eu", "us"].map((region) =>
      createLivePool({
        members: builder.bots(mixOf(region), Math.ceil(values.pool / 3), { naming }),
        live: values.live,
        medianLifeMs: MEDIAN_LIFE_MS,
        seed: builder.seed,
      }),
    );
    const windowMs = values.rotateSeconds * 1_000;
    return fluxedSite(builder, "nocturnelle-meds.com", (ask) => {
      const awake = pools[Math.floor(ask.elapsed / (8 * 3_600_000)) % 3] ?? pools[0];
      const data =
        awake === undefined ? [] : drawLive(awake, values.addresses, windowMs, ask, builder.seed);
      return { A: { ttl: values.ttl, data } };
    });
  },
});

export const brokenRouters = defineScenario({
  id: "broken-routers",
  hosts: ["steelmarrow-card.com"],
  fluxed: true,
  sentence:
    "Home routers of one make that a few Latin American and Asian providers hand out, broken into for weeks, so that they stay on and change little (detection-science, section 2: port 7547 open, customers' equipment; some nodes lived for months).",
  parameters: {
    ...botParameters({ addresses: 4, ttl: 600, rotateSeconds: 1_800, live: 30, pool: 100 }),
    lifeHours: { value: 72, least: 24, most: 400, meaning: "median time a router serves, hours" },
  },
  expected: MAY_HIDE,
  build: (builder, values) => {
    const naming = { unnamedNetworks: values.unnamed };
    const mix: Mix = { br: 3, mx: 2, ar: 1, co: 1, cl: 1, in: 2, vn: 1, th: 1 };
    const members = builder.bots(mix, values.pool, { naming });
    const medianLifeMs = values.lifeHours * 3_600_000;
    const answers = answersFrom(builder, members, { ...values, medianLifeMs });
    return fluxedSite(builder, "steelmarrow-card.com", (ask) => ({ A: answers(ask) }));
  },
});

export const brokenWebServers = defineScenario({
  id: "broken-web-servers",
  hosts: ["lumenstrand-verify.com"],
  fluxed: true,
  sentence:
    "Other people's web servers, broken into and used as proxies, each under its owner's own name, a few in an answer and others every ten minutes (detection-science, section 2: proxy layers on broken-into servers, 5 to 15 min).",
  parameters: {
    addresses: { value: 4, least: 2, most: 6, meaning: "A records in one answer" },
    ttl: { value: 180, least: 60, most: 600, meaning: "seconds" },
    rotateSeconds: { value: 600, least: 300, most: 1_800, meaning: "time between two sets" },
    servers: { value: 80, least: 30, most: 300, meaning: "servers in all" },
    named: { value: 0.6, least: 0.3, most: 0.9, meaning: "share under their owners' names" },
  },
  expected: MAY_HIDE,
  build: (builder, values) => {
    const members = Array.from({ length: values.servers }, () =>
      builder.random() < values.named
        ? builder.machines(pick(builder.random, HOSTERS), 1, ownerHabit(builder.seed, "www"))
        : rentedFrom(builder, HOSTERS, 1, { named: 0 }),
    ).flat();
    const live = Math.ceil(values.servers / 2);
    const medianLifeMs = 48 * 3_600_000;
    const answers = answersFrom(builder, members, { ...values, live, medianLifeMs });
    return fluxedSite(builder, "lumenstrand-verify.com", (ask) => ({ A: answers(ask) }));
  },
});

export const mostlyDecoys = defineScenario({
  id: "mostly-decoys",
  hosts: ["glassharrow-invest.com"],
  fluxed: true,
  sentence:
    "Two or three homes among more addresses of great content networks than there are homes, to look like a switch between content networks (detection-science, section 0, finding 9: planted decoys).",
  parameters: {
    ...botParameters({ addresses: 3, ttl: 180, rotateSeconds: 300, live: 40, pool: 600 }),
    decoys: { value: 4, least: 2, most: 6, meaning: "planted addresses in one answer" },
  },
  expected: MAY_HIDE,
  build: (builder, values) => {
    const answers = botAnswers(builder, MIXES.worldwide, values);
    const planted = [CLOUDS.cloudflare, CLOUDS.akamai, CLOUDS.fastly, CLOUDS.google].flatMap(
      (asn) => builder.machines(asn, 6, () => undefined),
    );
    return fluxedSite(builder, "glassharrow-invest.com", (ask) => {
      const bots = answers(ask);
      const random = createRandom(builder.seed, Math.floor(ask.elapsed / 300_000), "decoys");
      return { A: { ...bots, data: [...bots.data, ...sample(random, planted, values.decoys)] } };
    });
  },
});

export const shadowedLabel = defineScenario({
  id: "shadowed-label",
  hosts: ["billing.ferrowick-garden.com"],
  fluxed: true,
  sentence:
    "A label that thieves added to an honest domain with its respectable name servers, answered with homes while the domain itself stays where it was (domain shadowing with a stolen account).",
  parameters: botParameters({ addresses: 5, ttl: 300, rotateSeconds: 300, live: 40, pool: 600 }),
  expected: MAY_HIDE,
  build: (builder, values) => {
    const apex = "ferrowick-garden.com";
    const answers = botAnswers(builder, MIXES.worldwide, values);
    const servers = managedNameServers(builder);
    const data = rentedFrom(builder, HOSTERS, 1, { domain: apex });
    const own = { A: { ttl: 3_600, data } };
    const zone = listedZone({
      apex,
      nameServers: servers.names,
      names: {
        [apex]: own,
        [`www.${apex}`]: own,
        [`billing.${apex}`]: (ask) => ({ A: answers(ask) }),
      },
    });
    return [zone, ...servers.zones];
  },
});
