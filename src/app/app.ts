import type { Host } from "../detection/host.ts";
import type { History } from "../detection/observation.ts";
import { isWarned } from "../detection/verdict.ts";
import type { Block, Report } from "../messages/protocol.ts";
import type { Settings } from "../storage/settings.ts";
import type { TabState } from "../storage/session.ts";
import { createActing } from "./acting.ts";
import { createLooking } from "./looking.ts";
import { mayLook } from "./may-look.ts";
import type { Ports } from "./ports.ts";
import { hostOfAddress, judgeHistory, reportHost } from "./report.ts";

/** Longer than this behind its time (ms), an alarm slept through a suspended device: the network may be another. */
const LATE_ALARM_MS = 300_000;

/** How long after a block the site's own page may still be reported as arrived (ms). */
const LATE_ARRIVAL_MS = 1500;

export type App = {
  /** A tab sets out for an address, or has arrived there. Resolves when everything needed was done. */
  readonly visit: (tabId: number, address: string, stage: "leaving" | "arrived") => Promise<void>;
  /** A frame has appeared in a tab's page. */
  readonly frameArrived: (tabId: number) => Promise<void>;
  /** The browser connected to an address for the page of a tab. */
  readonly connected: (tabId: number, host: string, address: string) => Promise<void>;
  /** The alarm rang: looks that are due, and those that died with a worker. */
  readonly tick: (scheduledFor: number) => Promise<void>;
  /** A worker has just started. */
  readonly resume: () => Promise<void>;
  readonly networkChanged: () => Promise<void>;
  readonly forgetTab: (tabId: number) => Promise<void>;
  readonly report: (tabId: number) => Promise<Report>;
  readonly checkAgain: (tabId: number) => Promise<Report>;
  readonly block: (blockId: string) => Promise<Block | undefined>;
  readonly continueOnce: (blockId: string) => Promise<{ target: string }>;
  readonly leave: (blockId: string) => Promise<void>;
  /** The person lets the guard go, or leaves, for the page in a tab. */
  readonly guardReleased: (tabId: number, host: string) => Promise<void>;
  readonly guardLeave: (tabId: number) => Promise<void>;
  readonly getSettings: () => Promise<Settings>;
  readonly saveSettings: (changes: Partial<Settings>) => Promise<Settings>;
};

type ParseUrl = (text: string) => { protocol: string; hostname: string } | undefined;

