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

  const forget = async (): Promise<void> => {
    // First of all, or what they still bring would be stored after the rest is gone.
    const ordinary = isTheirWorker ? new Map<Host, number>() : await session.ordinary();
    await looking.callOff((host) => !ordinary.has(host));
    if (isTheirWorker) {
      await session.forgetAll();
    } else {
      const kept = new Set<Host>((await session.ordinary()).keys());
      const hosts = (await histories.hosts()).filter((host) => !kept.has(host));
      await Promise.all([histories.forget(hosts), session.keepHosts(kept)]);
    }
    await privatePasses.clear();
  };

  return {
    forgetNow: async () => {
      await forget();
      await stops.privateTabsChanged();
    },
    tabClosed: async () => {
      if ((await ports.privateTabs()).length === 0) await forget();
      await stops.privateTabsChanged();
    },
    resume: async () => {
      if (!isTheirWorker) return;
      // Both asked at once: a tab that this worker hears of meanwhile is none of those that were known.
      const [known, open] = await Promise.all([session.tabs(), ports.privateTabs()]);
      if (known.size === 0 || open.some((tabId) => known.has(tabId))) return;
      await forget();
      await stops.privateTabsChanged();
    },
  };
}
