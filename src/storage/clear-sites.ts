import { isRecent, type Recollection } from "../detection/recollection.ts";
import type { Area } from "./area.ts";
import { isMark } from "./keyed-hash.ts";
import { parseRecollection } from "./recollection-schema.ts";

/*
 * Clear hosts, by mark, spread over documents so that a visit rewrites a few kilobytes and the sum
 * can never exceed 5,000.
 */
export const CLEAR_PREFIX = "memory.clear.";
const DOCUMENTS = 50;
const MOST_PER_DOCUMENT = 100;

type Sites = ReadonlyMap<string, Recollection>;

export type ClearSites = {
  readonly read: (mark: string) => Promise<Recollection | undefined>;
  readonly write: (mark: string, recollection: Recollection, today: number) => Promise<void>;
  readonly remove: (mark: string) => Promise<void>;
  /** Drops what is too old to count, or older than `keepDays`. */
  readonly prune: (today: number, keepDays: number) => Promise<void>;
  readonly count: () => Promise<number>;
};

/** `onDamage` is given what of a document could not be read; the rest is kept and used. */
export function createClearSites(
  area: Area,
  onDamage: (key: string, stored: unknown) => Promise<void>,
): ClearSites {
  const load = async (key: string): Promise<Sites> => {
    const stored = (await area.get([key]))[key];
    const { sites, damaged } = parse(stored);
    if (damaged) await onDamage(key, stored);
    return sites;
  };
  const save = (key: string, sites: Sites): Promise<void> =>
    sites.size === 0 ? area.remove([key]) : area.set({ [key]: Object.fromEntries(sites) });
  const documents = async (): Promise<readonly string[]> =>
    (await area.keys()).filter((key) => key.startsWith(CLEAR_PREFIX));
  return {
    read: async (mark) => (await load(documentOf(mark))).get(mark),
    write: async (mark, recollection, today) => {
      const key = documentOf(mark);
      const sites = new Map(await load(key));
      sites.set(mark, recollection);
      await save(key, bounded(sites, today));
    },
    remove: async (mark) => {
      const key = documentOf(mark);
      const sites = new Map(await load(key));
      if (sites.delete(mark)) await save(key, sites);
    },
    prune: async (today, keepDays) => {
      for (const key of await documents()) {
        const sites = await load(key);
        const kept = new Map(
          [...bounded(sites, today)].filter(([, one]) => today - lastDayOf(one) <= keepDays),
        );
        if (kept.size < sites.size) await save(key, kept);
      }
    },
    count: async () => {
      let count = 0;
      for (const key of await documents()) count += (await load(key)).size;
      return count;
    },
  };
}

/** The day of the last visit. */
function lastDayOf({ due }: Recollection): number {
  return due - 1;
}

function documentOf(mark: string): string {
  const number = Number.parseInt(mark.slice(0, 4), 16) % DOCUMENTS;
  return CLEAR_PREFIX + String(number).padStart(2, "0");
}

/** What still counts, the most recently seen first where there is too much. */
function bounded(sites: Sites, today: number): Sites {
  return new Map(
    [...sites]
      .filter(([, recollection]) => isRecent(recollection, today))
      .sort(([, a], [, b]) => b.due - a.due)
      .slice(0, MOST_PER_DOCUMENT),
  );
}

function parse(stored: unknown): { readonly sites: Sites; readonly damaged: boolean } {
  if (stored === undefined) return { sites: new Map(), damaged: false };
  if (typeof stored !== "object" || stored === null || Array.isArray(stored))
    return { sites: new Map(), damaged: true };
  const entries = Object.entries(stored);
  const sites = entries.flatMap(([mark, value]): [string, Recollection][] => {
    const recollection = isMark(mark) ? parseRecollection(value) : undefined;
    return recollection === undefined ? [] : [[mark, recollection]];
  });
  return { sites: new Map(sites), damaged: sites.length < entries.length };
}
