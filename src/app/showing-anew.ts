import type { Host } from "../detection/host.ts";
import type { TabState } from "../storage/tab-states.ts";
import type { Guarding } from "./guarding.ts";
import type { Ports } from "./ports.ts";
import type { Reporting } from "./reporting.ts";

/** How long is waited for pages at most, ms: one that is busy may take its time to hear. */
const PATIENCE_MS = 1_000;

/**
 * Does to every tab of which `which` holds what is asked for by now: the person has chosen otherwise, though
 * nothing new is known of its site. Resolves when that is done, or has taken long; never rejects.
 */
export type ShowingAnew = (which: (tab: TabState) => boolean) => Promise<void>;

export function createShowingAnew(
  ports: Ports,
  guarding: Guarding,
  reportTab: Reporting["reportTab"],
  showKnown: (tabId: number, host: Host) => Promise<void>,
): ShowingAnew {
  const { session } = ports;
  const show = async (tabId: number, tab: TabState): Promise<void> => {
    const report = await reportTab(tab);
    if (tab.host !== undefined && report.state === "judged") {
      await showKnown(tabId, tab.host);
      return;
    }
    // Paused, or not to be asked about any more: then nothing is held either.
    if (report.state !== "checking") await guarding.letGo(tabId);
    await ports.showBadge(tabId, report);
  };
  return async (which) => {
    const showAll = async (): Promise<void> => {
      const tabs = [...(await session.tabs())].filter(([, tab]) => which(tab));
      const shown = await Promise.allSettled(tabs.map(([tabId, tab]) => show(tabId, tab)));
      for (const one of shown) {
        if (one.status === "rejected") ports.complain("a tab could not be shown anew", one.reason);
      }
    };
    const shown = showAll().catch((error: unknown) => {
      ports.complain("the open tabs could not be shown anew", error);
    });
    const late = new Promise<void>((done) => {
      ports.after(PATIENCE_MS, done);
    });
    await Promise.race([shown, late]);
  };
}
