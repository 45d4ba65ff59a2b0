import browser from "webextension-polyfill";
import type { Ports } from "../app/ports.ts";
import type { Host } from "../detection/host.ts";
import type { GuardMessage } from "../messages/guard.ts";
import type { Report } from "../messages/protocol.ts";
import { WARNING_PAGE } from "../messages/router.ts";
import { badgeFor } from "../ui/badge.ts";
import { guardWords } from "../ui/guard-words.ts";
import type { Words } from "../ui/words.ts";

type TabSurface = Pick<Ports, "showBadge" | "guard" | "openWarning" | "leaveTo">;

/** Everything that a tab can be made to show. A tab that is gone by then is no error. */
export function createTabSurface(words: Words, complain: Ports["complain"]): TabSurface {
  /** Tabs whose pages have been told to hold: only these need to be told to let go. */
  const held = new Map<number, Host>();
  return {
    // A button that cannot be painted must not keep a site from being looked at.
    showBadge: (tabId, report) =>
      whileOpen(() => paintBadge(tabId, report, words)).catch((error: unknown) => {
        complain("the toolbar button could not be painted", error);
      }),
    guard: (tabId, host, report) =>
      whileOpen(async () => {
        if (report === undefined && !held.has(tabId)) return;
        if (report === undefined) held.delete(tabId);
        else held.set(tabId, host);
        await tellPage(tabId, host, report, words);
      }),
    openWarning: (tabId, blockId) =>
      whileOpen(async () => {
        held.delete(tabId);
        const url = `${browser.runtime.getURL(WARNING_PAGE)}?block=${blockId}`;
        await browser.tabs.update(tabId, { url });
      }),
    leaveTo: (tabId, address) =>
      whileOpen(async () => {
        held.delete(tabId);
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

async function paintBadge(tabId: number, report: Report, words: Words): Promise<void> {
  const { icons, text, colour, title } = badgeFor(report, words);
  const path = Object.fromEntries(
    Object.entries(icons).map(([size, file]) => [size, browser.runtime.getURL(file)]),
  );
  await Promise.all([
    browser.action.setIcon({ tabId, path }),
    browser.action.setBadgeText({ tabId, text }),
    browser.action.setBadgeBackgroundColor({ tabId, color: colour }),
    browser.action.setTitle({ tabId, title }),
  ]);
}

async function tellPage(
  tabId: number,
  host: Host,
  report: Report | undefined,
  words: Words,
): Promise<void> {
  if (report === undefined) {
    const release: GuardMessage = { kind: "guard", state: "release", host };
    await browser.tabs.sendMessage(tabId, release);
    return;
  }
  const hold: GuardMessage = {
    kind: "guard",
    state: "hold",
    host,
    words: guardWords(report, words),
  };
  await browser.scripting.executeScript({
    target: { tabId, allFrames: true },
    files: ["guard.js"],
    injectImmediately: true,
  });
  await browser.tabs.sendMessage(tabId, hold);
}

/** Runs what concerns a tab; says nothing where the tab was closed, or shows a page we may not touch, meanwhile. */
async function whileOpen(run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error: unknown) {
    const message = error instanceof Error ? error.message : String(error);
    if (!GONE.test(message)) throw error;
  }
}

/** The browsers' words for a tab or page that is no longer there (Chromium 156, Firefox 153). */
const GONE =
  /No tab with id|Invalid tab ID|Receiving end does not exist|Could not establish connection|Frame with ID \d+ was removed|The tab was closed|Cannot access|Missing host permission|message (port|channel) closed|showing error page|actor .* destroyed/i;
