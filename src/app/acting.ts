import type { Host } from "../detection/host.ts";
import type { History } from "../detection/observation.ts";
import { isWarned } from "../detection/verdict.ts";
import type { TabState } from "../storage/session.ts";
import type { Ports } from "./ports.ts";
import { reportHost } from "./report.ts";

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
  /** The same for one tab. */
  readonly actOnTab: (tabId: number, news: News) => Promise<void>;
};

/**
 * One act per host at a time, so that a tab is warned once and not once per answer; of the news that
 * wait meanwhile only the newest counts.
 */
export function createActing(ports: Ports): Acting {
  const queues = new Map<Host, Promise<void>>();
  const newest = new Map<Host, News>();
  const inTurn = (host: Host, job: () => Promise<void>): Promise<void> => {
    const before = queues.get(host) ?? Promise.resolve();
    const turn = before.catch(() => undefined).then(job);
    queues.set(host, turn);
    const clear = (): void => {
      if (queues.get(host) === turn) queues.delete(host);
    };
    turn.then(clear, clear);
    return turn;
  };
  return {
    actOnHost: (news) => {
      const { host } = news.history;
      newest.set(host, news);
      return inTurn(host, async () => {
        const latest = newest.get(host);
        if (latest === undefined) return;
        newest.delete(host);
        const tabs = [...(await ports.session.tabs())].filter(([, tab]) => tab.host === host);
        await Promise.all(tabs.map(([tabId, tab]) => act(ports, tabId, tab, latest)));
      });
    },
    actOnTab: (tabId, news) =>
      inTurn(news.history.host, async () => {
        const tab = await ports.session.tab(tabId);
        if (tab?.host === news.history.host) await act(ports, tabId, tab, news);
      }),
  };
}

async function act(
  ports: Ports,
  tabId: number,
  tab: TabState,
  { history, checking, agreed }: News,
): Promise<void> {
  const { settings } = await ports.settings.read();
  const report = await reportHost(ports, settings, history, checking, tab);
  const { host } = history;
  const warned = report.state === "judged" && isWarned(report.verdict.level);
  if (warned && report.allowed === undefined) {
    if (report.verdict.level === "flux" && agreed) {
      await warn(ports, tabId, tab, history, checking);
    } else if (tab.arrived) {
      await ports.session.setGuarded(tabId, true);
      await ports.guard(tabId, host, report);
    }
  } else if (await ports.session.isGuarded(tabId)) {
    await ports.session.setGuarded(tabId, false);
    await ports.guard(tabId, host, undefined);
  }
  // The button last: the page matters more.
  await ports.showBadge(tabId, report);
}

async function warn(
  ports: Ports,
  tabId: number,
  tab: TabState,
  { host, looks }: History,
  checking: boolean,
): Promise<void> {
  const current = await ports.session.tab(tabId);
  // The tab may have moved on while the verdict was worked out.
  if (current?.host !== host || current.address !== tab.address) return;
  const blockId = ports.newId();
  const { address: target, previous } = current;
  // What a look under way has found so far must be there when the page asks for it.
  const found = checking ? looks.at(-1) : undefined;
  await Promise.all([
    found === undefined ? undefined : ports.histories.addLook(host, found),
    ports.session.setBlock(blockId, { tabId, host, target, previous, at: ports.now() }),
  ]);
  // From here on the tab is on our page; its navigation event says so too, but later.
  await ports.session.setTab(tabId, {
    address: "",
    host: undefined,
    arrived: false,
    previous,
    passed: undefined,
    blockId,
    proxied: false,
    isPrivate: current.isPrivate,
  });
  await ports.openWarning(tabId, blockId);
}
