import type { Evidence } from "../../src/detection/evidence.ts";
import type { AddressFact } from "../../src/detection/facts.ts";
import type { Level, Verdict } from "../../src/detection/verdict.ts";
import type { Report } from "../../src/messages/protocol.ts";
import { addressFacts, hostFacts, lookFacts, network, NOW } from "./facts.ts";

type Judged = Extract<Report, { state: "judged" }>;

const MINUTE = 60_000;

export const FLUX_EVIDENCE: readonly Evidence[] = [
  {
    group: "dispersion",
    points: 4,
    reason: "many-networks",
    facts: { addresses: 19, networks: 13 },
  },
  {
    group: "residential",
    points: 5,
    reason: "home-connections",
    facts: { homes: 15, judged: 17, example: "dsl-189-168-24.prod-infinitum.com.mx" },
  },
  {
    group: "churn",
    points: 3.5,
    reason: "new-networks",
    facts: { addresses: 19, networks: 13, newNetworks: 9, minutes: 11 },
  },
  { group: "ttl", points: 1, reason: "short-ttl", facts: { seconds: 150 } },
  {
    group: "name-servers",
    points: 2,
    reason: "name-servers-at-home",
    facts: { homes: 3, judged: 4 },
  },
  {
    group: "extras",
    points: 2,
    reason: "private-among-public",
    facts: { count: 1, example: "10.11.12.13" },
  },
];

const HOMES: readonly (readonly [asn: number, operator: string, count: number])[] = [
  [8151, "UNINET", 3],
  [9829, "BSNL National Internet Back", 2],
  [12389, "Rostelecom", 2],
  [7738, "Telemar Norte Leste", 2],
  [3320, "Deutsche Telekom AG", 1],
  [45899, "VNPT Corp", 1],
  [17488, "Hathway IP Over Cable", 1],
  [9121, "Turk Telekom", 1],
  [6799, "OTE SA", 1],
  [8708, "RCS & RDS", 1],
];

function fluxAddresses(): AddressFact[] {
  const homes = HOMES.flatMap(([asn, operator, count]) =>
    Array.from({ length: count }, (_, index) => ({ asn, operator, index })),
  );
  return addressFacts([
    ...homes.map(
      ({ asn, operator, index }, row) =>
        [
          `${String(80 + row * 7)}.${String(asn % 200)}.${String(31 + index)}.${String(9 + row * 11)}`,
          network(asn, operator, "access"),
          "home",
          `dsl-${String(asn % 200)}-${String(31 + index)}-${String(row)}.dyn.isp${String(asn)}.net`,
        ] as const,
    ),
    ["185.21.44.8", network(49505, "JSC Selectel", "hosting"), "server"],
    ["5.188.12.90", network(34665, "Petersburg Internet Network", "hosting"), "server"],
    ["41.78.3.3", network(36925, "ASMedi", "other"), "unknown"],
    ["10.11.12.13", undefined, "unknown"],
  ]);
}

export function judged(
  host: string,
  level: Level,
  change: Partial<Verdict>,
  facts: Judged["facts"],
): Judged {
  return {
    state: "judged",
    host,
    verdict: {
      level,
      score: 0,
      keys: { spread: level === "flux", machines: level === "flux" },
      evidence: [],
      groups: {
        dispersion: 0,
        churn: 0,
        residential: 0,
        "name-servers": 0,
        ttl: 0,
        extras: 0,
        legitimate: 0,
      },
      confidence: 0.5,
      looks: facts.looks.length,
      unknownCause: undefined,
      wouldChange: "nothing-soon",
      nextLookAt: undefined,
      ...change,
    },
    facts,
    allowed: undefined,
    obstacle: undefined,
    checking: false,
    tableDate: Date.UTC(2026, 5, 17),
  };
}

