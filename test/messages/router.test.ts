import { describe, expect, test, vi } from "vitest";
import { WARNING_PAGE } from "../../src/messages/pages.ts";
import { Refused } from "../../src/messages/refusal.ts";
import { route, type Handlers, type Sender } from "../../src/messages/router.ts";

const POPUP: Sender = { page: "src/popup/index.html", tabId: undefined, topFrame: true };
const WARNING: Sender = { page: WARNING_PAGE, tabId: 1, topFrame: true };
const CONTENT: Sender = { page: undefined, tabId: 1, topFrame: true };
const BLOCK = { blockId: "00000000-0000-4000-8000-000000000001" };
const PROCEED = { ...BLOCK, scope: "hour" };
const OPTIONS = { ...POPUP, page: "src/options/index.html" };
const SITE = { tabId: 1, host: "shop.lab-site.com" };
const HISTORY = { ...POPUP, page: "src/history/index.html" };
const HOSTS = { hosts: ["shop.lab-site.com"] };
const MANY = { hosts: Array.from({ length: 26 }, (_, n) => `n${String(n)}.lab-site.com`) };
const REMOVED = {
  removed: { sites: [{ host: "shop.lab-site.com", place: 0, day: 1, looks: "{}" }] },
};
const TRUST = { ...SITE, scope: "hour" };
const HOST = { host: "shop.lab-site.com" };

function handlers(): Handlers {
  const refuse = vi.fn(() => Promise.reject(new Error("Nothing was saved.")));
  const answer = vi.fn(() => Promise.resolve(undefined as never));
  return {
    getReport: answer,
    checkAgain: answer,
    getSurroundings: answer,
    trust: answer,
    distrust: answer,
    mark: answer,
    checkHost: answer,
    getReplay: answer,
    checkFirst: answer,
    claimBlock: answer,
    getBlock: answer,
    proceed: answer,
    leave: answer,
    testResolver: answer,
    getSettings: answer,
    getPolicy: answer,
    saveSettings: refuse,
    forgetSites: answer,
    deleteEverything: answer,
    measureKept: answer,
    checkSensitivities: answer,
    listPastSites: answer,
    judgePastSites: answer,
    getPastSite: answer,
    deletePastSites: answer,
    restorePastSites: answer,
    getEventsStatus: answer,
    sendTestEvent: answer,
    exportEvents: answer,
    guardLeave: answer,
    guardMore: answer,
    guardAttempt: answer,
    guardTampered: answer,
    guardResume: answer,
  };
}

