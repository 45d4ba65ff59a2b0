import type { Host } from "../detection/host.ts";
import type { Report } from "../messages/protocol.ts";
import type { TabState } from "../storage/tab-states.ts";
import type { Looking } from "./looking.ts";
import type { Ports } from "./ports.ts";
import { hostOfAddress, lostIn, reportHost, type ParseUrl } from "./report.ts";

export type Reporting = {
  /** Whether a look at a host is under way, in this worker or in one that died over it. */
  readonly isChecking: (host: Host) => Promise<boolean>;
  /** What is known of a host wherever it may be open. */
  readonly reportBlocked: (host: Host) => Promise<Report>;
  readonly reportTab: (tab: TabState | undefined) => Promise<Report>;
  /** The same of a tab that is still to be read. */
  readonly report: (tabId: number) => Promise<Report>;
};

/** Asks the stores for all that it can at once: a worker that has just begun waits for each answer by itself. */
export function createReporting(ports: Ports, looking: Looking, parseUrl: ParseUrl): Reporting {
  const { session, histories } = ports;
  const isChecking = async (host: Host): Promise<boolean> =>
    looking.isUnderWay(host) || (await session.pending()).has(host);

  const reportBlocked = async (host: Host): Promise<Report> => {
    const [{ settings }, history, checking] = await Promise.all([
      ports.settings.read(),
      histories.read(host),
      isChecking(host),
      session.network(),
    ]);
    return reportHost(ports, settings, history, checking, undefined);
  };

  const reportTab = async (tab: TabState | undefined): Promise<Report> => {
    const blockId = tab?.blockId;
    const block = blockId === undefined ? undefined : await session.block(blockId);
    // On the warning page the toolbar and the popup speak of the site that was stopped.
    if (block !== undefined) return reportBlocked(block.host);
    const { settings, policy } = await ports.settings.read();
    // Said in every tab: a person who looks for why nothing is checked may be in any.
    if (!settings.setUp) {
      const awaited = policy.standing === "unknown" ? { awaited: true as const } : {};
      return { state: "not-set-up", host: tab?.host ?? "", ...awaited, ...lostIn(settings) };
    }
    if (tab === undefined) return { state: "not-checkable", address: "", reason: "not-web" };
    const parsed = hostOfAddress(tab.address, settings, parseUrl, tab.isPrivate);
    if (tab.host === undefined || "reason" in parsed) {
      const reason = "reason" in parsed ? parsed.reason : "not-web";
      return { state: "not-checkable", address: tab.address, reason };
    }
    const [history, checking] = await Promise.all([
      histories.read(tab.host),
      isChecking(tab.host),
      session.network(),
    ]);
    return reportHost(ports, settings, history, checking, tab);
  };

  return {
    isChecking,
    reportBlocked,
    reportTab,
    report: async (tabId) => {
      // The settings are needed next.
      const [tab] = await Promise.all([session.tab(tabId), ports.settings.read()]);
      return reportTab(tab);
    },
  };
}
