import type { Host } from "../detection/host.ts";
import type { History } from "../detection/observation.ts";
import { isWarned } from "../detection/verdict.ts";
import type { TabState } from "../storage/session.ts";
import type { Ports } from "./ports.ts";
import { reportHost } from "./report.ts";

/**
 * Does to every tab on a host what its verdict asks for: badge, guard or warning page.
 * `complete` is false while a look is still under way: then amber already guards, and red warns.
 */
export async function actOnHost(ports: Ports, history: History, complete: boolean): Promise<void> {
  const tabs = [...(await ports.session.tabs())].filter(([, tab]) => tab.host === history.host);
  await Promise.all(tabs.map(([tabId, tab]) => actOnTab(ports, tabId, tab, history, !complete)));
}

/** The same for one tab. */
export async function actOnTab(
  ports: Ports,
  tabId: number,
  tab: TabState,
  history: History,
  checking: boolean,
): Promise<void> {
  const { settings } = await ports.settings.read();
  const report = await reportHost(ports, settings, history, checking, tab);
  await ports.showBadge(tabId, report);
  const { host } = history;
  const warned = report.state === "judged" && isWarned(report.verdict.level);
  if (!warned || report.allowed !== undefined) {
    if (!(await ports.session.isGuarded(tabId))) return;
    await ports.session.setGuarded(tabId, false);
    await ports.guard(tabId, host, undefined);
  } else if (report.verdict.level === "flux") {
    await warn(ports, tabId, tab, host);
  } else if (tab.arrived) {
    await ports.session.setGuarded(tabId, true);
    await ports.guard(tabId, host, report);
  }
}

async function warn(ports: Ports, tabId: number, tab: TabState, host: Host): Promise<void> {
  const current = await ports.session.tab(tabId);
  // The tab may have moved on, or been warned already, while the verdict was worked out.
  if (current?.host !== host || current.address !== tab.address) return;
  const blockId = ports.newId();
  const { address: target, previous } = current;
  await ports.session.setBlock(blockId, { tabId, host, target, previous, at: ports.now() });
  // From here on the tab is on our page; its navigation event says so too, but later.
  const nowhere = { address: "", host: undefined, arrived: false, previous, passed: undefined };
  await ports.session.setTab(tabId, nowhere);
  await ports.openWarning(tabId, blockId);
}
