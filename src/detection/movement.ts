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

/** When the device's network and the kind of address were seen first. */
type Base = { readonly look: number; readonly at: number };

/** Follows the looks in time and counts what each one brought that no earlier one had. */
export function measureMovement(dossier: Dossier, spread: Spread): Movement {
  const { draws, maximumTtl } = dossier;
  const known: Known = { networks: new Set(), addresses: new Set() };
  const bases = basesOf(draws);
  const isFresh = maximumTtl <= FRESH_TTL;
  const tally: Tally = {
    overTime: 0,
    acrossResolvers: 0,
    newNetworks: 0,
    newAddresses: 0,
    freshAnswers: isFresh ? draws.length : 0,
  };
  for (let from = 0; from < draws.length;) {
    const look = draws[from]?.look;
    let to = from;
    while (draws[to]?.look === look) to += 1;
    const here: Draw[] = [];
    const later: Draw[] = [];
    for (const draw of draws.slice(from, to)) {
      (isLater(bases.get(keyOf(draw)), draw, maximumTtl) ? later : here).push(draw);
    }
    countLater(tally, known, later, spread);
    countHere(tally, known, here, spread, isFresh);
    from = to;
  }
  const { overTime, acrossResolvers } = tally;
  return {
    ...tally,
    ...compareLooks(dossier, spread),
    overTime: overTime / 100,
    acrossResolvers: acrossResolvers / 100,
  };
}

type Known = { readonly networks: Set<string>; readonly addresses: Set<string> };

/** Everything new in answers that come a TTL or more after the first. */
function countLater(tally: Tally, known: Known, draws: readonly Draw[], spread: Spread): void {
  for (const { addresses } of draws) {
    for (const address of addresses) {
      const id = spread.addresses.get(address)?.sighting.networkId;
      if (id === undefined) continue;
      if (!known.addresses.has(address)) tally.newAddresses += 1;
      if (!known.networks.has(id)) {
        tally.overTime += spread.weights.get(id) ?? 0;
        tally.newNetworks += 1;
      }
      known.addresses.add(address);
      known.networks.add(id);
    }
  }
}

/**
 * What answers of one moment bring beyond the one that brings most, whichever that is, so that the order
 * of resolvers cannot matter. Answers that nobody keeps are draws one after another; others disagree.
 * Two answers of one resolver with the same age are out of one cache.
 */
function countHere(
  tally: Tally,
  known: Known,
  draws: readonly Draw[],
  spread: Spread,
  isFresh: boolean,
): void {
  const sources = new Map<string, Set<string>>();
  const all = new Set<string>();
  const seen = new Set<string>();
  draws.forEach(({ addresses, type, resolver, ttl }, index) => {
    const key = isFresh ? String(index) : `${type} ${resolver} ${String(ttl)}`;
    const source = sources.get(key) ?? new Set();
    sources.set(key, source);
    for (const address of addresses) {
      const id = spread.addresses.get(address)?.sighting.networkId;
      if (id === undefined) continue;
      if (!known.addresses.has(address)) seen.add(address);
      if (known.networks.has(id)) continue;
      source.add(id);
      all.add(id);
    }
  });
  const first = known.networks.size === 0;
  const weightOf = (ids: Iterable<string>): number => {
    let sum = 0;
    for (const id of ids) sum += spread.weights.get(id) ?? 0;
    return sum;
  };
  const sizes = [...sources.values()].map(({ size }) => size);
  const weights = [...sources.values()].map(weightOf);
  // Where something was known before, fresh draws are all later than that.
  const most = isFresh && !first ? 0 : Math.max(0, ...weights);
  const beyond = weightOf(all) - most;
  if (isFresh) {
    tally.overTime += beyond;
    tally.newNetworks += all.size - (first ? Math.max(0, ...sizes) : 0);
    tally.newAddresses += seen.size;
  } else tally.acrossResolvers += beyond;
  for (const id of all) known.networks.add(id);
  for (const address of seen) known.addresses.add(address);
}

/** Churn is never compared across a change of the device's own network, nor between A and AAAA. */
function keyOf({ type, epoch }: Draw): string {
  return `${type} ${String(epoch)}`;
}

function basesOf(draws: readonly Draw[]): ReadonlyMap<string, Base> {
  const bases = new Map<string, Base>();
  for (const draw of draws) {
    const key = keyOf(draw);
    const base = bases.get(key);
    if (base === undefined || (base.look === draw.look && draw.at < base.at)) bases.set(key, draw);
  }
  return bases;
}

function isLater(base: Base | undefined, draw: Draw, maximumTtl: number): boolean {
  if (base === undefined || draw.look === base.look) return false;
  // The maximum, since this draw's own TTL may be what a cache had left of it.
  const gap = Math.max(Math.min(maximumTtl * 1000, 3_600_000), MINIMUM_GAP_MS);
  return draw.at - base.at >= gap;
}
