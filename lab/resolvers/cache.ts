import type { ResourceRecord } from "../../src/detection/observation.ts";

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

/** One recursor's memory. A TTL of 0 is never kept (RFC 1035 section 3.2.1). */
export function createCache(): Cache {
  const entries = new Map<string, CacheEntry>();
  return {
    read: (key, at) => {
      const entry = entries.get(key);
      if (entry === undefined) return undefined;
      const age = Math.max(0, Math.floor((at - entry.storedAt) / 1_000));
      if (age < entry.ttl) return { entry, age };
      entries.delete(key);
      return undefined;
    },
    write: (key, entry) => {
      if (entry.ttl <= 0) return;
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
