import { addressFacts, hostFacts, lookFacts, network, NOW } from "./facts.ts";
import { judged } from "./judged-report.ts";

const MINUTE = 60_000;

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
    addresses: addressFacts(
      [
        ["104.16.132.229", CDN, "cdn"],
        ["104.16.133.229", CDN, "cdn"],
        ["2606:4700::6810:84e5", CDN, "cdn"],
      ],
      () => [0, 1],
    ),
    aliases: ["www.wikipedia-mirror.org.cdn.cloudflare.net"],
    nameServers: ["ada.ns.cloudflare.com", "bob.ns.cloudflare.com"].map((name) => ({
      name,
      addresses: addressFacts([["173.245.58.1", CDN, "cdn"]]),
    })),
    looks: lookFacts([26, 16], 1),
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
        facts: { addresses: 4, networks: 4 },
      },
      {
        group: "residential",
        points: -1,
        reason: "servers-only",
        facts: { servers: 4, judged: 4 },
      },
    ],
    confidence: 0.5,
    wouldChange: "home-evidence",
    nextLookAt: NOW + 50 * MINUTE,
  },
  hostFacts("pool.time-keepers.org", {
    addresses: addressFacts(
      [
        [
          "94.130.49.186",
          network(24940, "Hetzner Online GmbH", "hosting"),
          "server",
          "ntp1.example-hosting.de",
        ],
        ["51.38.81.135", network(16276, "OVH SAS", "hosting"), "server"],
        ["129.70.132.33", network(680, "Verein zur Foerderung eines", "education"), "server"],
        ["217.160.0.12", network(8560, "IONOS SE", "hosting"), "server"],
      ],
      (row) => (row % 2 === 0 ? [0, 1] : [1]),
    ),
    looks: lookFacts([20, 10], 3),
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
