import type { Host } from "../detection/host.ts";
import type { Looking } from "./looking.ts";
import type { Ports } from "./ports.ts";

export type PrivateEnd = {
  /** A tab was closed that may have been the last private one. */
  readonly tabClosed: () => Promise<void>;
  /** What private tabs saw goes although they are open: nothing may be asked for them any more. */
  readonly forgetNow: () => Promise<void>;
  /** The worker starts: what earlier private windows left may still be there. */
  readonly resume: () => Promise<void>;
};

/**
 * Once no private window is open, nothing of what they saw is left. Chromium has a worker for them, which
 * may be ended with the last window before it hears of that; then it tidies when it is started next.
 */
export function createPrivateEnd(ports: Ports, looking: Pick<Looking, "callOff">): PrivateEnd {
  const { session, histories, privatePasses, stops } = ports;
  // Without a memory on disk this is the worker of private windows, and all it has is theirs.
  const isTheirWorker = ports.memory === undefined;

  /** Hosts that are known from elsewhere: from ordinary windows, and from these private tabs. */
  const knownElsewhere = async (privateTabs: readonly number[]): Promise<Set<Host>> => {
    const [ordinary, tabs] = await Promise.all([session.ordinary(), session.tabs()]);
    const known = new Set<Host>(ordinary.keys());
    for (const tabId of privateTabs) {
      const { host, blockId } = tabs.get(tabId) ?? {};
      const block = blockId === undefined ? undefined : await session.block(blockId);
      for (const open of [host, block?.host]) if (open !== undefined) known.add(open);
    }
    return known;
  };

  /** `opened`: private tabs that are another window's, opened since the last one was closed. */
  const forget = async (opened: () => Promise<readonly number[]>): Promise<void> => {
    // First of all, or what they still bring would be stored after the rest is gone.
    const stay = isTheirWorker ? new Set<Host>() : await knownElsewhere(await opened());
    await looking.callOff((host) => !stay.has(host));
    if (isTheirWorker) {
      await session.forgetAll();
    } else {
      const kept = await knownElsewhere(await opened());
      const hosts = (await histories.hosts()).filter((host) => !kept.has(host));
      await Promise.all([histories.forget(hosts), session.keepHosts(kept)]);
    }
    await privatePasses.clear();
  };

  return {
    forgetNow: async () => {
      await forget(() => Promise.resolve([]));
      await stops.privateTabsChanged();
    },
    tabClosed: async () => {
      if ((await ports.privateTabs()).length === 0) await forget(ports.privateTabs);
      await stops.privateTabsChanged();
    },
    resume: async () => {
      if (!isTheirWorker) return;
      // Both asked at once: a tab that this worker hears of meanwhile is none of those that were known.
      const [known, open] = await Promise.all([session.tabs(), ports.privateTabs()]);
      if (known.size === 0 || open.some((tabId) => known.has(tabId))) return;
      await forget(ports.privateTabs);
      await stops.privateTabsChanged();
    },
  };
}
