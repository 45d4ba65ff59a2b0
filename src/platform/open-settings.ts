import browser from "webextension-polyfill";

/** Opens the settings page, or brings it to the front. */
export function openSettings(): Promise<void> {
  return browser.runtime.openOptionsPage();
}
