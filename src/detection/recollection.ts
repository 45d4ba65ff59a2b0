/**
 * What is kept of a host from earlier days: never an address or a time of day. A day is a number of
 * whole days (UTC) since 1970.
 */
export type Recollection = {
  /** The day from which on another look counts as another day. */
  readonly due: number;
  /** On how many days it was looked at, at least 1. */
  readonly days: number;
  /** Each network under the first day that saw it, oldest day first; at most `MOST_NETWORKS` in all. */
  readonly networks: readonly NetworkDay[];
  /** Most networks seen on one day, those already known included; counted up to `MOST_NETWORKS`. */
  readonly widest: number;
  /** More networks were seen than are kept; from then on nothing is added. */
  readonly more: boolean;
};

export type NetworkDay = { readonly day: number; readonly ids: readonly string[] };

/** Networks kept of one host. */
export const MOST_NETWORKS = 8;
/** A recollection begins anew when its first day is longer ago than this (days). */
export const RECOLLECTION_DAYS = 30;

const DAY_MS = 86_400_000;

/** The day of a time in ms since the epoch. */
export function dayOf(at: number): number {
  return Math.floor(at / DAY_MS);
}

/** Whether a recollection still stands on a day. */
export function isRecent({ networks }: Recollection, day: number): boolean {
  return day - (networks[0]?.day ?? Number.NEGATIVE_INFINITY) <= RECOLLECTION_DAYS;
}

/** The ids of all networks in it. */
export function networkIdsOf(recollection: Recollection | undefined): string[] {
  const all: string[] = [];
  for (const { ids } of recollection?.networks ?? []) all.push(...ids);
  return all;
}

/**
 * What was kept, with the networks of a day added, whose ids are in order and at least one. Days come
 * oldest first; one that was added before can come again, and changes nothing.
 */
export function addDay(
  before: Recollection | undefined,
  day: number,
  ids: readonly string[],
): Recollection {
  const width = Math.min(ids.length, MOST_NETWORKS);
  if (before === undefined || !isRecent(before, day)) {
    const networks = [{ day, ids: ids.slice(0, MOST_NETWORKS) }];
    return { due: day + 1, days: 1, networks, widest: width, more: ids.length > width };
  }
  // From before the last day of it: the clock was put back, or the day is in it already.
  if (day < before.due - 1) return before;
  if (before.more) return { ...before, due: day + 1 };
  const known = networkIdsOf(before);
  const fresh = ids.filter((id) => !known.includes(id));
  const room = MOST_NETWORKS - known.length;
  return {
    due: day + 1,
    days: day >= before.due ? before.days + 1 : before.days,
    networks: withNew(before.networks, day, fresh.slice(0, room)),
    widest: Math.max(before.widest, width),
    more: fresh.length > room,
  };
}

function withNew(
  networks: readonly NetworkDay[],
  day: number,
  fresh: readonly string[],
): readonly NetworkDay[] {
  if (fresh.length === 0) return networks;
  const last = networks.at(-1);
  if (last?.day !== day) return [...networks, { day, ids: fresh }];
  return [...networks.slice(0, -1), { day, ids: [...last.ids, ...fresh].sort() }];
}
