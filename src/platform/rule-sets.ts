import browser from "webextension-polyfill";
import { createNetRules, type NetRules } from "./net-rules.ts";

const isPrivate = browser.extension.inIncognitoContext === true;

/** Rules that stay on disk: never of anything seen in a private window. */
export const dynamicRules: NetRules = createNetRules(
  {
    get: () => browser.declarativeNetRequest.getDynamicRules(),
    update: (change) => browser.declarativeNetRequest.updateDynamicRules(change),
  },
  isPrivate,
  // The worker of private windows writes none of them, and reads those of the other.
  isPrivate,
);

/** Rules that end with the browser. */
export const sessionRules: NetRules = createNetRules(
  {
    get: () => browser.declarativeNetRequest.getSessionRules(),
    update: (change) => browser.declarativeNetRequest.updateSessionRules(change),
  },
  isPrivate,
);
