import browser from "webextension-polyfill";
import type { Ports } from "../app/ports.ts";
import type { Report } from "../messages/protocol.ts";
import type { GuardMessage } from "../messages/guard.ts";
import { badgeFor } from "../ui/badge.ts";
import type { Words } from "../ui/words.ts";
import { openWelcome } from "./open-page.ts";
import { CHECKING_URL, WARNING_URL } from "./own-page.ts";
import { createTabButtons } from "./tab-buttons.ts";
import { isGone, whileOpen } from "./while-open.ts";

type TabSurface = Pick<
  Ports,
  | "showBadge"
  | "showSetUp"
  | "openWelcome"
  | "openWarning"
  | "insistOnWarning"
  | "leaveTo"
  | "blockIdOf"
  | "stoppedAddressOf"
  | "checkedAddressOf"
>;

/** Everything that a tab can be made to show. A tab that is gone by then is no error. */
export function createTabSurface(
  words: () => Promise<Words>,
  complain: Ports["complain"],
): TabSurface {
  const warningPage = `${WARNING_URL}?block=`;
  // After the "#" as a rule writes it, for the day when nobody knows the block any more.
  const pageOf = (blockId: string, target: string): string => `${warningPage}${blockId}#${target}`;
  // A button that cannot be painted must not keep a site from being looked at.
  const unpainted = (error: unknown): void => {
    complain("the toolbar button could not be painted", error);
  };
  const buttons = createTabButtons(unpainted);
  const paint = async (tabId: number | undefined, report: Report): Promise<void> => {
    try {
      await buttons.paint(tabId, badgeFor(report, await words()));
    } catch (error: unknown) {
      unpainted(error);
    }
  };
  return {
    showBadge: paint,
    showSetUp: (setUp) =>
      paint(
        undefined,
        setUp === true
          ? { state: "not-checkable", address: "", reason: "not-web" }
          : { state: "not-set-up", host: "", ...(setUp === "awaited" ? { awaited: true } : {}) },
      ),
    openWelcome,
    blockIdOf: (address) =>
      address.startsWith(warningPage)
        ? address.slice(warningPage.length).replace(/#.*$/s, "")
        : undefined,
    stoppedAddressOf: (address) => afterHash(WARNING_URL, address),
    checkedAddressOf: (address) => afterHash(CHECKING_URL, address),
    openWarning: (tabId, blockId, target) =>
      whileOpen(async () => {
        await browser.tabs.update(tabId, { url: pageOf(blockId, target) });
      }),
    insistOnWarning: async (tabId, blockId, target) => {
      let isThere = false;
      await whileOpen(async () => {
        const { url = "" } = await browser.tabs.get(tabId);
        if (!/^(?:https?|blob):/.test(url)) return;
        isThere = true;
        const host = new URL(url.replace(/^blob:/, "")).hostname;
        const order: GuardMessage = { kind: "guard", state: "depart", host };
        // A page that cannot be taken down (Firefox 153 may call it insecure) is left all the same.
        await browser.tabs.sendMessage(tabId, order, { frameId: 0 }).catch((error: unknown) => {
          if (!isGone(error)) complain("a page could not be taken down", error);
        });
        await browser.tabs.update(tabId, { url: pageOf(blockId, target) });
      });
      return isThere;
    },
    leaveTo: (tabId, address) =>
      whileOpen(async () => {
        if (address !== undefined && /^https?:/.test(address)) {
          await browser.tabs.update(tabId, { url: address });
          return;
        }
        // No address names the new tab page in every browser, so a new tab takes this one's place.
        const { index, windowId } = await browser.tabs.get(tabId);
        await browser.tabs.create({ index, ...(windowId === undefined ? {} : { windowId }) });
        await browser.tabs.remove(tabId);
      }),
  };
}

/** What a rule wrote after the "#" of one of our pages; undefined for every other address. */
function afterHash(page: string, address: string): string | undefined {
  return address.startsWith(`${page}#`) ? address.slice(page.length + 1) : undefined;
}
