import { COUNTRIES, type CountryCode } from "../../model/populations.ts";
import { hashUnit, pick, sample } from "../../model/random.ts";
import { patternHabit } from "../../model/reverse-names.ts";
import type { Builder } from "../../model/builder.ts";
import { defineScenario } from "../../model/scenario.ts";
import { honestSite } from "../../model/site.ts";
import { NEVER_RED } from "./outcomes.ts";

export const branchOffices = defineScenario({
  id: "branch-offices",
  hosts: ["vpn.carrowdale-foods.com"],
  fluxed: false,
  sentence:
    "A company's branches on ordinary lines of several providers of one country, all in every answer, with static or customer names where any (detection-modelling, 6: what stops at a few access networks).",
  parameters: {
    ttl: { value: 300, least: 30, most: 3_600, meaning: "seconds" },
    branches: { value: 3, least: 2, most: 8, meaning: "branches, each with a line" },
    named: { value: 0.3, least: 0, most: 1, meaning: "share of lines under the company's names" },
  },
  expected: NEVER_RED,
  build: (builder, { ttl, branches, named }) => {
    const apex = "carrowdale-foods.com";
    const networks = networksOfOneCountry(builder, branches);
    const own = patternHabit((ip) => `branch${ip.id.slice(-2)}.${apex}`);
    const data = Array.from({ length: branches }, () => {
      const asn = pick(builder.random, networks);
      if (builder.random() < named) return builder.machines(asn, 1, own);
      return builder.lines(asn, 1, { naming: { staticWord: 0.5, poolWord: 0.2 } });
    }).flat();
    return honestSite(builder, { apex, labels: ["www", "vpn"], node: { A: { ttl, data } } });
  },
});

export const homeLab = defineScenario({
  id: "home-lab-round-robin",
  hosts: ["cloud.pikestaff-lab.net"],
  fluxed: false,
  sentence:
    "A few friends' servers at home behind one name, all in every answer or a few drawn from them, each line with another provider and another address now and then (detection-science, section 3: home-hosted and dynamic DNS, here several at once).",
  parameters: {
    ttl: { value: 60, least: 30, most: 600, meaning: "seconds" },
    homes: { value: 3, least: 2, most: 6, meaning: "homes" },
    reconnectHours: { value: 24, least: 6, most: 400, meaning: "time between two addresses" },
    servers: {
      value: 0.2,
      least: 0,
      most: 0.5,
      meaning: "chance that a rented server is one more",
    },
  },
  expected: NEVER_RED,
  build: (builder, { ttl, homes, reconnectHours, servers }) => {
    const networks = networksOfOneCountry(builder, 3);
    const lines = Array.from({ length: homes }, () =>
      builder.lines(pick(builder.random, networks), 12),
    );
    const spare =
      builder.random() < servers
        ? builder.machines(
            24_940,
            1,
            patternHabit((ip) => `static.${ip.backDots}.clients.your-server.de`),
          )
        : [];
    return honestSite(builder, {
      apex: "pikestaff-lab.net",
      labels: ["www", "cloud"],
      node: (ask) => {
        const data = lines.flatMap((line, home) => {
          const phase = hashUnit(builder.seed, home, "phase");
          const turn = Math.floor(ask.elapsed / (reconnectHours * 3_600_000) + phase);
          const now = turn % line.length;
          return line.slice(now, now + 1);
        });
        return { A: { ttl, data: [...data, ...spare] } };
      },
    });
  },
});

export const dualLineHome = defineScenario({
  id: "dual-line-home",
  hosts: ["nas.ottersgate-family.net"],
  fluxed: false,
  sentence:
    "A home on two providers' lines, both in the answer or the one that is up, each with another address now and then (detection-modelling, 6: dual-WAN homes stop at two access networks).",
  parameters: {
    ttl: { value: 60, least: 30, most: 300, meaning: "seconds" },
    both: { value: true, meaning: "both lines answer, instead of the one that is up" },
    down: {
      value: 0.2,
      least: 0.02,
      most: 0.5,
      meaning: "share of quarters of an hour on line two",
    },
    reconnectHours: { value: 24, least: 4, most: 400, meaning: "time between two addresses" },
  },
  expected: NEVER_RED,
  build: (builder, { ttl, both, down, reconnectHours }) => {
    const lines = networksOfOneCountry(builder, 2).map((asn) => builder.lines(asn, 12));
    return honestSite(builder, {
      apex: "ottersgate-family.net",
      labels: ["www", "nas"],
      node: (ask) => {
        const turn = Math.floor(ask.elapsed / (reconnectHours * 3_600_000));
        const now = lines.flatMap((line) =>
          line.slice(turn % line.length, (turn % line.length) + 1),
        );
        const isDown = hashUnit(builder.seed, Math.floor(ask.elapsed / 900_000)) < down;
        const data = both ? now : isDown ? now.slice(1, 2) : now.slice(0, 1);
        return { A: { ttl, data } };
      },
    });
  },
});

function networksOfOneCountry(builder: Builder, count: number): readonly number[] {
  const codes = (Object.keys(COUNTRIES) as CountryCode[]).filter(
    (code) => COUNTRIES[code].access.length >= 2,
  );
  return sample(builder.random, COUNTRIES[pick(builder.random, codes)].access, count);
}
