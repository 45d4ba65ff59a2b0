import type { Dossier, Draw } from "./dossier.ts";
import type { Spread } from "./spread.ts";
import { compareLooks, type LookChanges } from "./look-changes.ts";

/** Below this TTL (seconds) nobody caches for long: every answer is a fresh draw. */
const FRESH_TTL = 5;
/** Two looks this far apart (ms), or a TTL if longer, can have seen different zones. */
const MINIMUM_GAP_MS = 60_000;

/** How the answers moved from look to look and between resolvers. */
export type Movement = LookChanges & {
  /** Weighted networks that only later answers brought. */
  readonly overTime: number;
  /** Weighted networks that only other resolvers' answers brought, in one look. */
  readonly acrossResolvers: number;
  /** Distinct networks behind `overTime`, unweighted. */
  readonly newNetworks: number;
  readonly newAddresses: number;
  /** Answers that were fresh draws (TTL at most 5 s). */
  readonly freshAnswers: number;
};

type Tally = {
  overTime: number;
  acrossResolvers: number;
  newNetworks: number;
  newAddresses: number;
  freshAnswers: number;
};

/** Follows the answers in time and counts what each one brought that no earlier one had. */
export function measureMovement(dossier: Dossier, spread: Spread): Movement {
  const networks = new Set<string>();
  const addresses = new Set<string>();
  const bases = new Map<string, Draw>();
  const tally: Tally = {
    overTime: 0,
    acrossResolvers: 0,
    newNetworks: 0,
    newAddresses: 0,
    freshAnswers: 0,
  };
  for (const draw of dossier.draws) {
    // Churn is never compared across a change of the device's own network, nor between A and AAAA.
    const key = `${draw.type} ${String(draw.epoch)}`;
    const base = bases.get(key);
    if (base === undefined) bases.set(key, draw);
    const how = base === undefined ? "first" : relation(base, draw, dossier.maximumTtl);
    if (draw.ttl <= FRESH_TTL && dossier.maximumTtl <= FRESH_TTL) tally.freshAnswers += 1;
    for (const address of draw.addresses) {
      const networkId = spread.addresses.get(address)?.sighting.networkId;
      if (networkId === undefined) continue;
      const isNew = !networks.has(networkId);
      if (how === "later" && !addresses.has(address)) tally.newAddresses += 1;
      addresses.add(address);
      networks.add(networkId);
      if (isNew) countNetwork(tally, how, spread.weights.get(networkId) ?? 0);
    }
  }
  const { overTime, acrossResolvers } = tally;
  return {
    ...tally,
    ...compareLooks(dossier, spread),
    overTime: overTime / 100,
    acrossResolvers: acrossResolvers / 100,
  };
}

function countNetwork(
  tally: Tally,
  how: ReturnType<typeof relation> | "first",
  weight: number,
): void {
  if (how === "later") {
    tally.overTime += weight;
    tally.newNetworks += 1;
  } else if (how === "elsewhere") tally.acrossResolvers += weight;
}

function relation(base: Draw, draw: Draw, maximumTtl: number): "later" | "elsewhere" | "same" {
  if (draw.ttl <= FRESH_TTL && maximumTtl <= FRESH_TTL) return "later";
  // The maximum, since this draw's own TTL may be what a cache had left of it.
  const gap = Math.max(Math.min(maximumTtl * 1000, 3_600_000), MINIMUM_GAP_MS);
  if (draw.look !== base.look && draw.at - base.at >= gap) return "later";
  if (draw.resolver !== base.resolver) return "elsewhere";
  // Two draws at one resolver within a TTL differ where two of its caches filled at different times.
  return draw.ttl === base.ttl ? "same" : "elsewhere";
}