describe("who may send what", () => {
  test.each([
    ["getEventsStatus", {}, OPTIONS, true],
    ["getEventsStatus", {}, CONTENT, false],
    ["sendTestEvent", {}, OPTIONS, true],
    ["sendTestEvent", {}, POPUP, false],
    ["exportEvents", {}, OPTIONS, true],
    ["exportEvents", {}, CONTENT, false],
    ["getReport", { tabId: 1 }, POPUP, true],
    ["getReport", { tabId: 1 }, CONTENT, false],
    ["getReport", { tabId: -1 }, POPUP, false],
    ["getReport", { tabId: 1, more: 1 }, POPUP, false],
    ["getSurroundings", { tabId: 1 }, POPUP, true],
    ["getSurroundings", { tabId: 1 }, CONTENT, false],
    ["trust", TRUST, POPUP, true],
    ["trust", TRUST, CONTENT, false],
    ["trust", TRUST, OPTIONS, false],
    ["trust", TRUST, WARNING, false],
    ["trust", TRUST, { ...POPUP, topFrame: false }, false],
    ["trust", { ...TRUST, scope: "ever" }, POPUP, false],
    ["trust", { ...TRUST, host: "SHOP.lab-site.com" }, POPUP, false],
    ["trust", { ...TRUST, host: "localhost" }, POPUP, false],
    ["trust", { tabId: 1, scope: "once" }, POPUP, false],
    ["distrust", SITE, POPUP, true],
    ["distrust", SITE, CONTENT, false],
    ["mark", { ...SITE, marked: false }, POPUP, true],
    ["mark", { ...SITE, marked: false }, CONTENT, false],
    ["mark", { ...SITE, marked: "no" }, POPUP, false],
    ["checkHost", { ...SITE, again: false }, POPUP, true],
    ["checkHost", { ...SITE, again: false }, CONTENT, false],
    ["checkHost", { ...SITE, again: false, host: "https://a.org/" }, POPUP, false],
    ["checkHost", { ...SITE, again: false, host: `${"a.".repeat(130)}org` }, POPUP, false],
    ["checkHost", { ...SITE, again: false, host: "router.local" }, POPUP, true],
    ["checkHost", { ...SITE, again: false, host: "a b.org" }, POPUP, false],
    ["checkHost", { ...SITE, again: false, host: "" }, POPUP, false],
    ["getReplay", HOST, POPUP, true],
    ["getReplay", HOST, CONTENT, false],
    ["getReplay", { host: "../settings" }, POPUP, false],
    ["claimBlock", { target: "https://shop.lab-site.com/" }, WARNING, true],
    ["claimBlock", { target: "https://shop.lab-site.com/" }, CONTENT, false],
    ["claimBlock", { target: "https://shop.lab-site.com/" }, POPUP, false],
    ["claimBlock", { target: "javascript:alert(1)" }, WARNING, false],
    ["claimBlock", { target: "data:text/html,https://a.org/" }, WARNING, false],
    ["getBlock", BLOCK, WARNING, true],
    ["getBlock", BLOCK, POPUP, false],
    ["proceed", PROCEED, WARNING, true],
    ["proceed", PROCEED, POPUP, false],
    ["proceed", PROCEED, CONTENT, false],
    ["proceed", PROCEED, { ...WARNING, topFrame: false }, false],
    ["proceed", BLOCK, WARNING, false],
    ["proceed", { ...PROCEED, scope: "for ever" }, WARNING, false],
    ["proceed", { ...PROCEED, blockId: "1" }, WARNING, false],
    ["guardMore", HOST, CONTENT, true],
    ["guardMore", HOST, POPUP, false],
    ["guardMore", { host: "localhost" }, CONTENT, false],
    ["guardReleased", HOST, CONTENT, false],
    ["guardAttempt", { ...HOST, kind: "password" }, CONTENT, true],
    ["guardAttempt", { ...HOST, kind: "<b>" }, CONTENT, false],
    ["guardTampered", { ...HOST, how: "covered" }, CONTENT, true],
    ["guardTampered", { ...HOST, how: "asked" }, CONTENT, false],
    ["guardResume", HOST, CONTENT, true],
    ["testResolver", { url: "https://dns.quad9.net/dns-query" }, POPUP, true],
    ["testResolver", { url: "https://dns.quad9.net/dns-query" }, CONTENT, false],
    ["testResolver", { url: "http://dns.quad9.net/dns-query" }, POPUP, false],
    ["testResolver", { url: " https://dns.quad9.net/dns-query" }, POPUP, false],
    ["getSettings", {}, CONTENT, false],
    ["forgetSites", {}, CONTENT, false],
    ["deleteEverything", {}, CONTENT, false],
    ["deleteEverything", {}, POPUP, false],
    ["deleteEverything", {}, { ...POPUP, page: "src/options/index.html" }, true],
    ["measureKept", {}, CONTENT, false],
    ["checkSensitivities", {}, CONTENT, false],
    ["listPastSites", {}, HISTORY, true],
    ["listPastSites", {}, CONTENT, false],
    ["listPastSites", {}, POPUP, false],
    ["listPastSites", {}, { ...HISTORY, topFrame: false }, false],
    ["judgePastSites", HOSTS, HISTORY, true],
    ["judgePastSites", HOSTS, CONTENT, false],
    ["judgePastSites", MANY, HISTORY, false],
    ["judgePastSites", { hosts: ["localhost"] }, HISTORY, false],
    ["getPastSite", HOST, HISTORY, true],
    ["getPastSite", HOST, WARNING, false],
    ["deletePastSites", HOSTS, HISTORY, true],
    ["deletePastSites", MANY, HISTORY, true],
    ["deletePastSites", HOSTS, CONTENT, false],
    ["deletePastSites", HOSTS, OPTIONS, false],
    ["restorePastSites", REMOVED, HISTORY, true],
    ["restorePastSites", REMOVED, CONTENT, false],
    ["restorePastSites", REMOVED, POPUP, false],
    ["restorePastSites", { removed: { sites: [{ host: "localhost" }] } }, HISTORY, false],
    ["forgetSites", {}, { ...POPUP, page: "src/options/index.html" }, true],
    ["toString", {}, POPUP, false],
    ["__proto__", {}, POPUP, false],
    ["constructor", {}, POPUP, false],
  ] as const)("%s %j from %j: %s", async (method, args, sender, allowed) => {
    const table = handlers();
    const reply = await route(table, { method, args }, sender);
    expect(reply?.ok).toBe(allowed);
    const called = Object.values(table).some((handler) => vi.mocked(handler).mock.calls.length > 0);
    expect(called).toBe(allowed);
  });
});

test("what is no message of ours is left for others to answer", () => {
  for (const message of [undefined, 1, "text", {}, { method: 1 }, []]) {
    expect(route(handlers(), message, POPUP)).toBeUndefined();
  }
});

test("an error reaches the caller as its message", async () => {
  const reply = await route(handlers(), { method: "saveSettings", args: { settings: {} } }, POPUP);
  expect(reply).toEqual({ ok: false, error: "Nothing was saved." });
});

test("a refusal reaches the caller as data, which messages can carry", async () => {
  const refusal = { kind: "elsewhere" } as const;
  const table = { ...handlers(), trust: () => Promise.reject(new Refused(refusal)) };
  const reply = await route(table, { method: "trust", args: TRUST }, POPUP);
  expect(structuredClone(reply)).toMatchObject({ ok: false, refusal });
});
