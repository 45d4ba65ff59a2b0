import type { Host } from "../detection/host.ts";
import type { NetworkState } from "../storage/session.ts";
import type { TabState } from "../storage/tab-states.ts";
import type { Acting } from "./acting.ts";
import type { Claiming } from "./claiming.ts";
import type { Guarding } from "./guarding.ts";
import { lastGoodPage } from "./last-good-page.ts";
import type { Looking } from "./looking.ts";
import { listedAs } from "./listed.ts";
import { isOn } from "./may-look.ts";
import { isNowhere } from "./nowhere.ts";
import { noteNetwork } from "./network.ts";
import type { OpenTabs } from "./open-tabs.ts";
import type { Ports } from "./ports.ts";
import type { Remembering } from "./remembering.ts";
import { hostOfAddress, reportHost, type ParseUrl } from "./report.ts";
import type { Reporting } from "./reporting.ts";
import type { Rounds } from "./rounds.ts";
import type { SiteInTab } from "./site-in-tab.ts";
import { arrivalOn } from "./staying.ts";
import type { TabTurns } from "./tab-turns.ts";
import type { Unseen } from "./unseen.ts";

/** How long after a block the site's own page may still be reported as on its way or arrived (ms). */
const LATE_EVENT_MS = 1500;

/** How a page comes, as far as the browser tells: Chromium never does. */
export type Route = "direct" | "proxy" | undefined;

export type Visiting = {
  /** A tab sets out for an address, or has arrived there. Resolves when everything needed was done. */
  readonly visit: (
    tabId: number,
    address: string,
    stage: "leaving" | "arrived",
    route?: Route,
  ) => Promise<void>;
  /** Whether this worker has been told of a tab: what the one before knew of it counts no more then. */
  readonly hasHeardOf: (tabId: number) => boolean;
  /** Resolves when the visits that a tab has begun by now are noted: the browser may be quicker with what comes after. */
  readonly noted: (tabId: number) => Promise<void>;
  /** Shows in a tab what is known of its host before a look brings anything new. A look under way acts by itself. */
  readonly showKnown: (tabId: number, host: Host) => Promise<void>;
};

type Parts = {
  readonly ports: Ports;
  readonly acting: Acting;
  readonly claiming: Claiming;
  readonly guarding: Guarding;
  readonly looking: Looking;
  readonly remembering: Remembering;
  readonly reporting: Reporting;
  readonly rounds: Rounds;
  readonly siteIn: SiteInTab;
  readonly tabs: OpenTabs;
  readonly inTurn: TabTurns;
  readonly unseen: Unseen;
  readonly parseUrl: ParseUrl;
};

