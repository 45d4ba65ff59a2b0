import browser from "webextension-polyfill";
import { createApp, type App } from "../app/app.ts";
import { createBackgroundPorts } from "../platform/background-ports.ts";
import { parseWebAddress } from "../platform/web-address.ts";
import { onMessage } from "./messages.ts";

/*
 * Listeners only: every one is registered before anything is awaited, or the event that woke the
 * worker would be lost.
 */
const ports = createBackgroundPorts();
const app: App = createApp(ports, parseWebAddress);

function run(what: string, work: Promise<unknown>): void {
  work.catch((error: unknown) => {
    ports.complain(what, error);
  });
}

browser.webNavigation.onBeforeNavigate.addListener(({ tabId, frameId, url }) => {
  if (frameId === 0) run("a visit could not be checked", app.visit(tabId, url, "leaving"));
});
browser.webNavigation.onCommitted.addListener(({ tabId, frameId, url }) => {
  if (frameId === 0) run("a visit could not be checked", app.visit(tabId, url, "arrived"));
  else run("a frame could not be guarded", app.frameArrived(tabId));
});
browser.webNavigation.onHistoryStateUpdated.addListener(({ tabId, frameId, url }) => {
  if (frameId === 0) run("a visit could not be checked", app.visit(tabId, url, "arrived"));
});
browser.webNavigation.onTabReplaced.addListener(({ tabId, replacedTabId }) => {
  run("a tab could not be forgotten", app.forgetTab(replacedTabId));
  const arrived = browser.tabs.get(tabId).then(({ url }) => app.visit(tabId, url ?? "", "arrived"));
  run("a visit could not be checked", arrived);
});
browser.webRequest.onResponseStarted.addListener(
  ({ tabId, url, ip, fromCache }) => {
    const host = parseWebAddress(url)?.hostname;
    if (tabId < 0 || ip === undefined || fromCache || host === undefined) return;
    run("a connection could not be noted", app.connected(tabId, host, ip));
  },
  { urls: ["http://*/*", "https://*/*"], types: ["main_frame"] },
);
browser.tabs.onRemoved.addListener((tabId) => {
  run("a tab could not be forgotten", app.forgetTab(tabId));
});
browser.alarms.onAlarm.addListener(({ scheduledTime }) => {
  run("the looks that are due failed", app.tick(scheduledTime));
});
browser.runtime.onMessage.addListener(onMessage(app));
self.addEventListener("online", () => {
  run("a change of network could not be noted", app.networkChanged());
});

// Read while the event that woke the worker is still being handled: the first look needs it at once.
run("the network table could not be read", ports.knowledge());
run("unfinished looks could not be taken up", app.resume());
