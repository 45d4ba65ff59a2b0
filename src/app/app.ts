import { parseAddress } from "../detection/address.ts";
import type { Host } from "../detection/host.ts";
import type { Block, Report, ResolverTest, Scope, WayOn } from "../messages/protocol.ts";
import type { Settings } from "../storage/settings.ts";
import type { TabState } from "../storage/session.ts";
import { createActing } from "./acting.ts";
import { createGuarding } from "./guarding.ts";
import { createGuardRequests, type GuardRequests } from "./guard-requests.ts";
import { createHeeding } from "./heeding.ts";
import { createLooking } from "./looking.ts";
import { lastGoodPage } from "./last-good-page.ts";
import { learnNat64, noteArrival, noteNetwork } from "./network.ts";
import { createOpenTabs } from "./open-tabs.ts";
import type { Ports } from "./ports.ts";
import { proceed, scopesIn } from "./proceeding.ts";
import { createRemembering } from "./remembering.ts";
import { hostOfAddress, judgeHistory, reportHost } from "./report.ts";
import { testResolver } from "./resolver-test.ts";
import { createRounds, type Rounds } from "./rounds.ts";
import { arrivalOn, stayBefore } from "./staying.ts";
import { supportIn } from "./support.ts";

/** How long after a block the site's own page may still be reported as arrived (ms). */
const LATE_ARRIVAL_MS = 1500;

/** How a page comes, as far as the browser tells: Chromium never does. */
export type Route = "direct" | "proxy" | undefined;

export type App = Pick<Rounds, "tick" | "resume" | "networkChanged" | "connectionChanged"> & {
  /** A tab sets out for an address, or has arrived there. Resolves when everything needed was done. */
  readonly visit: (
    tabId: number,
    address: string,
    stage: "leaving" | "arrived",
    route?: Route,
  ) => Promise<void>;
  /** A frame has appeared in a tab's page, or another document in the page's place without any navigation. */
  readonly frameArrived: (tabId: number) => Promise<void>;
  /** The browser connected to an address for the page of a tab, and to no proxy as far as it tells. */
  readonly connected: (tabId: number, host: string, address: string) => Promise<void>;
  readonly forgetTab: (tabId: number) => Promise<void>;
  readonly report: (tabId: number) => Promise<Report>;
  readonly checkAgain: (tabId: number) => Promise<Report>;
  readonly block: (blockId: string) => Promise<Block | undefined>;
  readonly proceed: (blockId: string, scope: Scope) => Promise<WayOn>;
  readonly leave: (blockId: string) => Promise<void>;
  readonly guard: GuardRequests;
  readonly testResolver: (url: string) => Promise<ResolverTest>;
  readonly getSettings: () => Promise<Settings>;
  readonly saveSettings: (changes: Partial<Settings>) => Promise<Settings>;
  /** The settings are others by now, whoever changed them: in Chromium the worker of private windows, or of ordinary ones. */
  readonly settingsChanged: () => Promise<void>;
  /** Deletes all that is kept of sites; what is open is then looked at anew. */
  readonly forgetSites: () => Promise<void>;
};

type ParseUrl = (text: string) => { protocol: string; hostname: string } | undefined;

