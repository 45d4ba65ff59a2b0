import browser from "webextension-polyfill";

/** As in the manifest. */
export const VERSION = browser.runtime.getManifest().version;
