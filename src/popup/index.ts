import { call } from "../platform/messenger.ts";
import { native } from "../platform/native.ts";
import { loadPageWording } from "../platform/wording.ts";

/*
 * Asks first and loads what draws the answer meanwhile, so this file imports next to nothing: the background takes as
 * long to answer, and longer where it sleeps, as the rest takes to load.
 */
const tabId = shownTab();
const opening = {
  tabId,
  report: tabId.then((id) => call("getReport", { tabId: id })),
  surroundings: tabId.then((id) => call("getSurroundings", { tabId: id })),
  wording: loadPageWording(),
};
// Whoever draws says what went wrong.
for (const answer of [opening.report, opening.surroundings]) answer.catch(() => undefined);
const { showPopup } = await import("./show-popup.tsx");
await showPopup(opening);

/** The tab the popup was opened over, or the one its address names when it is open in a tab of its own. */
async function shownTab(): Promise<number> {
  const named = new URLSearchParams(location.search).get("tab");
  if (named !== null && /^\d{1,10}$/.test(named)) return Number(named);
  const [tab] = await native.tabs.query({ active: true, currentWindow: true });
  return tab?.id ?? -1;
}