/** All use cases over their ports. Holds nothing in memory that a restarted worker would miss. */
export function createApp(ports: Ports, parseUrl: ParseUrl): App {
  const { session, histories } = ports;
  const acting = createActing(ports);
  const looking = createLooking(ports, acting.actOnHost);

  const isChecking = async (host: Host): Promise<boolean> =>
    looking.isUnderWay(host) || (await session.pending()).has(host);

  const reportBlocked = async (host: Host): Promise<Report> => {
    const [{ settings }, history] = await Promise.all([
      ports.settings.read(),
      histories.read(host),
    ]);
    return reportHost(ports, settings, history, await isChecking(host), undefined);
  };

  const reportTab = async (tab: TabState | undefined): Promise<Report> => {
    if (tab === undefined) return { state: "not-checkable", address: "", reason: "not-web" };
    const block = tab.blockId === undefined ? undefined : await session.block(tab.blockId);
    // On the warning page the toolbar and the popup speak of the site that was stopped.
    if (block !== undefined) return reportBlocked(block.host);
    const { settings } = await ports.settings.read();
    const parsed = hostOfAddress(tab.address, settings, parseUrl);
    if (tab.host === undefined || "reason" in parsed) {
      const reason = "reason" in parsed ? parsed.reason : "not-web";
      return { state: "not-checkable", address: tab.address, reason };
    }
    const history = await histories.read(tab.host);
    return reportHost(ports, settings, history, await isChecking(tab.host), tab);
  };

  const wake = async (): Promise<void> => {
    const [due, pending] = await Promise.all([session.due(), session.pending()]);
    const times = [...due.values(), ...[...pending.values()].map((since) => since + 30_000)];
    await ports.wakeAt(times.length === 0 ? undefined : Math.min(...times));
  };

  const lookAtAll = async (hosts: Iterable<Host>): Promise<void> => {
    const visible = new Set([...(await session.tabs()).values()].map(({ host }) => host));
    const looks = [...new Set(hosts)].map((host) =>
      looking.look(host, { urgent: visible.has(host), thorough: false }),
    );
    for (const result of await Promise.allSettled(looks)) {
      if (result.status === "rejected") ports.complain("a look failed", result.reason);
    }
  };

  const visit: App["visit"] = async (tabId, address, stage) => {
    const [before, { settings }] = await Promise.all([session.tab(tabId), ports.settings.read()]);
    const parsed = hostOfAddress(address, settings, parseUrl);
    const host = "host" in parsed ? parsed.host : undefined;
    if (stage === "arrived" && (await wasJustBlocked(before, address))) return;
    const tab: TabState = {
      address,
      host,
      arrived: stage === "arrived",
      previous: await lastGoodPage(ports, before, host),
      passed: before?.passed === host ? before?.passed : undefined,
      blockId: ports.blockIdOf(address),
    };
    await session.setTab(tabId, tab);
    if (host === undefined || !settings.enabled) {
      await ports.showBadge(tabId, await reportTab(tab));
      return;
    }
    // The look first: what is shown meanwhile must not keep it waiting.
    const looked = looking.lookIfDue(host, { urgent: true, thorough: false });
    await Promise.all([looked, showKnown(tabId, host)]);
    await wake();
  };

  /** What is known before the look brings anything new. A look under way acts by itself. */
  const showKnown = async (tabId: number, host: Host): Promise<void> => {
    const history = await histories.read(host);
    if (history.looks.length === 0) {
      await ports.showBadge(tabId, { state: "checking", host, since: ports.now() });
    } else {
      await acting.actOnTab(tabId, { history, checking: await isChecking(host), agreed: true });
    }
  };

  /** The page of a site can still arrive when its tab was already sent to the warning page. */
  const wasJustBlocked = async (tab: TabState | undefined, address: string): Promise<boolean> => {
    const block = tab?.blockId === undefined ? undefined : await session.block(tab.blockId);
    return block?.target === address && ports.now() - block.at < LATE_ARRIVAL_MS;
  };

  const resume = async (): Promise<void> => {
    const pending = await session.pending();
    await lookAtAll([...pending.keys()].filter((host) => !looking.isUnderWay(host)));
    await wake();
  };

  return {
    visit,
    resume,
    frameArrived: async (tabId) => {
      // Asked of every frame of every page, so the cheapest question first.
      if (!(await session.isGuarded(tabId))) return;
      const tab = await session.tab(tabId);
      if (tab?.host !== undefined) await showKnown(tabId, tab.host);
    },
    connected: async (tabId, hostname, address) => {
      const tab = await session.tab(tabId);
      if (tab?.host === undefined || tab.host !== hostname) return;
      await histories.addConnection(tab.host, { at: ports.now(), address });
    },
    tick: async (scheduledFor) => {
      const now = ports.now();
      if (now - scheduledFor > LATE_ALARM_MS) await session.nextEpoch();
      const { settings } = await ports.settings.read();
      if (!settings.enabled) return;
      const [due, pending] = await Promise.all([session.due(), session.pending()]);
      const now30 = now - 30_000;
      await lookAtAll([
        ...[...due].filter(([, at]) => at <= now).map(([host]) => host),
        ...[...pending].filter(([, since]) => since <= now30).map(([host]) => host),
      ]);
      await wake();
    },
    networkChanged: () => session.nextEpoch(),
    forgetTab: (tabId) => session.forgetTab(tabId),
    report: async (tabId) => reportTab(await session.tab(tabId)),
    checkAgain: async (tabId) => {
      const tab = await session.tab(tabId);
      if (tab?.host !== undefined && (await ports.settings.read()).settings.enabled) {
        await looking.look(tab.host, { urgent: true, thorough: true });
        await wake();
      }
      return reportTab(await session.tab(tabId));
    },
    block: async (blockId) => {
      const found = await session.block(blockId);
      if (found === undefined) return undefined;
      const { host, target } = found;
      return { host, target, report: await reportBlocked(host) };
    },
    continueOnce: async (blockId) => {
      const found = await session.block(blockId);
      if (found === undefined)
        throw new Error("This warning is no longer open. Open the site again.");
      const { tabId, host, target, previous } = found;
      // Stored before the page navigates, or the site would be blocked once more.
      await session.setTab(tabId, {
        address: target,
        host,
        arrived: false,
        previous,
        passed: host,
        blockId: undefined,
      });
      return { target };
    },
    leave: async (blockId) => {
      const found = await session.block(blockId);
      if (found !== undefined) await ports.leaveTo(found.tabId, found.previous);
    },
    guardReleased: async (tabId, host) => {
      const tab = await session.tab(tabId);
      if (tab?.host === undefined || tab.host !== host) return;
      await session.setTab(tabId, { ...tab, passed: tab.host });
      await showKnown(tabId, tab.host);
    },
    guardLeave: async (tabId) => {
      const tab = await session.tab(tabId);
      await ports.leaveTo(tabId, tab?.previous);
    },
    getSettings: async () => (await ports.settings.read()).settings,
    saveSettings: async (changes) => {
      const saved = await ports.settings.update(() => changes);
      looking.callOff((host) => !mayLook(saved, host));
      for (const [tabId, tab] of await session.tabs()) {
        await ports.showBadge(tabId, await reportTab(tab));
      }
      return saved;
    },
  };
}

/** Where "leave" goes back to: the page before, if its site was not warned of. */
async function lastGoodPage(
  ports: Ports,
  before: TabState | undefined,
  host: Host | undefined,
): Promise<string | undefined> {
  if (before?.host === undefined || before.host === host || !before.arrived)
    return before?.previous;
  const history: History = await ports.histories.read(before.host);
  const { settings } = await ports.settings.read();
  const { verdict } = await judgeHistory(ports, settings, history);
  return isWarned(verdict.level) ? before.previous : before.address;
}
