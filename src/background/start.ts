import browser, { type WebRequest } from "webextension-polyfill";
import { createApp, type App } from "../app/app.ts";
import { createBackgroundPorts } from "../platform/background-ports.ts";
import { onConnectionChange } from "../platform/connection.ts";
import { EVENTS_ALARM } from "../platform/event-ports.ts";
import { WARNING_URL } from "../platform/own-page.ts";
import { hasOwnPrivateWorker } from "../platform/private-worker.ts";
import { routeOf, TELLS_ROUTE } from "../platform/route.ts";
import { parseWebAddress } from "../platform/web-address.ts";
import { POLICY_KEY } from "../storage/policy-key.ts";
import { SETTINGS_KEY } from "../storage/settings-key.ts";
import { createEquipping } from "./equip-open-tabs.ts";
import { createLeaving, isOnShow } from "./leaving.ts";
import { onMessage } from "./messages.ts";
import { heedHolding, listenToRequests } from "./request-hold.ts";
import { onPanelLine } from "./panel-line.ts";
import { heedUpdates, isUpdateAlarm } from "./updating.ts";

const PAGES: WebRequest.RequestFilter = {
  urls: ["http://*/*", "https://*/*"],
  types: ["main_frame"],
};
const OWN = new URL(WARNING_URL).protocol.replace(":", "");
/** Where a tab can be on its way to that matters before it is there: pages of sites, and ours. */
const GOALS = { url: [{ schemes: ["http", "https", "blob", "filesystem", OWN] }] };
/** How a page fares that a filter stopped (Chromium 156, Firefox 153). */
const STOPPED = ["net::ERR_BLOCKED_BY_CLIENT", "NS_ERROR_ABORT"];

/**
 * A worker begins. Listeners only: every one is registered before anything is awaited, or the event that woke the
 * worker would be lost.
 */
