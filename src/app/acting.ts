import type { Host } from "../detection/host.ts";
import type { History } from "../detection/observation.ts";
import { isWarned, type Level, type UnknownCause } from "../detection/verdict.ts";
import type { Report } from "../messages/protocol.ts";
import type { SettingsInForce } from "../storage/rules.ts";
import { warnsByPage } from "../storage/settings-in-force.ts";
import type { TabState } from "../storage/tab-states.ts";
import type { Guarding } from "./guarding.ts";
import { listedAs } from "./listed.ts";
import { mayLook } from "./may-look.ts";
import type { Note } from "./noting.ts";
import type { Ports, Where } from "./ports.ts";
import { findAllowance, judgeHistory, reportHost } from "./report.ts";
import type { Stopping } from "./stopping.ts";
import type { Unseen } from "./unseen.ts";
import { warn } from "./warn.ts";

/** What is known of a host, and whether more is on its way. */
export type News = {
  readonly history: History;
  readonly checking: boolean;
  /** Whether enough resolvers were heard for a warning page; before that an odd site is only guarded. */
  readonly agreed: boolean;
};

export type Acting = {
  /** Does to every tab on the host what its verdict asks for: badge, guard or warning page. */
  readonly actOnHost: (news: News) => Promise<void>;
  /** The same for one tab; `visited` resolves when it is noted who visited the host, which decides where it is stopped. */
  readonly actOnTab: (tabId: number, news: News, visited?: Promise<unknown>) => Promise<void>;
};

type Parts = Means & { readonly stopping: Stopping; readonly note: Note };

/** What an act on a tab takes. */
type Means = { readonly ports: Ports; readonly guarding: Guarding; readonly unseen: Unseen };

/**
 * One act per host at a time, so that a tab is warned once and not once per answer; of the news that
 * wait meanwhile only the newest counts.
 */
export function createActing({ stopping, note, ...parts }: Parts): Acting {
  const { ports } = parts;
  const queues = new Map<Host, Promise<unknown>>();
  const newest = new Map<Host, News>();
  /** The buttons last, and without keeping the host's next news waiting: the page matters more. */
  const inTurn = async (host: Host, job: () => Promise<readonly Shown[]>): Promise<void> => {
    const before = queues.get(host) ?? Promise.resolve();
    const turn = before.catch(() => undefined).then(job);
    queues.set(host, turn);
    const clear = (): void => {
      if (queues.get(host) === turn) queues.delete(host);
    };
    turn.then(clear, clear);
    await Promise.all((await turn).map(({ done }) => done));
  };
  const actAndShow = async (tabId: number, tab: TabState, news: Followed): Promise<Shown> => {
    const { report, held } = await act(parts, tabId, tab, news);
    const noted = held === undefined ? undefined : note({ tabId, what: "guarded", ...held });
    return { done: Promise.all([ports.showBadge(tabId, report), noted]) };
  };
  return {
    actOnHost: (news) => {
      const { host } = news.history;
      newest.set(host, news);
      return inTurn(host, async () => {
        const latest = newest.get(host);
        if (latest === undefined) return [];
        newest.delete(host);
        const followed = follow(ports, stopping, latest);
        const all = [...(await ports.session.tabs())];
        const tabs = all.filter(([, tab]) => tab.host === host);
        const acts = tabs.map(([tabId, tab]) => actAndShow(tabId, tab, { ...latest, followed }));
        const [shown] = await Promise.all([Promise.all(acts), followed]);
        return [...shown, { done: showOnWarnings(ports, all, latest) }];
      });
    },
    actOnTab: (tabId, news, visited = Promise.resolve()) =>
      inTurn(news.history.host, async () => {
        const tab = await ports.session.tab(tabId);
        if (tab?.host !== news.history.host) return [];
        const followed = visited.then(() => follow(ports, stopping, news));
        const [shown] = await Promise.all([
          actAndShow(tabId, tab, { ...news, followed }),
          followed,
        ]);
        return [shown];
      }),
  };
}

/** Tabs that are stopped on their way to the host: their button speaks of it as well. */
async function showOnWarnings(
  ports: Ports,
  tabs: readonly (readonly [number, TabState])[],
  { history, checking }: News,
): Promise<void> {
  const { settings } = await ports.settings.read();
  for (const [tabId, { blockId }] of tabs) {
    const block = blockId === undefined ? undefined : await ports.session.block(blockId);
    if (block?.host !== history.host) continue;
    await ports.showBadge(tabId, await reportHost(ports, settings, history, checking, undefined));
  }
}

/** A tab's button is being painted, and what happened is being noted. */
type Shown = { readonly done: Promise<unknown> };