export function createVisiting(parts: Parts): Visiting {
  const {
    ports,
    acting,
    claiming,
    guarding,
    looking,
    remembering,
    reporting,
    rounds,
    siteIn,
    tabs,
    inTurn,
    unseen,
  } = parts;
  const { session, histories } = ports;

  /** The site's own navigation can still be told of when its tab was already sent to the warning page. */
  const wasJustBlocked = async (tab: TabState | undefined, address: string): Promise<boolean> => {
    const block = tab?.blockId === undefined ? undefined : await session.block(tab.blockId);
    return block?.target === address && ports.now() - block.at < LATE_EVENT_MS;
  };

  const showKnown = async (
    tabId: number,
    host: Host,
    visited?: Promise<unknown>,
  ): Promise<void> => {
    // A page may arrive between two answers, the first of which were odd: it must not wait for the next.
    const soFar = looking.soFar(host);
    const [history, { settings }] = await Promise.all([
      soFar?.history ?? histories.read(host),
      ports.settings.read(),
    ]);
    const looks = history.looks.length;
    const isFirst = looks === 0 || (looks === 1 && soFar?.checking === true);
    if (isFirst) await unseen.hold(tabId, host);
    // What the person wants to be warned of, or the organisation blocks, waits for no look.
    const isKnown = settings.markedHosts.includes(host) || listedAs(settings, host) === "blocked";
    if (looks === 0 && !isKnown) {
      const tab = await session.tab(tabId);
      await ports.showBadge(tabId, await reportHost(ports, settings, history, true, tab));
    } else {
      const checking = soFar?.checking ?? (await reporting.isChecking(host));
      await acting.actOnTab(tabId, { history, checking, agreed: soFar?.agreed ?? true }, visited);
    }
  };

  /** Notes where a tab is now; `tab` undefined: it was stopped meanwhile, or is new and nowhere yet. Known at once; `stored` when it outlives the worker. */
  const note = async (
    tabId: number,
    address: string,
    stage: "leaving" | "arrived",
    route: Route,
  ) => {
    const [isPrivate, { settings }, { network, changed }] = await Promise.all([
      // A tab never leaves its kind of window.
      session.tab(tabId).then((known) => known?.isPrivate ?? ports.isPrivate(tabId)),
      ports.settings.read(),
      noteNetwork(ports, route === undefined ? undefined : route === "proxy"),
    ]);
    const parsed = hostOfAddress(address, settings, parts.parseUrl, isPrivate);
    const host = "host" in parsed ? parsed.host : undefined;
    const stopped = ports.stoppedAddressOf(address);
    const claim = stopped === undefined ? undefined : await claiming.claim(tabId, stopped);
    let stored = Promise.resolve();
    const tab = await inTurn(tabId, async () => {
      const before = await session.tab(tabId);
      if (host !== undefined && (await wasJustBlocked(before, address))) return undefined;
      const passed = before?.passed === host ? before?.passed : undefined;
      const next: TabState = {
        address,
        host,
        arrived: stage === "arrived",
        arrivedAt: arrivalOn(host, before, stage, ports.now()),
        previous: await lastGoodPage(ports, before, host),
        passed,
        blockId: claim?.state === "blocked" ? claim.blockId : ports.blockIdOf(address),
        proxied: isProxied(host, before, route, network),
        isPrivate,
      };
      if (before === undefined && isNowhere(parsed, next)) return undefined;
      // A page that is to be held does not wait for the browser to have written this. Where a tab sets out it is told of again.
      const store = next.arrived ? session.beginTab : session.setTab;
      stored = store(tabId, next);
      stored.catch(() => undefined);
      if (stage === "arrived") await guarding.arrived(tabId, host);
      if (before?.passed !== undefined && passed === undefined) {
        await ports.stops.letThrough(tabId, undefined);
      }
      return next;
    });
    const site = tab === undefined ? undefined : await siteIn(tab);
    return { tab, host, site, settings, changed, stored };
  };

  const noteHost = async (
    host: Host,
    tabId: number,
    stage: "leaving" | "arrived",
    { isPrivate }: TabState,
  ): Promise<void> => {
    await remembering.visited(tabId, host);
    const { strict } = (await ports.settings.read()).settings;
    if (strict && stage === "arrived") await ports.stops.see(host, isPrivate ? tabId : undefined);
  };

  /** Visits under way, by tab; 0: there were some. */
  const underWay = new Map<number, number>();
  const noting = new Map<number, Promise<unknown>>();
  const noted: Visiting["noted"] = async (tabId) => {
    await noting.get(tabId);
  };

  const visit: Visiting["visit"] = async (...visited) => {
    const [tabId] = visited;
    underWay.set(tabId, (underWay.get(tabId) ?? 0) + 1);
    try {
      await visitNow(...visited);
    } finally {
      const others = (underWay.get(tabId) ?? 1) - 1;
      underWay.set(tabId, others);
      if (others === 0) await session.finishTab(tabId);
    }
  };

  const visitNow: Visiting["visit"] = async (tabId, address, stage, route) => {
    // In the order of the browser's events, whatever each has to ask first: a page that has arrived must not be
    // taken for one on its way.
    const own = (noting.get(tabId) ?? Promise.resolve()).then(() =>
      note(tabId, address, stage, route),
    );
    const all = Promise.allSettled([own]).then(() => {
      if (noting.get(tabId) === all) noting.delete(tabId);
    });
    noting.set(tabId, all);
    const noted = await own;
    await Promise.all([noted.stored, goOn(tabId, stage, noted)]);
  };

  const goOn = async (
    tabId: number,
    stage: "leaving" | "arrived",
    { tab, host, site, settings, changed }: Awaited<ReturnType<typeof note>>,
  ): Promise<void> => {
    // Whichever page it was that told of it.
    const others = async (): Promise<void> => (changed ? rounds.catchUp() : undefined);
    if (tab === undefined) {
      // What stopped it is only as good as what is known by now.
      if (host !== undefined) await looking.lookIfDue(host);
      await others();
      return;
    }
    tabs.note(tabId, site);
    if (host === undefined) {
      await ports.showBadge(tabId, await reporting.reportTab(tab));
      await others();
      return;
    }
    const visited = noteHost(host, tabId, stage, tab);
    if (!isOn(settings)) {
      await visited;
      if (listedAs(settings, host) === "blocked") await showKnown(tabId, host, visited);
      else await ports.showBadge(tabId, await reporting.reportTab(tab));
      return;
    }
    // At once, since the page may have to be held by what is known.
    const shown = showKnown(tabId, host, visited);
    await Promise.all([visited.then(() => looking.lookIfDue(host)), shown]);
    await (changed ? others() : rounds.wake());
  };

  return { visit, hasHeardOf: (tabId) => underWay.has(tabId), noted, showKnown };
}

/** Not every page is asked for anew; one that was keeps the way that it came. */
function isProxied(
  host: Host | undefined,
  before: TabState | undefined,
  route: Route,
  network: NetworkState,
): boolean {
  const isKept = route === undefined && before !== undefined && before.host === host;
  return isKept ? before.proxied : network.proxied;
}
