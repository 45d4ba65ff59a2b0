import type { Dossier } from "../dossier.ts";
import type { Evidence } from "../evidence.ts";
import type { Recollection } from "../recollection.ts";
import { recollect } from "../seen-days.ts";
import { interpolate, type Spread } from "../spread.ts";
import type { Movement } from "../movement.ts";

/** Most that earlier days may add. The group's own cap holds for the sum with the churn between looks. */
export const EARLIER_DAYS_CAP = 4;

/**
 * By the days, after the first, that brought networks never seen before. One is a move of hosting;
 * those who rent to hide move again and again (AA25-093A: tens to hundreds of addresses a day).
 */
const POINTS = [
  [1, 0],
  [2, 1.5],
  [3, 2.5],
  [4, 3.2],
  [5, EARLIER_DAYS_CAP],
] as const;

/** Share of the days after the first that brought new networks: a pool that is drawn from is soon known. */
const EVER_NEW = [
  [0.35, 0],
  [0.65, 1],
] as const;

/**
 * Most networks seen at one time. A service behind many at once needs them for its work, and whoever
 * looks at it on another day meets others of them; those who rent to hide rent few at a time.
 */
const FEW_AT_ONCE = [
  [1, 1],
  [2, 0.5],
  [3, 0],
] as const;

/** Days (a week) after which a site in the same networks counts as settled, and on how many it must have been seen. */
const WEEK = 7;
const LEAST_SIGHTINGS = 3;
const STABLE_POINTS = -3;
/** Networks, at most, for a site that may be called settled by them alone: their addresses were not kept. */
const FEW_NETWORKS = 2;

/** How a host moved from day to day. */
export type Days = {
  /** Days on which it was looked at. */
  readonly days: number;
  /** Days after the first that brought networks never seen before. */
  readonly newDays: number;
  /** `newDays` as a share of all days after the first, 0 to 1. */
  readonly newShare: number;
  /** Distinct networks kept. */
  readonly networks: number;
  /** Most networks seen on one day. */
  readonly widest: number;
  /** Days from the first to the last. */
  readonly span: number;
  /** No network but those of the first day was ever seen. */
  readonly sameNetworks: boolean;
};

/** Joins what was kept of earlier days with the looks at hand; undefined where there are not two days. */
export function measureDays(dossier: Dossier): Days | undefined {
  if (dossier.days.past === undefined) return undefined;
  const joined = recollect(dossier.days, dossier.networkNumbers);
  return joined === undefined || joined.days < 2 ? undefined : daysOf(joined);
}

function daysOf({ due, days, networks, widest, more }: Recollection): Days {
  const newDays = Math.max(0, networks.length - 1);
  return {
    days,
    newDays,
    newShare: Math.min(1, newDays / Math.max(1, days - 1)),
    networks: networks.reduce((sum, { ids }) => sum + ids.length, 0),
    widest,
    span: due - 1 - (networks[0]?.day ?? due - 1),
    sameNetworks: newDays === 0 && !more,
  };
}

/**
 * Movement as it stands when earlier days count too: who moved from hoster to hoster is not settled,
 * even if today's looks all saw one place.
 */
export function overDays(movement: Movement, days: Days | undefined): Movement {
  if (days === undefined || days.newDays < 2) return movement;
  return {
    ...movement,
    newNetworks: Math.max(movement.newNetworks, days.newDays),
    newShare: Math.max(movement.newShare, days.newShare),
  };
}

/** Ever new networks from day to day speak for flux. */
export function movedOverDays(days: Days | undefined): Evidence | undefined {
  if (days === undefined) return undefined;
  const points =
    interpolate(POINTS, days.newDays) *
    interpolate(EVER_NEW, days.newShare) *
    interpolate(FEW_AT_ONCE, days.widest);
  if (points <= 0) return undefined;
  const facts = { networks: days.networks, newDays: days.newDays, days: days.span };
  return { group: "churn", points, reason: "new-networks-over-days", facts };
}

/**
 * The same few networks over a week speak against it. Homes come and go within the same few
 * providers, so where there may be any, networks prove nothing. `others`: what else speaks for the
 * site; addresses that were seen to stay for days say the same, and more exactly.
 */
export function settledOverDays(
  spread: Spread,
  days: Days | undefined,
  others: readonly Evidence[],
): Evidence[] {
  if (days?.sameNetworks !== true || days.networks > FEW_NETWORKS) return [];
  if (days.span < WEEK || days.days < LEAST_SIGHTINGS) return [];
  if ([...spread.addresses.values()].some(({ machine }) => machine.kind !== "server")) return [];
  if (others.some(({ reason }) => reason === "stable-for-days")) return [];
  const facts = { looks: days.days, days: days.span };
  return [{ group: "legitimate", points: STABLE_POINTS, reason: "stable-for-days", facts }];
}
