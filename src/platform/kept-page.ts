import browser, { type WebNavigation } from "webextension-polyfill";
import { whileOpen } from "./while-open.ts";

/** How long (ms) a page may take to appear before its site's own address is opened instead. */
const PATIENCE_MS = 3_000;

/**
 * Brings a tab from our page back to the page before it, as that was left, in Firefox. It keeps that page with all
 * that was typed, but throws it away when the tab goes back from a page that shares its process group with others
 * (nsSHistory.cpp, MaybeLoadBFCache), as all pages of an extension do. So something small of the site itself takes
 * the place of our page first, and the way back leads from there. Nothing of what was typed leaves the page.
 */
export async function returnToKept(tabId: number, address: string): Promise<void> {
  const between = new URL("/favicon.ico", address).href;
  const isBack =
    (await shows(tabId, () => browser.tabs.update(tabId, { url: between, loadReplace: true }))) &&
    (await shows(tabId, () => browser.tabs.goBack(tabId)));
  if (isBack) return;
  await whileOpen(async () => {
    await browser.tabs.update(tabId, { url: address });
  });
}

/** Whether another page has taken the tab's place in time, once it was told to go there. */
async function shows(tabId: number, go: () => Promise<unknown>): Promise<boolean> {
  const { onCommitted } = browser.webNavigation;
  let listener: ((details: WebNavigation.OnCommittedDetailsType) => void) | undefined;
  const committed = new Promise<boolean>((done) => {
    listener = (details) => {
      if (details.tabId === tabId && details.frameId === 0) done(true);
    };
    onCommitted.addListener(listener);
    setTimeout(done, PATIENCE_MS, false);
  });
  try {
    await go();
    return await committed;
  } catch (error: unknown) {
    console.warn("A tab could not be brought back to the page that it left.", error);
    return false;
  } finally {
    if (listener !== undefined) onCommitted.removeListener(listener);
  }
}
