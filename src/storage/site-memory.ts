import * as v from "valibot";
import type { Host } from "../detection/host.ts";
import type { History, Neighbours } from "../detection/observation.ts";
import { dayOf, isRecent, type Recollection } from "../detection/recollection.ts";
import { createQueue, type Area } from "./area.ts";
import { createClearSites } from "./clear-sites.ts";
import { createHomeIndex } from "./home-index.ts";
import { markOf, type KeyedHash } from "./keyed-hash.ts";
import { MEMORY_MIGRATIONS, memoryVersion, type MemoryMigration } from "./memory-migrations.ts";
import { createOpener, header, HEADER_KEY } from "./memory-opener.ts";
import { createOddSites } from "./odd-sites.ts";
import { createPastSites, type MemoryTrouble, type PastSites } from "./past-sites.ts";
import type { IsRefused } from "./refused-writes.ts";
import { createSiteEvents } from "./site-events.ts";

/** Where the last document that could not be read whole is put aside. */
const DAMAGED_KEY = "memory.damaged";

/** How many sites are kept, and characters in store for them. */
export type KeptAmount = {
  readonly odd: number;
  readonly clear: number;
  readonly characters: number;
  readonly trouble: MemoryTrouble | undefined;
};

/** What is kept on disk of the sites that were visited; docs/detection.md says what and how long. `now` in ms since the epoch. */
export type SiteMemory = {
  /** What was kept of a host, with its looks from earlier sessions; undefined: nothing. */
  readonly recall: (host: Host, now: number) => Promise<History | undefined>;
  /**
   * An odd host by name with all looks; a clear one by mark with its recollection alone, unless something
   * happened on it while it was odd.
   */
  readonly remember: (
    history: History,
    as: { readonly odd: boolean; readonly recollection: Recollection | undefined },
    now: number,
  ) => Promise<void>;
  /** The odd hosts that are kept, those seen last at the end. */
  readonly oddHosts: () => Promise<readonly Host[]>;
  /** The same for people, with what happened on them. */
  readonly past: PastSites;
  /** Notes the homes of an odd host; gives those that unrelated odd hosts were seen at. */
  readonly noteHomes: (
    domain: string,
    addresses: readonly string[],
    now: number,
  ) => Promise<readonly Neighbours[]>;
  /** Drops what is too old, or older than the person wants it kept; at most once a day, so it may be called often. */
  readonly prune: (now: number, keepDays: number) => Promise<void>;
  /** The same at once: the person wants it kept for `keepDays`. 0 deletes everything. */
  readonly limit: (now: number, keepDays: number) => Promise<void>;
  /** How much is kept. */
  readonly measure: () => Promise<KeptAmount>;
  /** Deletes everything, the key included. */
  readonly forgetAll: () => Promise<void>;
};

export type SiteMemoryPorts = {
  readonly area: Area;
  readonly hash: KeyedHash;
  /** Something in store is wrong; `what` is for people. */
  readonly complain: (what: string, error: unknown) => void;
  readonly migrations?: readonly MemoryMigration[];
  /** Absent: what is to be kept always can be. */
  readonly isRefused?: IsRefused;
};