/** All use cases over their ports. Holds nothing in memory that a restarted worker would miss. */
export function createApp(ports: Ports, parseUrl: ParseUrl): App {
  const { session, histories } = ports;
  const guarding = createGuarding(ports);
  const acting = createActing(ports, guarding);
  const remembering = createRemembering(ports);
  const tabs = createOpenTabs(ports.isShown);
  const looking = createLooking(ports, tabs, remembering, acting.actOnHost);
  const rounds = createRounds(ports, tabs, looking);

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

  const visit: App["visit"] = async (tabId, address, stage, route) => {
    const [before, isPrivate, { settings }, { network, changed }] = await Promise.all([
      session.tab(tabId),
      ports.isPrivate(tabId),
      ports.settings.read(),
      noteNetwork(ports, route === undefined ? undefined : route === "proxy"),
    ]);
    const parsed = hostOfAddress(address, settings, parseUrl);
    const host = "host" in parsed ? parsed.host : undefined;
    if (stage === "arrived" && (await wasJustBlocked(before, address))) return;
    const tab: TabState = {
      address,
      host,
      arrived: stage === "arrived",
      arrivedAt: arrivalOn(host, before, stage, ports.now()),
      previous: await lastGoodPage(ports, before, host),
      passed: before?.passed === host ? before?.passed : undefined,
      blockId: ports.blockIdOf(address),
      // Not every page is asked for anew; one that was keeps the way that it came.
      proxied:
        route === undefined && before !== undefined && before.host === host
          ? before.proxied
          : network.proxied,
      isPrivate,
    };
    tabs.note(tabId, host);
    await Promise.all([
      session.setTab(tabId, tab),
      stage === "arrived" ? guarding.arrived(tabId, host) : undefined,
    ]);
    if (host !== undefined) await remembering.visited(tabId, host);
    if (host === undefined || !settings.enabled) {
      await ports.showBadge(tabId, await reportTab(tab));
      return;
    }
    // The look first: what is shown meanwhile must not keep it waiting.
    const looked = looking.lookIfDue(host);
    await Promise.all([looked, showKnown(tabId, host)]);
    await (changed ? rounds.catchUp() : rounds.wake());
  };

  /** What is known before the look brings anything new. A look under way acts by itself. */
  const showKnown = async (tabId: number, host: Host): Promise<void> => {
    const history = await histories.read(host);
    if (history.looks.length === 0) {
      const [{ settings }, tab] = await Promise.all([ports.settings.read(), session.tab(tabId)]);
      const report = await reportHost(ports, settings, history, true, tab);
      if (tab?.host === host && tab.arrived && (await guarding.hasRedSibling(host))) {
        await guarding.hold(tabId, tab.address, report, "sibling");
      }
      await ports.showBadge(tabId, report);
    } else {
      await acting.actOnTab(tabId, { history, checking: await isChecking(host), agreed: true });
    }
  };

  /** The page of a site can still arrive when its tab was already sent to the warning page. */
  const wasJustBlocked = async (tab: TabState | undefined, address: string): Promise<boolean> => {
    const block = tab?.blockId === undefined ? undefined : await session.block(tab.blockId);
    return block?.target === address && ports.now() - block.at < LATE_ARRIVAL_MS;
  };

  const forgetSites = async (): Promise<void> => {
    await remembering.forgetAll();
    for (const [tabId, { host, blockId }] of await session.tabs()) {
      if (host !== undefined) await remembering.visited(tabId, host);
      // What a warning page shows would be gone as well.
      const block = blockId === undefined ? undefined : await session.block(blockId);
      if (block !== undefined) await looking.look(block.host);
    }
    await rounds.catchUp();
  };

  const heed = createHeeding(ports, looking, rounds, async () => {
    for (const [tabId, tab] of await session.tabs()) {
      await ports.showBadge(tabId, await reportTab(tab));
    }
  });

  return {
    visit,
    ...rounds,
    resume: async () => {
      await guarding.reconcile();
      await rounds.resume();
      await remembering.tidy();
    },
    frameArrived: async (tabId) => {
      // Asked of every frame of every page, so the cheapest question first.
      if ((await guarding.held(tabId)) === undefined) return;
      const tab = await session.tab(tabId);
      if (tab?.host !== undefined) await showKnown(tabId, tab.host);
    },
    connected: async (tabId, hostname, address) => {
      const tab = await session.tab(tabId);
      if (tab?.host === undefined || tab.host !== hostname) return;
      const { host } = tab;
      const history = await histories.addConnection(host, { at: ports.now(), address });
      await learnNat64(ports, history);
      if (parseAddress(address)?.reserved === true && history.looks.length > 0) {
        // An internal name, perhaps: then nobody outside is asked about it again.
        const { settings } = await ports.settings.read();
        const { verdict } = await judgeHistory(ports, settings, history);
        await session.setDue(host, verdict.nextLookAt);
      }
      if (await noteArrival(ports))
        await visit(tabId, tab.address, tab.arrived ? "arrived" : "leaving");
    },
    forgetTab: async (tabId) => {
      tabs.note(tabId, undefined);
      await guarding.arrived(tabId, undefined);
      await session.forgetTab(tabId);
    },
    report: async (tabId) => reportTab(await session.tab(tabId)),
    checkAgain: async (tabId) => {
      const tab = await session.tab(tabId);
      if (tab?.host !== undefined && (await ports.settings.read()).settings.enabled) {
        await looking.look(tab.host, { thorough: true });
        await rounds.wake();
      }
      return reportTab(await session.tab(tabId));
    },
    block: async (blockId) => {
      const found = await session.block(blockId);
      if (found === undefined) return undefined;
      const { tabId, host, target, reason } = found;
      const [report, isPrivate, { settings }] = await Promise.all([
        reportBlocked(host),
        ports.isPrivate(tabId),
        ports.settings.read(),
      ]);
      return {
        ...{ host, target, reason, report },
        scopes: scopesIn(isPrivate),
        stayMs: stayBefore(found),
        support: supportIn(settings),
      };
    },
    proceed: (blockId, scope) => proceed(ports, blockId, scope),
    leave: async (blockId) => {
      const found = await session.block(blockId);
      if (found !== undefined) await ports.leaveTo(found.tabId, found.previous);
    },
    guard: createGuardRequests(ports, guarding, (tabId, host) => showKnown(tabId, host)),
    testResolver: (url) => testResolver(ports, url),
    forgetSites,
    getSettings: async () => (await ports.settings.read()).settings,
    settingsChanged: async () => heed((await ports.settings.read()).settings),
    saveSettings: async (changes) => {
      const saved = await ports.settings.update(() => changes);
      await heed(saved);
      return saved;
    },
  };
}
