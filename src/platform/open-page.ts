import browser from "webextension-polyfill";
import { WELCOME_URL } from "./own-page.ts";

/** Opens the settings page, or brings it to the front. */
export function openSettings(): Promise<void> {
  return browser.runtime.openOptionsPage();
}

/** Opens the first-run page in a tab of its own, and answers which. */
export async function openWelcome(): Promise<number> {
  const { id } = await browser.tabs.create({ url: WELCOME_URL });
  return id ?? browser.tabs.TAB_ID_NONE;
}
