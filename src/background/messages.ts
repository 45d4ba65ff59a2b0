import browser, { type Runtime } from "webextension-polyfill";
import type { App } from "../app/app.ts";
import type { Reply } from "../messages/protocol.ts";
import { route, type Handlers, type Sender } from "../messages/router.ts";

/** The listener for messages: answers ours, stays silent on all others. */
export function onMessage(
  app: App,
): (message: unknown, sender: Runtime.MessageSender) => Promise<Reply> | undefined {
  const handlers: Handlers = {
    getReport: async ({ tabId }) => {
      const known = await app.report(tabId);
      if (known.state !== "not-checkable" || known.address !== "") return known;
      // A tab that was open before Fluxward was: its address is asked for now.
      const { url } = await browser.tabs.get(tabId);
      await app.visit(tabId, url ?? "", "arrived");
      return app.report(tabId);
    },
    checkAgain: ({ tabId }) => app.checkAgain(tabId),
    getSurroundings: ({ tabId }) => app.choosing.surroundings(tabId),
    trust: ({ tabId, host, scope }) => app.choosing.trust(tabId, host, scope),
    distrust: ({ tabId, host }) => app.choosing.distrust(tabId, host),
    mark: ({ tabId, host, marked }) => app.choosing.mark(tabId, host, marked),
    checkHost: ({ tabId, host, again }) => app.inquiring.checkHost(tabId, host, again),
    getReplay: ({ host }) => app.inquiring.replay(host),
    checkFirst: async ({ target, hasOpener }, { tabId }) =>
      tabId === undefined ? { state: "go" } : app.checkFirst(tabId, target, hasOpener),
    claimBlock: async ({ target }, { tabId }) =>
      tabId === undefined ? { state: "nothing" } : app.claim(tabId, target),
    getBlock: ({ blockId }) => app.block(blockId),
    proceed: ({ blockId, scope }) => app.proceed(blockId, scope),
    leave: ({ blockId }) => app.leave(blockId),
    testResolver: ({ url }) => app.testResolver(url),
    getSettings: () => app.getSettings(),
    getPolicy: () => app.getPolicy(),
    forgetSites: () => app.forgetSites(),
    deleteEverything: () => app.deleteEverything(),
    measureKept: () => app.measureKept(),
    checkSensitivities: () => app.checkSensitivities(),
    listPastSites: () => app.past.list(),
    judgePastSites: ({ hosts }) => app.past.judge(hosts),
    getPastSite: ({ host }) => app.past.report(host),
    deletePastSites: ({ hosts }) => app.past.remove(hosts),
    restorePastSites: ({ removed }) => app.past.restore(removed),
    saveSettings: ({ settings, base }) => app.saveSettings(settings, base),
    getEventsStatus: async () => app.events?.status(),
    sendTestEvent: async () => app.events?.sendTest(),
    exportEvents: async () => (await app.events?.exportKept()) ?? "",
    guardLeave: inTab((tabId) => app.guard.leave(tabId)),
    guardMore: inTab((tabId, { host }) => app.guard.more(tabId, host)),
    guardAttempt: inTab((tabId, { host, kind }) => app.guard.attempt(tabId, host, kind)),
    guardTampered: inTab((tabId, { host, how }) => app.guard.tampered(tabId, host, how)),
    guardResume: inTab((tabId, { host }) => app.guard.resume(tabId, host)),
  };
  return (message, sender) => {
    if (sender.id !== browser.runtime.id) return undefined;
    return route(handlers, message, describeSender(sender));
  };
}

/** By address, since Firefox leaves the sender's origin unset. */
function describeSender({ url, tab, frameId }: Runtime.MessageSender): Sender {
  const base = browser.runtime.getURL("");
  const page =
    url?.startsWith(base) === true ? url.slice(base.length).replace(/[?#].*$/s, "") : undefined;
  return { page, tabId: tab?.id, topFrame: frameId === undefined || frameId === 0 };
}

/** Only for senders in a tab: it is that tab which they may speak of, whatever they say. */
function inTab<A>(
  run: (tabId: number, args: A) => Promise<void>,
): (args: A, sender: Sender) => Promise<void> {
  return async (args, { tabId }) => {
    if (tabId !== undefined) await run(tabId, args);
  };
}
