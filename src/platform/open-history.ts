import browser from "webextension-polyfill";
import { HISTORY_PAGE } from "../messages/pages.ts";

/** Opens the history page in a tab of its own. */
export async function openHistory(): Promise<void> {
  await browser.tabs.create({ url: browser.runtime.getURL("") + HISTORY_PAGE });
}
