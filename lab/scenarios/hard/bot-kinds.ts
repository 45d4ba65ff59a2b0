import {
  answersFrom,
  botAnswers,
  botParameters,
  type BotValues,
} from "../../model/flux-answers.ts";
import { carelessNameServers, listedZone, managedNameServers } from "../../model/make-zone.ts";
import {
  CARELESS_HOSTERS,
  COUNTRIES,
  HOSTERS,
  MIXES,
  type CountryCode,
  type Mix,
} from "../../model/populations.ts";
import { pick, sample } from "../../model/random.ts";
import type { Builder } from "../../model/builder.ts";
import { defineScenario } from "../../model/scenario.ts";
import type { Ask, Node, Zone } from "../../model/zone.ts";
import { rentedFrom } from "../../variation/rotation.ts";
import { MAY_HIDE } from "./outcomes.ts";

/** Share of fluxed sites whose names stand with a respectable provider, so that this tells nothing. */
const RESPECTABLE = 0.4;

/** A fluxed site, its name servers with a careless hoster or a managed provider. */
export function fluxedSite(
  builder: Builder,
  apex: string,
  node: (ask: Ask) => Node,
): readonly Zone[] {
  const servers =
    builder.random() < RESPECTABLE
      ? managedNameServers(builder)
      : carelessNameServers(builder, CARELESS_HOSTERS);
  const names = { [apex]: node, [`www.${apex}`]: node };
  const zone = listedZone({ apex, nameServers: servers.names, names, minimum: 60, retry: 600 });
  return [zone, ...servers.zones];
}

export const oneCountry = defineScenario({
  id: "one-country-bots",
  hosts: ["draskovar-cards.net"],
  fluxed: true,
  sentence:
    "Homes of one country in two or three of its networks, as cheap lists of infected machines are sold by country (detection-modelling, 11: a learned upper bound reached 66 %).",
  parameters: {
    ...botParameters({ addresses: 5, ttl: 180, live: 30, pool: 300 }),
    networks: { value: 3, least: 2, most: 3, meaning: "access networks of the country" },
  },
  expected: MAY_HIDE,
  build: (builder, values) => {
    const codes = (Object.keys(COUNTRIES) as CountryCode[]).filter(
      (code) => COUNTRIES[code].access.length >= 3,
    );
    const access: readonly number[] = COUNTRIES[pick(builder.random, codes)].access;
    const networks = sample(builder.random, access, values.networks);
    const members = networks.flatMap((asn) =>
      builder.lines(asn, Math.ceil(values.pool / networks.length), {
        naming: { unnamedNetworks: values.unnamed },
      }),
    );
    const answers = answersFrom(builder, shuffled(builder, members), values);
    return fluxedSite(builder, "draskovar-cards.net", (ask) => ({ A: answers(ask) }));
  },
});

export const sameSet = defineScenario({
  id: "same-set-for-minutes",
  hosts: ["hollybrant-pharma.com"],
  fluxed: true,
  sentence:
    "The same homes for everybody for ten minutes or so, then others, so that no two resolvers ever disagree (detection-science, section 1b: sets that change every 5 to 15 min).",
  parameters: botParameters({ addresses: 5, ttl: 300, rotateSeconds: 600 }),
  expected: MAY_HIDE,
  build: (builder, values) => worldwide(builder, "hollybrant-pharma.com", values),
});

export const oneOrTwo = defineScenario({
  id: "one-or-two-bots",
  hosts: ["pendrick-parcel.info"],
  fluxed: true,
  sentence:
    "One or two homes in an answer that last for minutes, which stays below every published limit (detection-science, section 6.8: few addresses an answer).",
  parameters: botParameters({ addresses: 1, ttl: 120, rotateSeconds: 300 }),
  expected: MAY_HIDE,
  build: (builder, values) => worldwide(builder, "pendrick-parcel.info", values),
});

