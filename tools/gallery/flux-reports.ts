import type { Evidence } from "../../src/detection/evidence.ts";
import type { AddressFact } from "../../src/detection/facts.ts";
import { addressFacts, hostFacts, lookFacts, network, NOW } from "./facts.ts";
import { judged } from "./judged-report.ts";

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

/** Of 19 addresses, which were seen in which of so many looks: most of them once. */
function passing(looks: number): (row: number) => readonly number[] {
  return (row) => {
    const first = Math.floor(((row * 7) % 19) / (19 / looks));
    return row % 6 === 0 && first + 1 < looks ? [first, first + 1] : [first];
  };
}

function fluxAddresses(looks = 3): AddressFact[] {
  const homes = HOMES.flatMap(([asn, operator, count]) =>
    Array.from({ length: count }, (_, index) => ({ asn, operator, index })),
  );
  return addressFacts(
    [
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
    ],
    passing(looks),
  );
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
    looks: lookFacts([12, 10, 1], 3),
    maximumTtl: 150,
    nameServers: [1, 2, 3, 4].map((index) => ({
      name: `ns${String(index)}.korvela-account.shop`,
      addresses: fluxAddresses().slice(index, index + 1),
    })),
  }),
);

const SEVEN = fluxAddresses(1).slice(0, 7);

function networksOf(addresses: readonly AddressFact[]): number {
  return new Set(addresses.map((fact) => fact.network?.asn)).size;
}

export const SUSPICIOUS = judged(
  "cdn7.freemovies-online.net",
  "suspicious",
  {
    score: 6,
    evidence: [
      {
        group: "dispersion",
        points: 2.5,
        reason: "many-networks",
        facts: { addresses: SEVEN.length, networks: networksOf(SEVEN) },
      },
      {
        group: "residential",
        points: 2.5,
        reason: "home-networks",
        facts: { homes: SEVEN.length, judged: SEVEN.length },
      },
      { group: "ttl", points: 1, reason: "short-ttl", facts: { seconds: 150 } },
    ],
    confidence: 0.3,
    wouldChange: "later-look",
    nextLookAt: NOW + 9 * MINUTE,
  },
  hostFacts("cdn7.freemovies-online.net", {
    addresses: SEVEN,
    looks: lookFacts([0.1], 3),
    maximumTtl: 150,
  }),
);

const DAYS_OF_MINUTES = [
  2880, 2877, 2870, 2810, 2450, 1440, 1438, 1430, 1370, 720, 60, 57, 50, 10, 7, 1,
];

/** A site that was looked at for two days. */
export const WATCHED = judged(
  FLUX.host,
  "flux",
  { ...FLUX.verdict, looks: DAYS_OF_MINUTES.length },
  hostFacts(FLUX.host, {
    addresses: fluxAddresses(DAYS_OF_MINUTES.length),
    looks: lookFacts(DAYS_OF_MINUTES, 3),
    maximumTtl: 150,
  }),
);
