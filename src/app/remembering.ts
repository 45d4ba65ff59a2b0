import { registrableDomain, type Host } from "../detection/host.ts";
import type { Judgement } from "../detection/judge.ts";
import { rank } from "../detection/levels.ts";
import type { NetworkKnowledge } from "../detection/network.ts";
import type { History } from "../detection/observation.ts";
import { recollectHistory } from "../detection/recollect-history.ts";
import { seenThroughNat64 } from "./network.ts";
import type { Settings } from "../storage/settings-model.ts";
import type { Ports } from "./ports.ts";

/** Homes of one host that are compared with those of others. */
const MOST_HOMES = 64;

export type Remembering = {
  /** A tab sets out for a host: whether it may be remembered depends on the window. */
  readonly visited: (tabId: number, host: Host) => Promise<void>;
  /** Whether ordinary tabs visited a host, and private ones are not alone there. */
  readonly isOrdinary: (host: Host) => Promise<boolean>;
  /** The history with what is known of other sites at its homes; as it was where nothing is. */
  readonly withNeighbours: (history: History, judgement: Judgement) => Promise<History>;
  /** Keeps what may be kept of a history. */
  readonly keep: (
    history: History,
    judgement: Judgement,
    knowledge: NetworkKnowledge,
  ) => Promise<void>;
  /** Drops what is too old. */
  readonly tidy: () => Promise<void>;
  /** The settings may be others by now: what may not be kept any more goes. */
  readonly heed: (settings: Settings) => Promise<void>;
  /** Deletes all that is kept of any site, in memory and on disk. */
  readonly forgetAll: () => Promise<void>;
};

/** What is kept on disk from visits. Nothing goes wrong for a look where keeping does. */
export function createRemembering(ports: Ports): Remembering {
  const { memory, session, histories, complain, now } = ports;

  /** Only what an ordinary tab asked for, and never while private tabs alone are on the host. */
  const isOrdinary = async (host: Host): Promise<boolean> => {
    if (!(await session.isOrdinary(host))) return false;
    const tabs = [...(await session.tabs())].filter(([, tab]) => tab.host === host);
    const privacy = await Promise.all(tabs.map(([tabId]) => ports.isPrivate(tabId)));
    return tabs.length === 0 || privacy.some((isPrivate) => !isPrivate);
  };

  const keepDays = async (): Promise<number> => (await ports.settings.read()).settings.keepDays;
  let heeded: number | undefined;

  return {
    visited: async (tabId, host) => {
      if (memory === undefined || (await session.isOrdinary(host))) return;
      if (!(await ports.isPrivate(tabId))) await session.addOrdinary(host, now());
    },
    isOrdinary,
    withNeighbours: async (history, { verdict, facts }) => {
      const { host } = history;
      if (memory === undefined || rank(verdict.level) < rank("watch")) return history;
      const homes = facts.addresses
        .filter(({ machine }) => machine === "home")
        .map(({ address }) => address);
      try {
        if (homes.length === 0 || !(await isOrdinary(host))) return history;
        if ((await keepDays()) === 0) return history;
        const chosen = homes.slice(-MOST_HOMES);
        const found = await memory.noteHomes(registrableDomain(host), chosen, now());
        return found.length === 0 ? history : await histories.setNeighbours(host, found);
      } catch (error: unknown) {
        complain("the homes behind an odd site could not be compared with others", error);
        return history;
      }
    },
    keep: async (history, { verdict }, knowledge) => {
      if (memory === undefined || verdict.level === "unknown") return;
      try {
        if (!(await isOrdinary(history.host)) || (await keepDays()) === 0) return;
        const odd = rank(verdict.level) >= rank("watch");
        const seen = await seenThroughNat64(ports, history);
        const recollection = odd ? undefined : recollectHistory(seen, knowledge);
        await memory.remember(history, { odd, recollection }, now());
      } catch (error: unknown) {
        complain("what was seen of a site could not be kept", error);
      }
    },
    tidy: async () => {
      await memory?.prune(now(), await keepDays()).catch((error: unknown) => {
        complain("what is kept of sites could not be tidied", error);
      });
    },
    heed: async (settings) => {
      // Told of one change twice, where this worker made it.
      if (settings.keepDays === heeded) return;
      try {
        await memory?.limit(now(), settings.keepDays);
        heeded = settings.keepDays;
      } catch (error: unknown) {
        // All else that follows from the settings must come to pass on a full disk, too.
        complain("what may not be kept any more could not be deleted", error);
      }
    },
    forgetAll: async () => {
      await memory?.forgetAll();
      await session.forgetHosts();
      await histories.forget(await histories.hosts());
    },
  };
}