export const homesAndServers = defineScenario({
  id: "homes-and-servers",
  hosts: ["vantrell-login.com"],
  fluxed: true,
  sentence:
    "Homes and rented servers side by side in the answers (detection-science, section 2: infected machines and rented ones in one network; detection-modelling, 5: mixed flux then rarely reaches red).",
  parameters: {
    ...botParameters({ addresses: 5, ttl: 180, rotateSeconds: 300 }),
    servers: { value: 0.4, least: 0.2, most: 0.6, meaning: "share of rented servers" },
  },
  expected: MAY_HIDE,
  build: (builder, values) => {
    const rented = Math.round(values.pool * values.servers);
    const members = [
      ...builder.bots(MIXES.worldwide, values.pool - rented, {
        naming: { unnamedNetworks: values.unnamed },
      }),
      ...rentedFrom(builder, [...HOSTERS, ...CARELESS_HOSTERS], rented, { named: 0.3 }),
    ];
    const answers = answersFrom(builder, shuffled(builder, members), values);
    return fluxedSite(builder, "vantrell-login.com", (ask) => ({ A: answers(ask) }));
  },
});

export const residentialProxies = defineScenario({
  id: "residential-proxies",
  hosts: ["quickmarten-deals.com"],
  fluxed: true,
  sentence:
    "One or two homes out of a rented service of residential proxies, other ones for nearly every query (detection-science, section 2: flux sold as a service; residential providers).",
  parameters: botParameters({ addresses: 1, ttl: 5, rotateSeconds: 0, live: 400, pool: 2_000 }),
  expected: MAY_HIDE,
  build: (builder, values) => worldwide(builder, "quickmarten-deals.com", values),
});

export const ipv6Sparse = defineScenario({
  id: "ipv6-only-sparse",
  hosts: ["sixfallow-store.online"],
  fluxed: true,
  sentence:
    "Homes over IPv6 alone, a few in an answer, nearly none with a reverse name (detection-modelling, 7: invisible to every published rule).",
  parameters: botParameters({ addresses: 4, ttl: 150, unnamed: 0.9 }),
  expected: MAY_HIDE,
  build: (builder, values) => {
    const answers = botAnswers(builder, MIXES.worldwide, values, { family: 6 });
    return fluxedSite(builder, "sixfallow-store.online", (ask) => ({ AAAA: answers(ask) }));
  },
});

export const hourTtl = defineScenario({
  id: "hour-to-live",
  hosts: ["corbelune-bank.com"],
  fluxed: true,
  sentence:
    "Homes with an hour or so to live that change as slowly, above the limit of 30 minutes that published rules look below (detection-science, section 6.8: long TTL and slow rotation).",
  parameters: {
    ...botParameters({ addresses: 5, rotateSeconds: 3_600 }),
    ttl: { value: 3_600, least: 1_800, most: 7_200, meaning: "seconds" },
  },
  expected: MAY_HIDE,
  build: (builder, values) => worldwide(builder, "corbelune-bank.com", values),
});

export const twoNations = defineScenario({
  id: "bots-of-few-countries",
  hosts: ["oskarvine-dumps.net"],
  fluxed: true,
  sentence:
    "Homes of two or three countries drawn anew for each site, whichever the seller had in stock (detection-science, section 2: 82 % of addresses in ten countries; Dark Cloud 77 to 84 % in one).",
  parameters: {
    ...botParameters({ addresses: 6, ttl: 150 }),
    countries: { value: 3, least: 2, most: 3, meaning: "countries" },
  },
  expected: MAY_HIDE,
  build: (builder, values) => {
    const codes = (Object.keys(COUNTRIES) as CountryCode[]).filter(
      (code) => COUNTRIES[code].access.length >= 3,
    );
    const chosen = sample(builder.random, codes, values.countries);
    const mix = Object.fromEntries(chosen.map((code, i) => [code, i === 0 ? 3 : 1])) as Mix;
    const answers = botAnswers(builder, mix, values);
    return fluxedSite(builder, "oskarvine-dumps.net", (ask) => ({ A: answers(ask) }));
  },
});

function worldwide(builder: Builder, apex: string, values: BotValues): readonly Zone[] {
  const answers = botAnswers(builder, MIXES.worldwide, values);
  return fluxedSite(builder, apex, (ask) => ({ A: answers(ask) }));
}

function shuffled(builder: Builder, members: readonly string[]): readonly string[] {
  return sample(builder.random, members, members.length);
}