export function startBackground(): void {
  const ports = createBackgroundPorts();
  const app: App = createApp(ports, parseWebAddress);

  function run(what: string, work: Promise<unknown>): void {
    work.catch((error: unknown) => {
      ports.complain(what, error);
    });
  }

  function leftFirstRun(tabId: number): void {
    run("it could not be noted that the first-run page was left", app.leftFirstRun(tabId));
  }

  /** In private windows there is nobody to tell. */
  const nothing = Promise.resolve();
  const leaving = createLeaving();
  const onRequest = (request: WebRequest.OnBeforeRequestDetailsType): void => {
    const { tabId, url, timeStamp } = request;
    if (tabId < 0 || !isOnShow(request)) return;
    app.noteAsked(tabId, url);
    const stage = leaving.stageOf(tabId, url, timeStamp);
    // Firefox tells here, and only here, of proxies; elsewhere it tells of the hosts on the way to a page.
    if (stage === "past" || (!TELLS_ROUTE && (stage === "arrived" || !leaving.isNews(tabId, url))))
      return;
    run("a visit could not be checked", app.visit(tabId, url, stage, routeOf(request)));
  };
  listenToRequests(PAGES, onRequest, async ({ tabId, url, method }) => {
    return tabId >= 0 && method === "GET" && (await app.hold(tabId, url));
  });
  browser.webNavigation.onBeforeNavigate.addListener(({ tabId, frameId, url }) => {
    if (frameId !== 0) return;
    if (/^https?:/.test(url)) app.noteAsked(tabId, url);
    if (TELLS_ROUTE || !leaving.isNews(tabId, url)) return;
    run("a visit could not be checked", app.visit(tabId, url, "leaving"));
  }, GOALS);
  browser.webNavigation.onCommitted.addListener(({ tabId, frameId, url, timeStamp }) => {
    if (frameId === 0) leaving.arrived(tabId, url, timeStamp);
    if (frameId === 0 && /^https?:/.test(url)) leftFirstRun(tabId);
    if (frameId === 0) run("a visit could not be checked", app.visit(tabId, url, "arrived"));
    else run("a frame could not be guarded", app.frameArrived(tabId));
  });
  browser.webNavigation.onHistoryStateUpdated.addListener(({ tabId, frameId, url }) => {
    if (frameId === 0) run("a visit could not be checked", app.visit(tabId, url, "arrived"));
  });
  browser.webNavigation.onDOMContentLoaded.addListener(({ tabId, frameId }) => {
    // A `javascript:` address puts another document in the page's place, and this is all one hears of it.
    if (frameId === 0) run("a page could not be guarded", app.frameArrived(tabId));
  }, GOALS);
  browser.webNavigation.onTabReplaced.addListener(({ tabId, replacedTabId }) => {
    run("a tab could not be forgotten", app.forgetTab(replacedTabId));
    const arrived = browser.tabs
      .get(tabId)
      .then(({ url }) => app.visit(tabId, url ?? "", "arrived"));
    run("a visit could not be checked", arrived);
  });
  browser.webRequest.onResponseStarted.addListener((response) => {
    const { tabId, url, ip, fromCache } = response;
    if (!isOnShow(response)) return;
    const host = parseWebAddress(url)?.hostname;
    if (tabId < 0 || ip === undefined || fromCache || host === undefined) return;
    // The address is the proxy's own then.
    if (routeOf(response) === "proxy") return;
    run("a connection could not be noted", app.connected(tabId, host, ip));
  }, PAGES);
  // Where private windows have a worker of their own, the other hears of none of their tabs.
  if (!hasOwnPrivateWorker() || browser.extension.inIncognitoContext === true) {
    browser.tabs.onCreated.addListener(({ incognito }) => {
      if (incognito) run("a private tab could not be noted", ports.stops.privateTabsChanged());
    });
  }
  browser.tabs.onRemoved.addListener((tabId) => {
    leaving.forget(tabId);
    leftFirstRun(tabId);
    run("a tab could not be forgotten", app.forgetTab(tabId));
  });
  browser.alarms.onAlarm.addListener(({ name, scheduledTime }) => {
    if (name === EVENTS_ALARM) run("events could not be sent", app.events?.tick() ?? nothing);
    else if (!isUpdateAlarm(name)) run("the looks that are due failed", app.tick(scheduledTime));
  });
  browser.webNavigation.onErrorOccurred.addListener(({ tabId, frameId }) => {
    if (frameId === 0) leaving.failed(tabId);
  });
  const heedPolicy = (): void => {
    const heeded = app.policyChanged().then(() => heedHolding(app));
    run("what the organisation wants could not be heeded", heeded);
  };
  browser.storage.managed.onChanged.addListener(heedPolicy);
  // Not of the session's store, of which every visit writes some.
  browser.storage.local.onChanged.addListener((changes) => {
    // Chromium's two workers share the settings: what one is told must stop the other's looks too.
    if (SETTINGS_KEY in changes) {
      run("changed settings could not be heeded", app.settingsChanged());
      run("whether requests are held could not be told", heedHolding(app));
    }
    if (POLICY_KEY in changes) heedPolicy();
  });
  browser.webRequest.onErrorOccurred.addListener((request) => {
    const { tabId, error } = request;
    // Anybody's filter may have been it; in a guarded tab it is the guard's own.
    if (tabId < 0 || !STOPPED.includes(error) || !isOnShow(request)) return;
    run("what was stopped could not be explained", app.guard.stopped(tabId));
  }, PAGES);
  browser.runtime.onMessage.addListener(onMessage(app));
  browser.runtime.onConnect.addListener(onPanelLine(app, ports.complain));
  heedUpdates(ports.complain);
  const equipOpenTabs = createEquipping(app, ports.stopNotes);
  browser.runtime.onInstalled.addListener(({ reason }) => {
    // In Chromium the worker of private windows hears of it too.
    if (browser.extension.inIncognitoContext !== true) {
      run("the first-run page could not be opened", app.installed(reason === "update"));
    }
    run("open pages could not be given the guard", equipOpenTabs());
  });
  browser.runtime.onStartup.addListener(() => {
    run("the browser's start could not be noted", app.browserStarted());
  });
  onConnectionChange((kind) => {
    const noted = kind === "online" ? app.networkChanged() : app.connectionChanged();
    run("a change of network could not be noted", noted);
  });

  run("whether requests are held could not be told", heedHolding(app));
  // Read while the event that woke the worker is still being handled: the first look needs it at once.
  run("the network table could not be read", ports.knowledge());
  run("unfinished looks could not be taken up", app.resume());
  run("open pages could not be given the guard", equipOpenTabs());
}
