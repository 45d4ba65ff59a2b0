import * as v from "valibot";
import { parseHost, type Host } from "../detection/host.ts";
import type { History } from "../detection/observation.ts";
import { dayOf } from "../detection/recollection.ts";
import type { Area } from "./area.ts";
import { decodeHistory, encodeHistory } from "./history-codec.ts";
import type { SiteEvents } from "./site-events.ts";

/** One document a host, and one that lists them with the day of their last look and their length. */
export const ODD_PREFIX = "memory.odd:";
export const ODD_LIST_KEY = "memory.odd";
export const MOST_SITES = 500;
const KEPT_DAYS = 90;
/** Longest document of one host, and of all together, in characters; Chromium grants an extension 10 MB in all. */
export const MOST_OF_ONE = 24_000;
const MOST_OF_ALL = 6_000_000;

const entry = v.tuple([
  v.pipe(v.number(), v.integer(), v.minValue(0)),
  v.pipe(v.number(), v.minValue(0)),
]);
type List = Map<Host, readonly [day: number, length: number]>;

/** An odd site as it lay on the disk. */
export type TakenSite = {
  readonly host: Host;
  /** How many were seen before it, of those that were kept. */
  readonly place: number;
  /** The day it was seen last. */
  readonly day: number;
  /** Its document. */
  readonly looks: string;
};

export type OddSites = {
  readonly read: (host: Host, today: number) => Promise<History | undefined>;
  /** Keeps a history; the oldest looks but the first go where it is too long. */
  readonly write: (history: History, today: number) => Promise<void>;
  readonly remove: (host: Host) => Promise<void>;
  /** Removes sites; gives what was kept of them, from which `putBack` makes the same again. */
  readonly take: (hosts: ReadonlySet<Host>) => Promise<readonly TakenSite[]>;
  /** Takes the place of what was kept of these sites since. */
  readonly putBack: (sites: readonly TakenSite[], today: number) => Promise<void>;
  /** With the day of the last look, the one seen longest ago first. */
  readonly days: () => Promise<ReadonlyMap<Host, number>>;
  /** Drops what is older than `keepDays`, or too much. */
  readonly prune: (today: number, keepDays: number) => Promise<void>;
};

