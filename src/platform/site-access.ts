import browser from "webextension-polyfill";

const ALL_SITES = { origins: ["<all_urls>"] };

/** Whether the browser lets Fluxward act on all sites: a person can withhold that. */
export function hasSiteAccess(): Promise<boolean> {
  return browser.permissions.contains(ALL_SITES);
}

/** Asks the person for it; only straight from a click. Answers whether it is given now. */
export function requestSiteAccess(): Promise<boolean> {
  return browser.permissions.request(ALL_SITES);
}

export function onSiteAccessChange(heed: () => void): void {
  browser.permissions.onAdded.addListener(heed);
  browser.permissions.onRemoved.addListener(heed);
}
