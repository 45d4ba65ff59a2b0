import type { TabState } from "../storage/tab-states.ts";
import type { hostOfAddress } from "./report.ts";

/**
 * Whether a tab shows neither a site nor a page of ours, as a new one does. Then it need not be noted, and its button is that of
 * all tabs. But that a private one is open must be known, for when it closes.
 */
export function isNowhere(
  parsed: ReturnType<typeof hostOfAddress>,
  { blockId, isPrivate }: Pick<TabState, "blockId" | "isPrivate">,
): boolean {
  const isPage = !("reason" in parsed) || parsed.reason !== "not-web";
  return !isPage && !isPrivate && blockId === undefined;
}
