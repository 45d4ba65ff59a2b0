import * as v from "valibot";
import type { Area } from "./area.ts";
import { isMark } from "./keyed-hash.ts";

export const HOMES_KEY = "memory.homes";
/** Addresses kept; the one seen longest ago goes first. */
const MOST_HOMES = 1000;
const MOST_DOMAINS = 4;
/** How long an address is kept after it was last seen: lines at home change hands and addresses (days). */
const KEPT_DAYS = 30;

const mark = v.pipe(v.string(), v.check(isMark));
const home = v.object({
  day: v.pipe(v.number(), v.integer(), v.minValue(0)),
  domains: v.pipe(v.array(mark), v.minLength(1), v.maxLength(MOST_DOMAINS)),
});
type Home = v.InferOutput<typeof home>;

export type HomeIndex = {
  /**
   * Notes that homes answered for a domain; gives for each of them how many other domains it was seen
   * with. All are marks.
   */
  readonly note: (
    domain: string,
    addresses: readonly string[],
    today: number,
  ) => Promise<ReadonlyMap<string, number>>;
  readonly prune: (today: number, keepDays: number) => Promise<void>;
  /** Forgets domains; gives the whole document as it was before, for `putBack`. */
  readonly release: (domains: ReadonlySet<string>) => Promise<unknown>;
  /** Undoes a release. What was noted since stays. */
  readonly putBack: (before: unknown, released: ReadonlySet<string>) => Promise<void>;
};

function entriesOf(stored: unknown): [string, unknown][] {
  return typeof stored === "object" && stored !== null ? Object.entries(stored) : [];
}

/** What of a stored document can be read. */
function soundHomes(stored: unknown): Map<string, Home> {
  const isSound = (entry: [string, unknown]): entry is [string, Home] =>
    isMark(entry[0]) && v.is(home, entry[1]);
  return new Map(entriesOf(stored).filter(isSound));
}

/** Which unrelated domains the homes of odd hosts served, one document. `onDamage` as for clear sites. */
export function createHomeIndex(
  area: Area,
  onDamage: (key: string, stored: unknown) => Promise<void>,
): HomeIndex {
  const load = async (
    today: number,
    keepDays = KEPT_DAYS,
  ): Promise<{ homes: Map<string, Home>; expired: boolean }> => {
    const stored = (await area.get([HOMES_KEY]))[HOMES_KEY];
    if (stored === undefined) return { homes: new Map(), expired: false };
    const known = entriesOf(stored);
    const sound = [...soundHomes(stored)];
    if (sound.length < known.length || known.length === 0) await onDamage(HOMES_KEY, stored);
    const recent = sound.filter(([, { day }]) => today - day <= Math.min(keepDays, KEPT_DAYS));
    return { homes: new Map(recent), expired: recent.length < sound.length };
  };
  const save = (homes: ReadonlyMap<string, Home>): Promise<void> => {
    if (homes.size === 0) return area.remove([HOMES_KEY]);
    const kept = [...homes].sort(([, a], [, b]) => b.day - a.day).slice(0, MOST_HOMES);
    return area.set({ [HOMES_KEY]: Object.fromEntries(kept) });
  };
  return {
    note: async (domain, addresses, today) => {
      const { homes } = await load(today);
      const others = new Map<string, number>();
      for (const address of addresses) {
        const domains = homes.get(address)?.domains ?? [];
        others.set(address, domains.filter((known) => known !== domain).length);
        const stands = domains.includes(domain) || domains.length >= MOST_DOMAINS;
        homes.set(address, { day: today, domains: stands ? domains : [...domains, domain] });
      }
      if (addresses.length > 0) await save(homes);
      return others;
    },
    prune: async (today, keepDays) => {
      const { homes, expired } = await load(today, keepDays);
      if (expired) await save(homes);
    },
    release: async (domains) => {
      const before = (await area.get([HOMES_KEY]))[HOMES_KEY];
      const homes = soundHomes(before);
      const left = without(homes, domains);
      if (JSON.stringify([...left]) !== JSON.stringify([...homes])) await save(left);
      return before;
    },
    putBack: async (before, released) => {
      const earlier = soundHomes(before);
      const now = soundHomes((await area.get([HOMES_KEY]))[HOMES_KEY]);
      const left = JSON.stringify([...without(earlier, released)]);
      // Nothing was noted since: then it is as it was, in the same order too.
      if (left === JSON.stringify([...now])) await save(earlier);
      else await save(joined(now, earlier));
    },
  };
}

/** Each home that is left without these domains; one that served no other is gone. */
function without(homes: ReadonlyMap<string, Home>, gone: ReadonlySet<string>): Map<string, Home> {
  const left = new Map<string, Home>();
  for (const [address, { day, domains }] of homes) {
    const kept = domains.filter((domain) => !gone.has(domain));
    if (kept.length > 0) left.set(address, { day, domains: kept });
  }
  return left;
}

function joined(
  homes: ReadonlyMap<string, Home>,
  earlier: ReadonlyMap<string, Home>,
): Map<string, Home> {
  const all = new Map(homes);
  for (const [address, { day, domains }] of earlier) {
    const known = all.get(address);
    const both = [...new Set([...(known?.domains ?? []), ...domains])].slice(0, MOST_DOMAINS);
    all.set(address, { day: Math.max(day, known?.day ?? 0), domains: both });
  }
  return all;
}
