import type { Host } from "../detection/host.ts";
import type { Priority } from "../dns/pacing.ts";

/** Which sites are open in which tabs, as far as this worker has heard: whoever is looked at goes first. */
export type OpenTabs = {
  /** A tab is at a host now, or at a page of ours that stands before it; undefined: at something that is not looked up. */
  readonly note: (tabId: number, host: Host | undefined) => void;
  /** How urgent a query about a host is at this very moment, as people change tabs while looks wait. */
  readonly priorityOf: (host: Host) => Priority;
};

/** `isShown`: whether a tab is the one in front of its window. */
export function createOpenTabs(isShown: (tabId: number) => boolean): OpenTabs {
  const open = new Map<number, Host>();
  return {
    note: (tabId, host) => {
      if (host === undefined) open.delete(tabId);
      else open.set(tabId, host);
    },
    priorityOf: (host) => {
      const tabs = [...open].filter(([, at]) => at === host);
      if (tabs.length === 0) return "later";
      return tabs.some(([tabId]) => isShown(tabId)) ? "visible" : "hidden";
    },
  };
}
