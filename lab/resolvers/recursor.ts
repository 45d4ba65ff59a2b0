import type { RecordType, ResourceRecord } from "../../src/detection/observation.ts";
import type { Authority } from "../model/authority.ts";
import type { Vantage } from "../model/zone.ts";
import { type Cache, type CacheEntry, createCache, livedTtl, type ShortLife } from "./cache.ts";

export type Resolution = {
  readonly status: 0 | 2 | 3;
  readonly answer: readonly ResourceRecord[];
  /** The SOA of a negative answer, its TTL counted down too. */
  readonly authority: readonly ResourceRecord[];
  readonly scope: 0 | 24;
  /** Whether nothing had to be asked of the authority. */
  readonly cached: boolean;
};

export type Recursor = {
  readonly resolve: (
    question: { readonly name: string; readonly type: RecordType },
    at: number,
    vantage: Vantage,
  ) => Resolution;
  readonly clear: () => void;
};

const MOST_ALIASES = 12;

/**
 * One caching recursor. It caches per name and type, not per message, as unbound and BIND do: in a
 * chain the alias may be old while the address is fresh, and each record counts down on its own. Identical
 * questions that come while the first is on its way get one answer, as in every real recursor.
 */
export function createRecursor(
  authority: Authority,
  mostSeconds: number,
  shortLife: ShortLife,
): Recursor {
  const cache: Cache = createCache(shortLife);

  function fetch(name: string, type: RecordType, at: number, vantage: Vantage): CacheEntry {
    const found = authority.lookUp({ name, type, at, vantage });
    const alias = found.records?.filter((record) => record.type === "CNAME") ?? [];
    const wanted = found.records?.filter((record) => record.type === type) ?? [];
    const records = wanted.length > 0 ? wanted : alias;
    const ttl = records.length > 0 ? Math.min(...records.map((r) => r.ttl)) : found.soa.ttl;
    return {
      records: found.records === undefined ? undefined : records,
      soa: found.soa,
      scope: found.scope,
      ttl: Math.min(livedTtl(ttl, shortLife), mostSeconds),
      storedAt: at,
    };
  }

  function step(name: string, type: RecordType, at: number, vantage: Vantage): Step {
    const shared = `${name} ${type}`;
    const own = `${shared} ${vantage.subnet ?? ""}`;
    const held = cache.read(shared, at) ?? cache.read(own, at);
    if (held !== undefined) return { ...held, cached: true };
    const entry = fetch(name, type, at, vantage);
    cache.write(entry.scope === 0 ? shared : own, entry);
    return { entry, age: 0, cached: false };
  }

  return {
    resolve: ({ name, type }, at, vantage) => {
      const chain: ResourceRecord[] = [];
      let owner = name;
      let scope: 0 | 24 = 0;
      let cached = true;
      for (let hops = 0; hops <= MOST_ALIASES; hops += 1) {
        const found = step(owner, type, at, vantage);
        const { records } = found.entry;
        const left = found.entry.ttl - found.age;
        cached &&= found.cached;
        if (found.entry.scope > scope) scope = found.entry.scope;
        if (records === undefined || records.length === 0) {
          const soa = { ...found.entry.soa, ttl: left };
          const status = records === undefined ? 3 : 0;
          return { status, answer: chain, authority: [soa], scope, cached };
        }
        chain.push(...records.map((record) => ({ ...record, ttl: left })));
        const alias = records.find((record) => record.type === "CNAME");
        if (alias === undefined || type === "CNAME") {
          return { status: 0, answer: chain, authority: [], scope, cached };
        }
        owner = alias.data;
      }
      return { status: 2, answer: [], authority: [], scope, cached };
    },
    clear: cache.clear,
  };
}

type Step = { readonly entry: CacheEntry; readonly age: number; readonly cached: boolean };
