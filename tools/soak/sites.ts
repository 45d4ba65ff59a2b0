import { botAnswers, botParameters } from "../../lab/model/flux-answers.ts";
import { carelessNameServers, listedZone } from "../../lab/model/make-zone.ts";
import { CARELESS_HOSTERS, CLOUDS, HOSTERS, MIXES } from "../../lab/model/populations.ts";
import { createRandom, pick, sample } from "../../lab/model/random.ts";
import { hosterHabit, patternHabit } from "../../lab/model/reverse-names.ts";
import {
  defineScenario,
  expectAlways,
  type Scenario,
  type Values,
} from "../../lab/model/scenario.ts";
import { aliasedSite, honestSite } from "../../lab/model/site.ts";
import type { Builder } from "../../lab/model/builder.ts";
import type { Zone } from "../../lab/model/zone.ts";

/** Out of a hundred sites that somebody meets, how many are of a kind; the fluxed share is far above life's. */
const SHARES = { "own server": 48, "content network": 22, anycast: 15, balancer: 12, homes: 3 };
type SoakKind = keyof typeof SHARES;

const ODD = botParameters({ unnamed: 0, rotateSeconds: 0, addresses: 10, live: 60, pool: 300 });

/** So many sites under names of their own, each always of the same kind. */
export function makeSites(count: number): readonly Scenario[] {
  const kinds = (Object.entries(SHARES) as [SoakKind, number][]).flatMap(([kind, share]) =>
    Array.from({ length: share }, () => kind),
  );
  const random = createRandom(7, "soak");
  return Array.from({ length: count }, (_, at) => {
    // Every hundred holds each share exactly, and the sites of a kind come spread over the whole.
    const kind = kinds[(at * 37) % kinds.length] ?? "own server";
    const apex = `${pick(random, WORDS)}${pick(random, WORDS)}-${String(at)}.${pick(random, SUFFIXES)}`;
    return makeSite(kind, apex);
  });
}

const WORDS = ["alder", "brook", "cedar", "dale", "elm", "fern", "grove", "heath", "ivy", "moor"];
const SUFFIXES = ["com", "org", "net", "info", "shop"];

function makeSite(kind: SoakKind, apex: string): Scenario {
  const fluxed = kind === "homes";
  return defineScenario({
    id: apex,
    hosts: [kind === "content network" ? `www.${apex}` : apex],
    fluxed,
    sentence: `One of the soak's sites: ${kind}.`,
    parameters: ODD,
    expected: expectAlways(fluxed ? "flux" : "clear"),
    build: (builder, values) => BUILDERS[kind](builder, apex, values),
  });
}

type Build = (builder: Builder, apex: string, values: Values<typeof ODD>) => readonly Zone[];

const BUILDERS: Readonly<Record<SoakKind, Build>> = {
  "own server": (builder, apex) => {
    const asn = pick(builder.random, HOSTERS);
    const habit = hosterHabit(asn, builder.seed, { domain: apex });
    const node = { A: { ttl: 3_600, data: builder.machines(asn, 1, habit) } };
    return honestSite(builder, { apex, node });
  },
  "content network": (builder, apex) => {
    const name = apex.replaceAll(".", "-");
    return aliasedSite(builder, {
      apex,
      target: `${name}.map.fastly.net`,
      aliasTtl: 3_600,
      node: { A: { ttl: 30, data: builder.machines(CLOUDS.fastly, 4, () => undefined) } },
    });
  },
  anycast: (builder, apex) => {
    const data = builder.machines(CLOUDS.cloudflare, 2, () => undefined);
    return honestSite(builder, { apex, node: { A: { ttl: 300, data } } });
  },
  balancer: (builder, apex) => {
    const habit = patternHabit((ip) => `ec2-${ip.dashes}.eu-central-1.compute.amazonaws.com`);
    const nodes = builder.machines(CLOUDS.amazon, 8, habit);
    return honestSite(builder, {
      apex,
      // Another three of its nodes with every minute.
      node: ({ elapsed }) => {
        const random = createRandom(builder.seed, Math.floor(elapsed / 60_000));
        return { A: { ttl: 60, data: sample(random, nodes, 3) } };
      },
    });
  },
  homes: (builder, apex, values) => {
    const answers = botAnswers(builder, MIXES.worldwide, values);
    const servers = carelessNameServers(builder, CARELESS_HOSTERS);
    const names = { [apex]: (ask: Parameters<typeof answers>[0]) => ({ A: answers(ask) }) };
    const zone = listedZone({ apex, nameServers: servers.names, names, minimum: 60, retry: 600 });
    return [zone, ...servers.zones];
  },
};