export const FLUX = judged(
  "secure-login.korvela-account.shop",
  "flux",
  {
    score: 17.5,
    evidence: FLUX_EVIDENCE,
    confidence: 0.9,
    wouldChange: "no-more-growth",
    nextLookAt: NOW + 48 * MINUTE,
  },
  hostFacts("secure-login.korvela-account.shop", {
    addresses: fluxAddresses(),
    looks: lookFacts([12, 10, 1], 6, 5),
    maximumTtl: 150,
    nameServers: [1, 2, 3, 4].map((index) => ({
      name: `ns${String(index)}.korvela-account.shop`,
      addresses: fluxAddresses().slice(index, index + 1),
    })),
  }),
);

export const SUSPICIOUS = judged(
  "cdn7.freemovies-online.net",
  "suspicious",
  {
    score: 6,
    evidence: FLUX_EVIDENCE.slice(0, 1).concat(FLUX_EVIDENCE.slice(3, 4)),
    confidence: 0.3,
    wouldChange: "later-look",
    nextLookAt: NOW + 9 * MINUTE,
  },
  hostFacts("cdn7.freemovies-online.net", {
    addresses: fluxAddresses().slice(0, 7),
    looks: lookFacts([0.1], 7, 0),
    maximumTtl: 150,
  }),
);

const CDN = network(13335, "Cloudflare, Inc.", "cdn");

export const CLEAR = judged(
  "www.wikipedia-mirror.org",
  "clear",
  {
    score: -3,
    evidence: [
      {
        group: "legitimate",
        points: -3,
        reason: "known-cdn",
        facts: { operator: "Cloudflare, Inc." },
      },
      { group: "legitimate", points: -0.5, reason: "coherent-records", facts: {} },
    ],
    confidence: 0.6,
    nextLookAt: NOW + 24 * 60 * MINUTE,
  },
  hostFacts("www.wikipedia-mirror.org", {
    addresses: addressFacts([
      ["104.16.132.229", CDN, "cdn"],
      ["104.16.133.229", CDN, "cdn"],
      ["2606:4700::6810:84e5", CDN, "cdn"],
    ]),
    aliases: ["www.wikipedia-mirror.org.cdn.cloudflare.net"],
    nameServers: ["ada.ns.cloudflare.com", "bob.ns.cloudflare.com"].map((name) => ({
      name,
      addresses: addressFacts([["173.245.58.1", CDN, "cdn"]]),
    })),
    looks: lookFacts([26, 16], 2, 0),
  }),
);

export const WATCH = judged(
  "pool.time-keepers.org",
  "watch",
  {
    score: 2.5,
    evidence: [
      {
        group: "dispersion",
        points: 3.5,
        reason: "many-networks",
        facts: { addresses: 8, networks: 8 },
      },
      {
        group: "residential",
        points: -1,
        reason: "servers-only",
        facts: { servers: 7, judged: 8 },
      },
    ],
    confidence: 0.5,
    wouldChange: "home-evidence",
    nextLookAt: NOW + 50 * MINUTE,
  },
  hostFacts("pool.time-keepers.org", {
    addresses: addressFacts([
      [
        "94.130.49.186",
        network(24940, "Hetzner Online GmbH", "hosting"),
        "server",
        "ntp1.example-hosting.de",
      ],
      ["51.38.81.135", network(16276, "OVH SAS", "hosting"), "server"],
      ["129.70.132.33", network(680, "Verein zur Foerderung eines", "education"), "server"],
      ["217.160.0.12", network(8560, "IONOS SE", "hosting"), "server"],
    ]),
    looks: lookFacts([20, 10], 4, 2),
  }),
);

export const UNKNOWN = judged(
  "intranet.example-company.com",
  "unknown",
  {
    unknownCause: "no-answer",
    confidence: 0,
    wouldChange: "first-answer",
    nextLookAt: NOW + 2 * MINUTE,
    looks: 0,
  },
  hostFacts("intranet.example-company.com", {
    maximumTtl: undefined,
    looks: [{ at: NOW - 20_000, epoch: 1, resolvers: [], failed: 6, newAddresses: 0 }],
  }),
);
