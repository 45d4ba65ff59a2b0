import type { Dossier } from "../dossier.ts";
import type { Evidence } from "../evidence.ts";
import { interpolate, weigh, type Spread } from "../spread.ts";

/** Most that this group may add. */
export const DISPERSION_CAP = 5;

/**
 * Points for weighted distinct networks. Honest popular sites keep to 3 networks (Hsu 2010, over
 * three months of Alexa 500); 5 separated 28 of 36 flux names from 1 of 100 popular ones
 * (detection-science, finding 3).
 */
const POINTS = [
  [2, 0],
  [3, 0.5],
  [4, 1],
  [5, 2.8],
  [6, 3.5],
  [7, 4.2],
  [10, 5],
] as const;

/** What networks seen only over time count, against networks seen at one moment. */
const OVER_TIME = 0.8;

/**
 * How many unrelated networks the host is spread over. Networks per address is taken within one
 * look, never over the union: over the union it falls as evidence grows, and red would fade.
 */
export function dispersion(dossier: Dossier, spread: Spread): Evidence | undefined {
  const looks = new Map<number, Set<string>>();
  for (const draw of dossier.draws) {
    const seen = looks.get(draw.look) ?? new Set();
    for (const address of draw.addresses) if (spread.addresses.has(address)) seen.add(address);
    looks.set(draw.look, seen);
  }
  let best = 0;
  let density = 0;
  let answers = 0;
  for (const addresses of looks.values()) {
    if (addresses.size === 0) continue;
    const ids = new Set([...addresses].map((address) => networkOf(spread, address)));
    const weight = weigh(spread, ids);
    best = Math.max(best, weight);
    density += ids.size / addresses.size;
    answers += 1;
  }
  if (answers === 0) return undefined;
  const overall = Math.max(best, OVER_TIME * weigh(spread, spread.weights.keys()));
  const points = interpolate(POINTS, overall) * densityFactor(density / answers);
  if (points <= 0) return undefined;
  const facts = { addresses: spread.addresses.size, networks: spread.weights.size };
  return {
    group: "dispersion",
    points: Math.min(points, DISPERSION_CAP),
    reason: "many-networks",
    facts,
  };
}

/** Content networks put many addresses into few networks, botnets few into many (Perdisci 2009: a third of /16s an address). */
function densityFactor(networksPerAddress: number): number {
  return interpolate(
    [
      [0.15, 0.25],
      [0.3, 0.6],
      [0.5, 1],
    ],
    networksPerAddress,
  );
}

function networkOf(spread: Spread, address: string): string {
  return spread.addresses.get(address)?.sighting.networkId ?? address;
}
