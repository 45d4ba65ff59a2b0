import type { Host } from "../detection/host.ts";
import type { TabState } from "../storage/tab-states.ts";
import type { Ports } from "./ports.ts";
import { hostOfAddress, type ParseUrl } from "./report.ts";

/** The site that a tab's person waits for: the one that is open there, or the one that a page of ours stands before; undefined: none. */
export type SiteInTab = (tab: TabState) => Promise<Host | undefined>;

export function createSiteInTab(ports: Ports, parseUrl: ParseUrl): SiteInTab {
  return async ({ host, blockId, address, isPrivate }) => {
    if (host !== undefined) return host;
    if (blockId !== undefined) return (await ports.session.block(blockId))?.host;
    const target = ports.checkedAddressOf(address);
    if (target === undefined) return undefined;
    const { settings } = await ports.settings.read();
    const parsed = hostOfAddress(target, settings, parseUrl, isPrivate);
    return "host" in parsed ? parsed.host : undefined;
  };
}