export function createSiteMemory(ports: SiteMemoryPorts): SiteMemory {
  const { area, hash, complain, migrations = MEMORY_MIGRATIONS } = ports;
  const inTurn = createQueue();
  const onDamage = async (key: string, stored: unknown): Promise<void> => {
    complain(
      `part of what was remembered of sites (${key.split(":")[0] ?? key}) cannot be read; the rest is used, a copy is put aside`,
      undefined,
    );
    try {
      await area.set({ [DAMAGED_KEY]: { key, stored } });
    } catch (error: unknown) {
      // What can be read must not be lost for it: the disk may be full, or it is a private window, which keeps nothing.
      complain("what could not be read could not be put aside either", error);
    }
  };
  const trouble = async (): Promise<MemoryTrouble | undefined> => {
    if ((await ports.isRefused?.()) === true) return "full";
    return (await area.get([DAMAGED_KEY]))[DAMAGED_KEY] === undefined ? undefined : "damaged";
  };
  const clear = createClearSites(area, onDamage);
  const events = createSiteEvents(area, onDamage);
  const odd = createOddSites(area, events, onDamage);
  const homes = createHomeIndex(area, onDamage);
  const open = createOpener({ area, hash, complain, migrations, onDamage });
  const past = createPastSites({
    ...{ area, hash, open, odd, events, homes, trouble },
    damagedKey: DAMAGED_KEY,
  });

  const drop = async (now: number, keepDays: number): Promise<void> => {
    const today = dayOf(now);
    const stored = (await area.get([HEADER_KEY]))[HEADER_KEY];
    const parsed = v.safeParse(header, stored);
    if (!parsed.success || (await open("read")) === undefined) return;
    await clear.prune(today, keepDays);
    await events.prune(today, keepDays);
    await odd.prune(today, keepDays);
    await homes.prune(today, keepDays);
    await area.set({
      [HEADER_KEY]: { ...parsed.output, version: memoryVersion(migrations), pruned: today },
    });
  };
  const deleteAll = async (): Promise<void> => {
    await area.remove((await area.keys()).filter(isOurs));
  };

  return {
    recall: (host, now) =>
      inTurn(async () => {
        const key = await open("read");
        if (key === undefined) return undefined;
        const today = dayOf(now);
        const known = await odd.read(host, today);
        if (known !== undefined) return asEarlier(known);
        const earlier = await clear.read(await markOf(hash, key, "host", host));
        if (earlier === undefined || !isRecent(earlier, today)) return undefined;
        return { host, looks: [], connections: [], earlier };
      }),
    remember: (history, { odd: isOdd, recollection }, now) =>
      inTurn(async () => {
        const isNamed = isOdd || (await events.read(history.host)).length > 0;
        if (!isNamed && recollection === undefined) {
          await odd.remove(history.host);
          return;
        }
        const key = await open("write");
        if (key === undefined) return;
        const mark = await markOf(hash, key, "host", history.host);
        if (isNamed) {
          await odd.write(history, dayOf(now));
          await clear.remove(mark);
        } else if (recollection !== undefined) {
          await clear.write(mark, recollection, dayOf(now));
          await odd.remove(history.host);
        }
      }),
    oddHosts: () =>
      inTurn(async () =>
        (await open("read")) === undefined ? [] : [...(await odd.days()).keys()],
      ),
    past: {
      list: () => inTurn(past.list),
      events: (host) => inTurn(() => past.events(host)),
      note: (host, event, isOdd) => inTurn(() => past.note(host, event, isOdd)),
      remove: (hosts) => inTurn(() => past.remove(hosts)),
      putBack: (removed, now) => inTurn(() => past.putBack(removed, now)),
    },
    noteHomes: (domain, addresses, now) =>
      inTurn(async () => {
        if (addresses.length === 0) return [];
        const key = await open("write");
        if (key === undefined) return [];
        const marks = new Map<string, string>();
        for (const address of addresses)
          marks.set(await markOf(hash, key, "address", address), address);
        const mark = await markOf(hash, key, "domain", domain);
        const others = await homes.note(mark, [...marks.keys()], dayOf(now));
        return [...marks].flatMap(([home, address]) => {
          const count = others.get(home) ?? 0;
          return count > 0 ? [{ address, others: count }] : [];
        });
      }),
    prune: (now, keepDays) =>
      inTurn(async () => {
        const stored = (await area.get([HEADER_KEY]))[HEADER_KEY];
        const parsed = v.safeParse(header, stored);
        if (parsed.success && parsed.output.pruned !== dayOf(now)) await drop(now, keepDays);
      }),
    limit: (now, keepDays) => inTurn(() => (keepDays === 0 ? deleteAll() : drop(now, keepDays))),
    measure: () =>
      inTurn(async () => {
        const { [HEADER_KEY]: stored } = await area.get([HEADER_KEY]);
        if ((await open("read")) === undefined) {
          const what = stored === undefined ? await trouble() : "newer";
          return { odd: 0, clear: 0, characters: 0, trouble: what };
        }
        const keys = (await area.keys()).filter(isOurs);
        const characters = JSON.stringify(await area.get(keys)).length;
        const counts = { odd: (await odd.days()).size, clear: await clear.count() };
        return { ...counts, characters, trouble: await trouble() };
      }),
    forgetAll: () => inTurn(deleteAll),
  };
}

function isOurs(key: string): boolean {
  return key === HEADER_KEY || key.startsWith(`${HEADER_KEY}.`);
}

/**
 * Looks of an earlier session as the present one must see them: its count of networks begins anew
 * with every session, so theirs lie below zero, each as far from the others as it was.
 */
function asEarlier(history: History): History {
  const shift = Math.max(...history.looks.map(({ epoch }) => epoch)) + 1;
  return {
    ...history,
    looks: history.looks.map((look) => ({ ...look, epoch: look.epoch - shift })),
  };
}
