import { COUNTRIES } from "../model/populations.ts";
import { hash32, hashUnit, sample } from "../model/random.ts";
import { patternHabit } from "../model/reverse-names.ts";
import { defineScenario, expectAlways } from "../model/scenario.ts";
import { honestSite } from "../model/site.ts";

const DAY_MS = 86_400_000;

export const dynamicHome = defineScenario({
  id: "dynamic-home",
  hosts: ["weaverfarm.net"],
  fluxed: false,
  sentence:
    "A site in somebody's home whose provider gives it another address every night, kept up by dynamic DNS (detection-science, section 3: 1 A, TTL 60, changes on re-connection within one network).",
  parameters: {
    ttl: { value: 60, least: 30, most: 300, meaning: "seconds" },
    reconnectHours: { value: 24, least: 1, most: 200, meaning: "time between two addresses" },
  },
  expected: expectAlways("clear"),
  build: (builder, { ttl, reconnectHours }) => {
    const asn = COUNTRIES.de.access[0];
    const lines = builder.lines(asn, 40, {
      naming: { unnamedNetworks: 0, poolWord: 1, staticWord: 0 },
    });
    const period = (reconnectHours / 24) * DAY_MS;
    const phase = hashUnit(builder.seed, "phase") * period;
    return honestSite(builder, {
      apex: "weaverfarm.net",
      node: (ask) => {
        const turn = Math.floor((ask.elapsed + phase) / period);
        const index = (turn + hash32(builder.seed)) % lines.length;
        return { A: { ttl, data: lines.slice(index, index + 1) } };
      },
    });
  },
});

export const staticHome = defineScenario({
  id: "static-home",
  hosts: ["brindlecote.org"],
  fluxed: false,
  sentence:
    "A site in somebody's home on a line that keeps its address (detection-science, section 3: home-hosted, 1 A; a home alone must never warn).",
  parameters: { ttl: { value: 3_600, least: 60, most: 86_400, meaning: "seconds" } },
  expected: expectAlways("clear"),
  build: (builder, { ttl }) => {
    const naming = { unnamedNetworks: 0, poolWord: 1, staticWord: 0, gaps: 0 };
    const data = builder.lines(COUNTRIES.us.access[0], 1, { naming });
    return honestSite(builder, { apex: "brindlecote.org", node: { A: { ttl, data } } });
  },
});

export const twoLineHome = defineScenario({
  id: "failover-between-lines",
  hosts: ["haddlewright-clinic.com"],
  fluxed: false,
  sentence:
    "A small office with two internet lines that moves to the second while the first is down, and back (detection-modelling, 6: dual-line and failover homes stop at two access networks).",
  parameters: {
    ttl: { value: 60, least: 30, most: 300, meaning: "seconds" },
    outages: {
      value: 0.2,
      least: 0,
      most: 0.6,
      meaning: "share of quarters of an hour on the second line",
    },
  },
  expected: expectAlways(["clear", "watch"]),
  build: (builder, { ttl, outages }) => {
    const naming = { unnamedNetworks: 0, poolWord: 0.5, staticWord: 0.5 };
    const lines = [
      ...builder.lines(COUNTRIES.gb.access[0], 1, { naming }),
      ...builder.lines(COUNTRIES.gb.access[2], 1, { naming }),
    ];
    return honestSite(builder, {
      apex: "haddlewright-clinic.com",
      node: (ask) => {
        const down = hashUnit(builder.seed, Math.floor(ask.elapsed / 900_000)) < outages;
        return { A: { ttl, data: down ? lines.slice(1, 2) : lines.slice(0, 1) } };
      },
    });
  },
});

export const multiIspHosting = defineScenario({
  id: "stable-multi-isp",
  hosts: ["jinhe-video.com", "www.jinhe-video.com"],
  fluxed: false,
  sentence:
    "Six fixed servers in six providers' data centres, whose networks also connect homes, as great Chinese sites are hosted (detection-science, section 3: 6 A in 6 networks, TTL 340, stable).",
  parameters: {
    ttl: { value: 340, least: 300, most: 600, meaning: "seconds" },
    addresses: { value: 6, least: 3, most: 6, meaning: "providers" },
    named: {
      value: false,
      meaning: "whether the addresses carry names, as one in five such sites has",
    },
  },
  expected: expectAlways(["clear", "watch"]),
  build: (builder, { ttl, addresses, named }) => {
    const networks = [4134, 4837, 9808, 3462, 4766, 9318];
    const habit = named ? patternHabit((ip) => `idc-${ip.tail}.jinhe-video.com`) : () => undefined;
    const data = sample(builder.random, networks, addresses).flatMap((asn) =>
      builder.machines(asn, 1, habit),
    );
    return honestSite(builder, { apex: "jinhe-video.com", node: { A: { ttl, data } } });
  },
});
