import browser from "webextension-polyfill";
import type { Ports } from "../app/ports.ts";
import type { Host } from "../detection/host.ts";
import type { GuardMessage, GuardWords } from "../messages/guard.ts";
import type { Report } from "../messages/protocol.ts";
import { WARNING_PAGE } from "../messages/router.ts";
import { badgeFor } from "../ui/badge.ts";
import { guardWords } from "../ui/guard-words.ts";
import type { Words } from "../ui/words.ts";

type TabSurface = Pick<Ports, "showBadge" | "guard" | "openWarning" | "leaveTo" | "blockIdOf">;

/** Everything that a tab can be made to show. A tab that is gone by then is no error. */
export function createTabSurface(
  loadWords: () => Promise<Words>,
  complain: Ports["complain"],
): TabSurface {
  let loading: Promise<Words> | undefined;
  // Once per worker, and not before somebody reads them.
  const words = (): Promise<Words> => (loading ??= loadWords());
  const warningPage = `${browser.runtime.getURL(WARNING_PAGE)}?block=`;
  return {
    // A button that cannot be painted must not keep a site from being looked at.
    showBadge: (tabId, report) =>
      whileOpen(async () => paintBadge(tabId, report, await words())).catch((error: unknown) => {
        complain("the toolbar button could not be painted", error);
      }),
    guard: (tabId, host, report) =>
      whileOpen(async () =>
        report === undefined
          ? release(tabId, host)
          : hold(tabId, host, guardWords(report, await words())),
      ),
    blockIdOf: (address) =>
      address.startsWith(warningPage) ? address.slice(warningPage.length) : undefined,
    openWarning: (tabId, blockId) =>
      whileOpen(async () => {
        const url = `${warningPage}${blockId}`;
        await browser.tabs.update(tabId, { url });
      }),
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

async function release(tabId: number, host: Host): Promise<void> {
  const order: GuardMessage = { kind: "guard", state: "release", host };
  await browser.tabs.sendMessage(tabId, order);
}

/**
 * Holds first, explains second: the bootstrap that is in every page holds at once, the panel that
 * explains is brought in after it. A hold that cannot be explained is lifted again.
 */
async function hold(tabId: number, host: Host, words: GuardWords): Promise<void> {
  const order: GuardMessage = { kind: "guard", state: "hold", host, words };
  const wasHeard = await isHeard(tabId, order);
  try {
    // Pages older than this installation have no bootstrap yet; a second one does no harm.
    if (!wasHeard) await inject(tabId, bootstrapFiles());
    await inject(tabId, ["guard.js"]);
  } catch (error: unknown) {
    if (wasHeard) await release(tabId, host);
    throw error;
  }
  if (!wasHeard) await browser.tabs.sendMessage(tabId, order);
}

async function isHeard(tabId: number, order: GuardMessage): Promise<boolean> {
  try {
    await browser.tabs.sendMessage(tabId, order);
    return true;
  } catch (error: unknown) {
    if (isGone(error)) return false;
    throw error;
  }
}

async function inject(tabId: number, files: readonly string[]): Promise<void> {
  const target = { tabId, allFrames: true };
  await browser.scripting.executeScript({ target, files: [...files], injectImmediately: true });
}

function bootstrapFiles(): readonly string[] {
  return browser.runtime.getManifest().content_scripts?.[0]?.js ?? [];
}

/** Runs what concerns a tab; says nothing where the tab was closed, or shows a page we may not touch, meanwhile. */
async function whileOpen(run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error: unknown) {
    if (!isGone(error)) throw error;
  }
}

function isGone(error: unknown): boolean {
  return GONE.test(error instanceof Error ? error.message : String(error));
}

/** The browsers' words for a tab or page that is no longer there (Chromium 156, Firefox 153). */
const GONE =
  /No tab with id|Invalid tab ID|Receiving end does not exist|Could not establish connection|Frame with ID \d+ was removed|The tab was closed|Cannot access|Missing host permission|message (port|channel) closed|showing error page|actor .* destroyed/i;