/** With when the rules are in step, and where the browser stopped the host by itself until then. */
type Followed = News & { readonly followed: Promise<readonly Where[]> };

/** Brings the browser's rules in step. A look under way can speak for a rule but not against one. */
async function follow(
  ports: Ports,
  stopping: Stopping,
  { history, checking, agreed }: News,
): Promise<readonly Where[]> {
  const { host } = history;
  const stopped = await stopping.placesOf(host);
  const { settings } = await ports.settings.read();
  const { level } = (await judgeHistory(ports, settings, history)).verdict;
  // Here too, as the site may be open in no tab any more once its warning is.
  if (mayLook(settings, host) && !checking) await noteRed(ports, host, level, agreed);
  const isMarked = settings.markedHosts.includes(host);
  if (isMarked || (level === "flux" ? agreed : !checking)) await stopping.follow(host, level);
  return stopped;
}

type Acted = {
  readonly report: Report;
  /** Set where the page is held from now on for its verdict. */
  readonly held: { readonly host: Host; readonly level: Level } | undefined;
};

async function act(
  { ports, guarding, unseen }: Means,
  tabId: number,
  tab: TabState,
  { history, checking, agreed, followed }: Followed,
): Promise<Acted> {
  const { settings } = await ports.settings.read();
  const report = await reportHost(ports, settings, history, checking, tab);
  const { host } = history;
  const allowed = await findAllowance(ports, settings, host, tab);
  const wanted = allowed === undefined ? wantedOf(settings, host, report, agreed) : "nothing";
  const isFirst = checking && history.looks.length === 1;
  let held: Acted["held"];
  if (wanted === "page") {
    // Before any tab is moved: the way back from the warning page must not lead past the rules.
    if (mustMove(tab, await followed))
      await warn(ports, tabId, tab, history, { reason: "verdict", checking });
  } else if (wanted === "hold") {
    const reason = isFirst ? ((await unseen.isKeptWaiting(host)) ? "waiting" : "odd") : "verdict";
    const isNew = tab.arrived && (await guarding.hold(tabId, tab.address, report, reason));
    held = isNew && !isFirst ? { host, level: levelIn(report) } : undefined;
  } else {
    // What speaks against a site without any look outlasts first answers that do not.
    const isOpen = isFirst && allowed === undefined;
    if (isOpen) await unseen.hold(tabId, host);
    if (!isOpen || !(await guarding.isUnseen(tabId))) await guarding.release(tabId, host);
  }
  if (report.state === "judged") await noteRed(ports, host, report.verdict.level, agreed);
  return { report, held };
}

function levelIn(report: Report): Level {
  return report.state === "judged" ? report.verdict.level : "unknown";
}

/** What a page on a site that nobody lets through asks for. */
function wantedOf(
  settings: SettingsInForce,
  host: Host,
  report: Report,
  agreed: boolean,
): "page" | "hold" | "nothing" {
  if (settings.enabled && listedAs(settings, host) === "blocked") return "page";
  const level = levelIn(report);
  const isMarked = settings.markedHosts.includes(host) && mayLook(settings, host);
  if (!isMarked && !isWarned(level) && !isUntold(settings, report)) return "nothing";
  const isForPage = isMarked || (level === "flux" && agreed);
  return isForPage && warnsByPage(settings.action) ? "page" : "hold";
}

/** Causes of not knowing that say nothing against a site: it is inside the network, or nobody could be asked by anybody. */
const HARMLESS: readonly (UnknownCause | undefined)[] = [
  "internal",
  "internal-name",
  "portal",
  "offline",
];

/** Whether nothing could be found out about a site and the organisation wants it held for that. */
function isUntold({ failClosed }: SettingsInForce, report: Report): boolean {
  if (!failClosed || report.state !== "judged" || report.checking) return false;
  const { level, unknownCause } = report.verdict;
  return level === "unknown" && !HARMLESS.includes(unknownCause);
}

/** Other sites of a red host's domain start guarded. A single resolver's word is not enough for that. */
async function noteRed(ports: Ports, host: Host, level: Level, agreed: boolean): Promise<void> {
  if (!agreed) return;
  const known = (await ports.session.red()).has(host);
  const isRed = level === "flux";
  if (known !== isRed) await ports.session.setRed(host, isRed ? ports.now() : undefined);
}

/**
 * What the browser stops by itself comes to the warning page by itself. Where it arrives all the same,
 * as with a service worker or from the browser's own memory, the tab is moved.
 */
function mustMove(tab: TabState, stopped: readonly Where[]): boolean {
  const isStopped = stopped.includes("everywhere") || (tab.isPrivate && stopped.length > 0);
  return tab.arrived || !isStopped;
}
