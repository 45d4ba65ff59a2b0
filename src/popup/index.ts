import browser from "webextension-polyfill";
import { call } from "../platform/messenger.ts";

/*
 * Asks first and loads what draws the answer meanwhile: a background that sleeps takes as long to wake as the rest takes
 * to load.
 */
const tabId = shownTab();
const firstReport = tabId.then((id) => call("getReport", { tabId: id }));
// Whoever draws says what went wrong.
firstReport.catch(() => undefined);
const { showPopup } = await import("./show-popup.tsx");
await showPopup(tabId, firstReport);

/** The tab the popup was opened over, or the one its address names when it is open in a tab of its own. */
async function shownTab(): Promise<number> {
  const named = new URLSearchParams(location.search).get("tab");
  if (named !== null && /^\d{1,10}$/.test(named)) return Number(named);
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return tab?.id ?? -1;
}
