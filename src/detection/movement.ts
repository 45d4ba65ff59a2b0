import type { Dossier } from "./dossier.ts";
import type { Draw, DrawnLook } from "./drawn-look.ts";
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

/** Follows the looks in time and counts what each one brought that no earlier one had. */
export function measureMovement(dossier: Dossier, spread: Spread): Movement {
  const { drawn, maximumTtl } = dossier;
  const known: Known = { networks: new Set(), addresses: new Set() };
  const bases = createBases();
  const isFresh = maximumTtl <= FRESH_TTL;
  const tally: Tally = {
    overTime: 0,
    acrossResolvers: 0,
    newNetworks: 0,
    newAddresses: 0,
    freshAnswers: 0,
  };
  for (const look of drawn) {
    if (isFresh) tally.freshAnswers += look.draws.length;
    bases.begin(look);
    const here = look.draws.filter((draw) => !bases.isLater(draw, look, maximumTtl));
    if (here.length === 0) {
      countLater(tally, known, look.addresses, spread);
      continue;
    }
    for (const draw of here.length === look.draws.length ? [] : look.draws) {
      if (!here.includes(draw)) countLater(tally, known, draw.addresses, spread);
    }
    countHere(tally, known, here, spread, isFresh);
  }
  const { overTime, acrossResolvers } = tally;
  return {
    ...tally,
    ...compareLooks(dossier, spread),
    overTime: overTime / 100,
    acrossResolvers: acrossResolvers / 100,
  };
}

type Known = { readonly networks: Set<string>; readonly addresses: Set<number> };

/** Everything new in answers that come a TTL or more after the first. */
function countLater(
  tally: Tally,
  known: Known,
  addresses: readonly number[],
  spread: Spread,
): void {
  for (const address of addresses) {
    const id = spread.byNumber[address]?.sighting.networkId;
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
  const seen = new Set<number>();
  for (const [index, { addresses, type, resolver, ttl }] of draws.entries()) {
    const key = isFresh ? String(index) : `${type} ${resolver} ${String(ttl)}`;
    const source = sources.get(key) ?? new Set();
    sources.set(key, source);
    for (const address of addresses) {
      const id = spread.byNumber[address]?.sighting.networkId;
      if (id === undefined) continue;
      if (!known.addresses.has(address)) seen.add(address);
      if (known.networks.has(id)) continue;
      source.add(id);
      all.add(id);
    }
  }
  const first = known.networks.size === 0;
  let widest = 0;
  let most = 0;
  for (const source of sources.values()) {
    widest = Math.max(widest, source.size);
    most = Math.max(most, weightOf(source, spread));
  }
  // Where something was known before, fresh draws are all later than that.
  const beyond = weightOf(all, spread) - (isFresh && !first ? 0 : most);
  if (isFresh) {
    tally.overTime += beyond;
    tally.newNetworks += all.size - (first ? widest : 0);
    tally.newAddresses += seen.size;
  } else tally.acrossResolvers += beyond;
  for (const id of all) known.networks.add(id);
  for (const address of seen) known.addresses.add(address);
}

/** In hundredths of a network. */
function weightOf(ids: Iterable<string>, { weights }: Spread): number {
  let sum = 0;
  for (const id of ids) sum += weights.get(id) ?? 0;
  return sum;
}

/** The look, and the time in it, in which an epoch and a kind of address were seen first. */
type Base = { readonly look: number; at: number };

/** Churn is never compared across a change of the device's own network, nor between A and AAAA. */
function createBases() {
  const bases = { A: new Map<number, Base>(), AAAA: new Map<number, Base>() };
  return {
    /** Notes a look, oldest first, before it is asked about. */
    begin: ({ look, epoch, draws }: DrawnLook): void => {
      for (const { type, at } of draws) {
        const base = bases[type].get(epoch);
        if (base === undefined) bases[type].set(epoch, { look, at });
        else if (base.look === look) base.at = Math.min(base.at, at);
      }
    },
    isLater: ({ type, at }: Draw, { look, epoch }: DrawnLook, maximumTtl: number): boolean => {
      const base = bases[type].get(epoch);
      if (base === undefined || base.look === look) return false;
      // The maximum, since this draw's own TTL may be what a cache had left of it.
      const gap = Math.max(Math.min(maximumTtl * 1000, 3_600_000), MINIMUM_GAP_MS);
      return at - base.at >= gap;
    },
  };
}
