import * as v from "valibot";
import { parseHost, type Host } from "../detection/host.ts";
import { dayOf } from "../detection/recollection.ts";
import { LEVELS, type Level } from "../detection/verdict.ts";
import type { Area } from "./area.ts";

/** One document a host, beside the one that has its looks. Releases that know none leave them alone. */
const PREFIX = "memory.events:";
/** Events kept of a host: the first, which says since when, and the newest. */
const MOST_EVENTS = 20;
const MOST_SITES = 500;
const KEPT_DAYS = 90;
/** The same event again within this time (ms) is one: a site's tabs and pages all speak for themselves. */
const SAME_MS = 600_000;

/**
 * What can happen on an odd site. `warned`: its page gave way to the warning; `guarded`: its page was held;
 * the rest is what the person chose: left, let it through once, for an hour or for good, took that back,
 * wants to be warned of it, or no longer.
 */
export const EVENTS = [
  ...(["warned", "guarded", "left", "once", "hour", "always"] as const),
  ...(["distrusted", "marked", "unmarked"] as const),
] as const;

export type EventKind = (typeof EVENTS)[number];

export type SiteEvent = {
  /** ms since the epoch. */
  readonly at: number;
  readonly what: EventKind;
  /** What was known of the site then: a verdict of that time, and no more than a note of it. */
  readonly level: Level;
};

const row = v.tuple([
  v.pipe(v.number(), v.minValue(0), v.maxValue(8.64e15)),
  v.picklist(EVENTS),
  v.picklist(LEVELS),
]);

export type SiteEvents = {
  /** Oldest first. */
  readonly read: (host: Host) => Promise<readonly SiteEvent[]>;
  readonly readAll: (hosts: readonly Host[]) => Promise<ReadonlyMap<Host, readonly SiteEvent[]>>;
  readonly note: (host: Host, event: SiteEvent) => Promise<void>;
  /** Replaces all of a host's; none: nothing is kept. */
  readonly write: (host: Host, events: readonly SiteEvent[]) => Promise<void>;
  readonly remove: (hosts: readonly Host[]) => Promise<void>;
  /** Drops what is older than `keepDays`. */
  readonly prune: (today: number, keepDays: number) => Promise<void>;
};

/** What happened on odd sites, by name. `onDamage` as for clear sites. */
export function createSiteEvents(
  area: Area,
  onDamage: (key: string, stored: unknown) => Promise<void>,
): SiteEvents {
  const readAll: SiteEvents["readAll"] = async (hosts) => {
    const found = await area.get(hosts.map((host) => PREFIX + host));
    const all = new Map<Host, readonly SiteEvent[]>();
    for (const host of hosts) {
      const stored = found[PREFIX + host];
      if (stored === undefined) continue;
      const { events, damaged } = parseEvents(stored);
      if (damaged) await onDamage(PREFIX + host, stored);
      all.set(host, events);
    }
    return all;
  };
  const read = async (host: Host): Promise<readonly SiteEvent[]> =>
    (await readAll([host])).get(host) ?? [];
  const write: SiteEvents["write"] = (host, events) =>
    events.length === 0
      ? area.remove([PREFIX + host])
      : area.set({ [PREFIX + host]: rowsOf(events) });
  const hosts = async (): Promise<Host[]> =>
    (await area.keys()).flatMap((key) => {
      const parsed = parseHost(key.startsWith(PREFIX) ? key.slice(PREFIX.length) : "");
      return parsed.ok ? [parsed.host] : [];
    });
  const remove = (gone: readonly Host[]): Promise<void> =>
    area.remove(gone.map((host) => PREFIX + host));
  /** The sites where something happened last, as many as there is room for. */
  const makeRoom = async (): Promise<void> => {
    const known = await hosts();
    if (known.length <= MOST_SITES) return;
    const newest = [...(await readAll(known))].map(([host, events]) => {
      return [host, events.at(-1)?.at ?? 0] as const;
    });
    newest.sort(([, a], [, b]) => b - a);
    await remove(newest.slice(MOST_SITES).map(([host]) => host));
  };
  return {
    read,
    readAll,
    write,
    remove,
    note: async (host, event) => {
      const before = await read(host);
      await write(host, withEvent(before, event));
      if (before.length === 0) await makeRoom();
    },
    prune: async (today, keepDays) => {
      for (const [host, events] of await readAll(await hosts())) {
        const most = Math.min(keepDays, KEPT_DAYS);
        const kept = events.filter(({ at }) => today - dayOf(at) <= most);
        if (kept.length < events.length || kept.length === 0) await write(host, kept);
      }
    },
  };
}

/** As they are stored. */
export function rowsOf(events: readonly SiteEvent[]): unknown[] {
  return events.map(({ at, what, level }) => [at, what, level]);
}

/** Takes any stored JSON; what is damaged costs only itself. */
export function parseEvents(stored: unknown): {
  readonly events: readonly SiteEvent[];
  readonly damaged: boolean;
} {
  if (!Array.isArray(stored)) return { events: [], damaged: true };
  const events = stored.flatMap((item): SiteEvent[] => {
    const parsed = v.safeParse(row, item);
    if (!parsed.success) return [];
    const [at, what, level] = parsed.output;
    return [{ at, what, level }];
  });
  return { events: bounded(events), damaged: events.length < stored.length };
}

function withEvent(events: readonly SiteEvent[], newest: SiteEvent): readonly SiteEvent[] {
  const isSame = ({ at, what }: SiteEvent, index: number): boolean => {
    const isLast = index === events.length - 1;
    const since = newest.at - at;
    return what === newest.what && (since === 0 || (isLast && since > 0 && since < SAME_MS));
  };
  if (!events.some(isSame)) return bounded([...events, newest]);
  // What is known of the site may have become clearer since.
  return events.map((one, index) => (isSame(one, index) ? { ...one, level: newest.level } : one));
}

function bounded(events: readonly SiteEvent[]): readonly SiteEvent[] {
  if (events.length <= MOST_EVENTS) return events;
  return [...events.slice(0, 1), ...events.slice(1 - MOST_EVENTS)];
}
