import { COUNTRIES, type CountryCode } from "../../model/populations.ts";
import { hashUnit, pick, sample } from "../../model/random.ts";
import { patternHabit } from "../../model/reverse-names.ts";
import { defineScenario } from "../../model/scenario.ts";
import { honestSite } from "../../model/site.ts";
import { rackIn } from "../../variation/rack.ts";
import { NEVER_RED } from "./outcomes.ts";

/** Countries in which great sites stand in access providers' data centres. */
const IN_PROVIDERS: readonly CountryCode[] = ["ru", "ua", "br", "in", "tr", "vn", "th", "id", "kr"];

/** Networks that Chinese data centres buy lines from, and the regional branches near them. */
const CHINESE = [4134, 4837, 9808, 3462, 4766, 9318] as const;

export const manyLinesPortal = defineScenario({
  id: "many-lines-portal",
  hosts: ["zelovka-portal.com", "www.zelovka-portal.com"],
  fluxed: false,
  sentence:
    "A national portal with an address in each of several providers' lines to its own building, all in every answer, seldom with reverse names of its own (detection-science, section 3: 5 to 6 A in as many networks, stable).",
  parameters: {
    ttl: { value: 300, least: 60, most: 3_600, meaning: "seconds" },
    lines: { value: 4, least: 2, most: 6, meaning: "providers" },
    perLine: { value: 1, least: 1, most: 3, meaning: "addresses in each provider's network" },
    named: { value: 0.3, least: 0, most: 1, meaning: "share of lines with the portal's names" },
  },
  expected: NEVER_RED,
  build: (builder, { ttl, lines, perLine, named }) => {
    const apex = "zelovka-portal.com";
    const code = pick(builder.random, IN_PROVIDERS);
    const own = patternHabit((ip) => `w${ip.tail}.${apex}`);
    const data = sample(builder.random, COUNTRIES[code].access, lines).flatMap((asn: number) =>
      rackIn(builder, asn, perLine, builder.random() < named ? own : undefined),
    );
    return honestSite(builder, { apex, node: { A: { ttl, data } } });
  },
});

export const regionalLines = defineScenario({
  id: "regional-lines",
  hosts: ["mingtao-shop.com", "www.mingtao-shop.com"],
  fluxed: false,
  sentence:
    "Each part of the world gets the line of its own provider, and everybody abroad one that is drawn by load, as Chinese line selection does (detection-science, section 3: Chinese multi-ISP hosting, TTL 300 to 600).",
  parameters: {
    ttl: { value: 300, least: 60, most: 600, meaning: "seconds" },
    addresses: { value: 2, least: 1, most: 4, meaning: "A records in one answer" },
    lines: { value: 4, least: 2, most: 6, meaning: "providers" },
    sticky: { value: 0.8, least: 0.3, most: 1, meaning: "share of queries that keep to one line" },
    named: { value: false, meaning: "whether the addresses carry the shop's names" },
  },
  expected: NEVER_RED,
  build: (builder, { ttl, addresses, lines, sticky, named }) => {
    const apex = "mingtao-shop.com";
    const own = patternHabit((ip) => `idc${ip.tail}.${apex}`);
    const networks = sample(builder.random, CHINESE, lines);
    const perLine = networks.map((asn) => rackIn(builder, asn, addresses, named ? own : undefined));
    return honestSite(builder, {
      apex,
      scope: 24,
      node: (ask) => {
        const home = hashUnit(builder.seed, ask.region, "line");
        const luck = hashUnit(builder.seed, ask.region, ask.sequence, "load");
        const chosen = luck < sticky ? home : hashUnit(builder.seed, ask.sequence, "other");
        return { A: { ttl, data: perLine[Math.floor(chosen * perLine.length)] ?? [] } };
      },
    });
  },
});
