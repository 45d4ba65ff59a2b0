import { Refused } from "../messages/refusal.ts";
import { registrableDomain, type Host } from "../detection/host.ts";
import { dayOf } from "../detection/recollection.ts";
import type { Area } from "./area.ts";
import type { HomeIndex } from "./home-index.ts";
import { markOf, type KeyedHash } from "./keyed-hash.ts";
import { HEADER_KEY, type OpenMemory } from "./memory-opener.ts";
import type { OddSites } from "./odd-sites.ts";
import type { RemovedSite, RemovedSites } from "./removed-sites.ts";
import { parseEvents, rowsOf, type SiteEvent, type SiteEvents } from "./site-events.ts";

/** A site that was ever odd, by what is kept beside its looks. */
export type PastSite = {
  readonly host: Host;
  /** The day it was seen last, in days since 1970 (UTC). */
  readonly day: number;
  /** What happened on it, oldest first. */
  readonly events: readonly SiteEvent[];
};

/** What is wrong with what is kept: part of it is damaged, a later release wrote it, or the browser takes no more of it. */
export type MemoryTrouble = "damaged" | "newer" | "full";

/** The sites that were ever odd, with what happened on them. `now` in ms since the epoch. */
export type PastSites = {
  /** Those seen last first. */
  readonly list: () => Promise<{
    readonly sites: readonly PastSite[];
    readonly trouble: MemoryTrouble | undefined;
  }>;
  readonly events: (host: Host) => Promise<readonly SiteEvent[]>;
  /** Notes what happened on a site; `isOdd`: even where nothing was kept of it so far. */
  readonly note: (host: Host, event: SiteEvent, isOdd: boolean) => Promise<void>;
  /** Deletes all that is kept of these sites; gives what `putBack` needs to undo that. */
  readonly remove: (hosts: ReadonlySet<Host>) => Promise<RemovedSites>;
  readonly putBack: (removed: RemovedSites, now: number) => Promise<void>;
};

type Parts = {
  readonly area: Area;
  readonly hash: KeyedHash;
  readonly open: OpenMemory;
  readonly odd: OddSites;
  readonly events: SiteEvents;
  readonly homes: HomeIndex;
  /** Asked where what is kept can be read at all. */
  readonly trouble: () => Promise<MemoryTrouble | undefined>;
  /** Where damaged documents are put aside. */
  readonly damagedKey: string;
};

/** Not to be used at the same time as anything else that writes to the memory. */
export function createPastSites(parts: Parts): PastSites {
  const { area, hash, open, odd, events, homes, damagedKey } = parts;
  const marksOf = async (key: Uint8Array, hosts: Iterable<Host>): Promise<Set<string>> => {
    const domains = new Set([...hosts].map(registrableDomain));
    // Others of the domain that are still there had these homes as well.
    for (const host of (await odd.days()).keys()) domains.delete(registrableDomain(host));
    const marks = [...domains].map((domain) => markOf(hash, key, "domain", domain));
    return new Set(await Promise.all(marks));
  };
  return {
    list: async () => {
      const stored = await area.get([HEADER_KEY]);
      if ((await open("read")) === undefined) {
        return { sites: [], trouble: HEADER_KEY in stored ? "newer" : undefined };
      }
      const days = await odd.days();
      const happened = await events.readAll([...days.keys()]);
      const sites = [...days].map(([host, day]) => ({
        ...{ host, day },
        events: happened.get(host) ?? [],
      }));
      return { sites: sites.reverse(), trouble: await parts.trouble() };
    },
    events: async (host) => ((await open("read")) === undefined ? [] : events.read(host)),
    note: async (host, event, isOdd) => {
      const isKept = isOdd || (await events.read(host)).length > 0 || (await odd.days()).has(host);
      if (isKept && (await open("write")) !== undefined) await events.note(host, event);
    },
    remove: async (hosts) => {
      const key = await open("read");
      if (key === undefined) return { sites: [] };
      const happened = await events.readAll([...hosts]);
      const taken = await odd.take(hosts);
      await events.remove([...hosts]);
      // What was put aside may name them as well.
      const copy = JSON.stringify(await area.get([damagedKey]));
      if ([...hosts].some((host) => copy.includes(host))) await area.remove([damagedKey]);
      const marks = await marksOf(key, hosts);
      return {
        sites: taken.map((site): RemovedSite => {
          const known = happened.get(site.host);
          return known === undefined ? site : { ...site, events: rowsOf(known) };
        }),
        homes: await homes.release(marks),
      };
    },
    putBack: async ({ sites, homes: before }, now) => {
      const key = await open("write");
      if (key === undefined) throw new Refused({ kind: "later-version" });
      const marks = await marksOf(
        key,
        sites.map(({ host }) => host),
      );
      await odd.putBack(sites, dayOf(now));
      for (const { host, events: rows } of sites) {
        if (rows !== undefined) await events.write(host, parseEvents(rows).events);
      }
      await homes.putBack(before, marks);
    },
  };
}