/** Histories of odd hosts by name; what happened on a site goes with it. `onDamage` as for clear sites. */
export function createOddSites(
  area: Area,
  events: Pick<SiteEvents, "remove">,
  onDamage: (key: string, stored: unknown) => Promise<void>,
): OddSites {
  const load = async (): Promise<List> => {
    const stored = (await area.get([ODD_LIST_KEY]))[ODD_LIST_KEY];
    if (stored === undefined) return new Map();
    const isObject = typeof stored === "object" && stored !== null && !Array.isArray(stored);
    const known = isObject ? Object.entries(stored) : [];
    const list: List = new Map();
    for (const [name, value] of known) {
      const parsed = parseHost(name);
      if (parsed.ok && v.is(entry, value)) list.set(parsed.host, value);
    }
    if (isObject && list.size === known.length) return list;
    await onDamage(ODD_LIST_KEY, stored);
    return relist(list);
  };
  /** The documents themselves tell which hosts there are; those that the list lost count as just seen. */
  const relist = async (list: List): Promise<List> => {
    for (const key of (await area.keys()).filter((name) => name.startsWith(ODD_PREFIX))) {
      const parsed = parseHost(key.slice(ODD_PREFIX.length));
      if (!parsed.ok || list.has(parsed.host)) continue;
      const stored = (await area.get([key]))[key];
      const last = decodeHistory(parsed.host, stored).history.looks.at(-1)?.at ?? 0;
      list.set(parsed.host, [dayOf(last), typeof stored === "string" ? stored.length : 0]);
    }
    return list;
  };
  /** Writes the list, a document with it if there is one, and drops what is too old or too much. */
  const save = async (
    list: List,
    today: number,
    more: Record<string, string>,
    keepDays = KEPT_DAYS,
  ): Promise<void> => {
    const { kept, gone } = bounded(list, today, keepDays);
    // Before the list, which alone says what there is to be taken away.
    if (gone.length > 0) {
      await area.remove(gone.map((host) => ODD_PREFIX + host));
      await events.remove(gone);
    }
    // Oldest first, as they are added.
    await area.set({ ...more, [ODD_LIST_KEY]: Object.fromEntries([...kept].reverse()) });
    if (kept.length === 0) await area.remove([ODD_LIST_KEY]);
  };
  const drop = async (gone: readonly Host[], list: List): Promise<void> => {
    for (const host of gone) list.delete(host);
    // First, or a worker that dies in between leaves what nothing names, so that nobody takes it away.
    await area.remove(gone.map((host) => ODD_PREFIX + host));
    if (list.size === 0) await area.remove([ODD_LIST_KEY]);
    else await area.set({ [ODD_LIST_KEY]: Object.fromEntries(list) });
  };
  return {
    read: async (host, today) => {
      const key = ODD_PREFIX + host;
      const stored = (await area.get([key]))[key];
      if (stored === undefined) return undefined;
      const { history, damaged } = decodeHistory(host, stored);
      if (damaged) await onDamage(key, stored);
      const looks = history.looks.filter(({ at }) => today - dayOf(at) <= KEPT_DAYS);
      return looks.length === 0 ? undefined : { ...history, looks };
    },
    write: async (history, today) => {
      const text = shorten(history);
      const list = await load();
      list.delete(history.host);
      if (text === undefined) {
        await area.remove([ODD_PREFIX + history.host]);
        await save(list, today, {});
        return;
      }
      list.set(history.host, [today, text.length]);
      await save(list, today, { [ODD_PREFIX + history.host]: text });
    },
    remove: async (host) => {
      if (Object.keys(await area.get([ODD_PREFIX + host])).length === 0) return;
      await drop([host], await load());
    },
    take: async (hosts) => {
      const list = await load();
      const found = await area.get([...list.keys()].map((host) => ODD_PREFIX + host));
      const taken = [...list].flatMap(([host, [day]], place): TakenSite[] => {
        const stored = found[ODD_PREFIX + host];
        if (!hosts.has(host)) return [];
        return [{ host, place, day, looks: typeof stored === "string" ? stored : "" }];
      });
      if (taken.length > 0)
        await drop(
          taken.map(({ host }) => host),
          list,
        );
      return taken;
    },
    putBack: async (sites, today) => {
      const list = [...(await load())];
      const documents: Record<string, string> = {};
      for (const { host, place, day, looks } of sites.toSorted((a, b) => a.place - b.place)) {
        const newer = list.findIndex(([name]) => name === host);
        if (newer >= 0) list.splice(newer, 1);
        list.splice(place, 0, [host, [day, looks.length]]);
        documents[ODD_PREFIX + host] = looks;
      }
      await save(new Map(list), today, documents);
    },
    days: async () => new Map([...(await load())].map(([host, [day]]) => [host, day])),
    prune: async (today, keepDays) => {
      const known = await load();
      // Documents that no list names, or nobody would ever take them away.
      const list = await relist(new Map(known));
      const isOver = bounded(list, today, keepDays).gone.length > 0;
      if (isOver || list.size > known.size) await save(list, today, {}, keepDays);
    },
  };
}

/** The longest form that fits: without looks between the first and the newest, at last the newest alone. */
function shorten(history: History): string | undefined {
  let { looks } = history;
  while (looks.length > 0) {
    const text = encodeHistory({ ...history, looks });
    if (text.length <= MOST_OF_ONE) return text;
    looks = looks.length > 2 ? [...looks.slice(0, 1), ...looks.slice(2)] : looks.slice(1);
  }
  return undefined;
}

/** The most recently seen first, of one day the last added, as long as there is room. */
function bounded(
  list: List,
  today: number,
  keepDays: number,
): { kept: [Host, readonly [number, number]][]; gone: Host[] } {
  const kept: [Host, readonly [number, number]][] = [];
  const gone: Host[] = [];
  let length = 0;
  for (const one of [...list].reverse().sort(([, a], [, b]) => b[0] - a[0])) {
    const [host, [day, size]] = one;
    length += size;
    const fits = kept.length < MOST_SITES && length <= MOST_OF_ALL;
    if (fits && today - day <= Math.min(keepDays, KEPT_DAYS)) kept.push(one);
    else gone.push(host);
  }
  return { kept, gone };
}
