import type { ResourceRecord } from "../../src/detection/observation.ts";

/**
 * What recursors do with answers that live for no time at all, as real ones did when they were asked the
 * same at once and again a moment later (`npm run test:interop`, case "TTL 0"):
 * - `in-flight`: questions that come while the first is still on its way share its answer (BIND 9.18);
 * - `rest-of-second`: it also serves until its clock's next second, which it counts in (unbound 1.17);
 * - `five-seconds`: nothing lives shorter than that, and it says so (Knot Resolver 5.6, its usual `cache.min_ttl`).
 * Only dnsdist 1.7, which keeps no state of its own, asks anew every time.
 */
export type ShortLife = "in-flight" | "rest-of-second" | "five-seconds";

/** What a recursor remembers of one name and type: records, or that there are none. */
export type CacheEntry = {
  /** Undefined: the name does not exist. Empty: it exists, without records of the type. */
  readonly records: readonly ResourceRecord[] | undefined;
  /** The SOA that makes a negative answer cacheable. */
  readonly soa: ResourceRecord;
  readonly scope: 0 | 24;
  /** Seconds it may be kept from `storedAt` on. */
  readonly ttl: number;
  readonly storedAt: number;
};

export type Cache = {
  /** An entry that still holds, and whole seconds since it was stored. */
  readonly read: (key: string, at: number) => { entry: CacheEntry; age: number } | undefined;
  readonly write: (key: string, entry: CacheEntry) => void;
  readonly clear: () => void;
};

/** Entries kept per cache; the oldest goes first. */
const MOST_ENTRIES = 20_000;
/** How long the authority's answer is on its way, ms: questions that come meanwhile share it. */
const ON_ITS_WAY_MS = 40;
/** Seconds. */
const SHORTEST_LIFE: Readonly<Record<ShortLife, number>> = {
  "in-flight": 0,
  "rest-of-second": 0,
  "five-seconds": 5,
};

/** One recursor's memory. */
export function createCache(shortLife: ShortLife): Cache {
  const entries = new Map<string, CacheEntry>();
  return {
    read: (key, at) => {
      const entry = entries.get(key);
      if (entry === undefined) return undefined;
      const age = Math.max(0, Math.floor((at - entry.storedAt) / 1_000));
      if (at < keptUntil(entry, shortLife)) return { entry, age: Math.min(age, entry.ttl) };
      entries.delete(key);
      return undefined;
    },
    write: (key, entry) => {
      entries.delete(key);
      const oldest = entries.size >= MOST_ENTRIES ? entries.keys().next() : undefined;
      if (oldest?.done === false) entries.delete(oldest.value);
      entries.set(key, entry);
    },
    clear: () => {
      entries.clear();
    },
  };
}

/** The TTL that a recursor gives an answer that the authority gave `ttl`, seconds. */
export function livedTtl(ttl: number, shortLife: ShortLife): number {
  return Math.max(ttl, SHORTEST_LIFE[shortLife]);
}

/** ms since the epoch. */
function keptUntil({ storedAt, ttl }: CacheEntry, shortLife: ShortLife): number {
  const shared = storedAt + ON_ITS_WAY_MS;
  const nextSecond = (Math.floor(storedAt / 1_000) + 1) * 1_000;
  const least = shortLife === "rest-of-second" ? Math.max(shared, nextSecond) : shared;
  return Math.max(least, storedAt + ttl * 1_000);
}
