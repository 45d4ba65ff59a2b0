import browser from "webextension-polyfill";
import type { Route } from "../app/visiting.ts";

/** Whether this browser tells which requests go through a proxy: Firefox does, Chromium does not. */
export const TELLS_ROUTE = browser.runtime.getURL("").startsWith("moz-extension:");

/** How a request goes, by what the browser says of it: in Firefox `proxyInfo` is null for one that goes straight. */
export function routeOf(details: object): Route {
  if (!TELLS_ROUTE || !("proxyInfo" in details)) return undefined;
  return details.proxyInfo === null ? "direct" : "proxy";
}
