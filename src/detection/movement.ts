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
  const bases: Bases = { A: new Map(), AAAA: new Map() };
  const isFresh = maximumTtl <= FRESH_TTL;
  const gap = gapMs(maximumTtl);
  const tally: Tally = {
    overTime: 0,
    acrossResolvers: 0,
    newNetworks: 0,
    newAddresses: 0,
    freshAnswers: 0,
  };
  for (const look of drawn) {
    if (isFresh) tally.freshAnswers += look.draws.length;
    // Whatever it might bring is known by now.
    if (look.isRepeat) continue;
    const here = drawsAtOnce(look, bases, gap);
    if (look.news.addresses.length === 0) continue;
    if (here.length === 0) {
      tally.newAddresses += look.news.addresses.length;
      for (const network of look.news.networks) countLater(tally, network, spread);
    } else {
      const isFirst = look === drawn[0] && here.length === look.draws.length;
      const news = newsAtOnce(tally, look, here, spread);
      countHere(tally, news, here, spread, { isFresh, isFirst });
    }
  }
  return join(tally, compareLooks(dossier, spread));
}

/** Each field by its name: spreading two objects into one takes longer than all the counting. */
function join(tally: Tally, changes: LookChanges): Movement {
  return {
    overTime: tally.overTime / 100,
    acrossResolvers: tally.acrossResolvers / 100,
    newNetworks: tally.newNetworks,
    newAddresses: tally.newAddresses,
    freshAnswers: tally.freshAnswers,
    broughtIn: changes.broughtIn,
    newShare: changes.newShare,
    widestLook: changes.widestLook,
    density: changes.density,
    isSteady: changes.isSteady,
    quickChanges: changes.quickChanges,
    soonNewHomes: changes.soonNewHomes,
    justMoved: changes.justMoved,
  };
}

/** A new network in answers that come a TTL or more after the first. */
function countLater(tally: Tally, network: number, { weights }: Spread): void {
  tally.overTime += weights[network] ?? 0;
  tally.newNetworks += 1;
}

type News = { readonly addresses: Set<number>; readonly networks: Set<number> };

/** The news of a look without what is counted as later: all that stands in draws that are not of one moment with the first. */
function newsAtOnce(tally: Tally, look: DrawnLook, here: readonly Draw[], spread: Spread): News {
  const addresses = new Set(look.news.addresses);
  const networks = new Set(look.news.networks);
  for (const draw of here.length === look.draws.length ? [] : look.draws) {
    if (here.includes(draw)) continue;
    for (const { number, networkNumber } of draw.addresses) {
      if (addresses.delete(number)) tally.newAddresses += 1;
      if (networks.delete(networkNumber)) countLater(tally, networkNumber, spread);
    }
  }
  return { addresses, networks };
}

/**
 * What answers of one moment bring beyond the one that brings most, whichever that is, so that the order
 * of resolvers cannot matter. Answers that nobody keeps are draws one after another; others disagree.
 * Two answers of one resolver with the same age are out of one cache. `isFirst`: nothing was known before.
 */
function countHere(
  tally: Tally,
  { addresses, networks }: News,
  draws: readonly Draw[],
  spread: Spread,
  { isFresh, isFirst }: { readonly isFresh: boolean; readonly isFirst: boolean },
): void {
  const sources = new Map<string, Set<number>>();
  for (const [index, { addresses: places, type, resolver, ttl }] of draws.entries()) {
    const key = isFresh ? String(index) : `${type} ${resolver} ${String(ttl)}`;
    const source = sources.get(key) ?? new Set();
    sources.set(key, source);
    for (const { networkNumber } of places) {
      if (networks.has(networkNumber)) source.add(networkNumber);
    }
  }
  let widest = 0;
  let most = 0;
  for (const source of sources.values()) {
    widest = Math.max(widest, source.size);
    most = Math.max(most, weightOf(source, spread));
  }
  // Where something was known before, fresh draws are all later than that.
  const beyond = weightOf(networks, spread) - (isFresh && !isFirst ? 0 : most);
  if (isFresh) {
    tally.overTime += beyond;
    tally.newNetworks += networks.size - (isFirst ? widest : 0);
    tally.newAddresses += addresses.size;
  } else tally.acrossResolvers += beyond;
}

/** In hundredths of a network. */
function weightOf(networks: Iterable<number>, { weights }: Spread): number {
  let sum = 0;
  for (const network of networks) sum += weights[network] ?? 0;
  return sum;
}

/**
 * When an epoch, and a kind of address, were seen first: churn is never compared across a change of the
 * device's own network, nor between A and AAAA.
 */
type Bases = Readonly<Record<Draw["type"], Map<number, number>>>;

/** How much later (ms) an answer must be to have seen another zone. */
function gapMs(maximumTtl: number): number {
  // The maximum, since an answer's own TTL may be what a cache had left of it.
  return Math.max(Math.min(maximumTtl * 1000, 3_600_000), MINIMUM_GAP_MS);
}

/** The draws of a look that are not later than the first look by `gap` ms; looks oldest first. */
function drawsAtOnce(look: DrawnLook, bases: Bases, gap: number): readonly Draw[] {
  const { draws, epoch, types } = look;
  let all = true;
  let none = true;
  for (const type of TYPES) {
    const time = types[type];
    if (time === undefined) continue;
    const base = bases[type].get(epoch);
    if (base === undefined) bases[type].set(epoch, time.from);
    if (base !== undefined && time.to - base >= gap) all = false;
    if (base === undefined || time.from - base < gap) none = false;
  }
  if (all) return draws;
  if (none) return [];
  return draws.filter(({ type, at }) => at - (bases[type].get(epoch) ?? at) < gap);
}

const TYPES = ["A", "AAAA"] as const;
