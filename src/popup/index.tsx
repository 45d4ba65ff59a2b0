import { render } from "preact";
import browser from "webextension-polyfill";
import { loadPageWords } from "../platform/load-words.ts";
import { createInquiring } from "./inquiring.ts";
import { createPassingOn } from "./passing-on.ts";
import { Popup } from "./popup.tsx";
import type { PopupActions } from "./popup-state.ts";
import { createSiteAccess } from "./site-access.ts";
import { createTabSite } from "./tab-site.ts";
import { createViewStore } from "./view-store.ts";

const words = await loadPageWords(document);
const root = document.getElementById("root") ?? document.body;
root.replaceChildren();

const store = createViewStore((view) => {
  render(<Popup view={view} words={words} now={Date.now()} actions={actions} />, root);
});
const tabId = shownTab();
const tabSite = createTabSite(store, tabId);
const inquiring = createInquiring(store, tabId);
const access = createSiteAccess(store);

const actions: PopupActions = {
  ...tabSite,
  ...inquiring,
  ...createPassingOn(store, words),
  checkAgain: () => {
    if (store.view().inquiry.step === "closed") tabSite.checkAgain();
    else inquiring.again();
  },
  inquire: (open) => {
    inquiring.inquire(open);
    if (open) root.querySelector<HTMLElement>("#inquiry")?.focus();
  },
  allowAccess: access.allow,
  openSettings: () => {
    void browser.runtime.openOptionsPage().then(() => {
      window.close();
    });
  },
};

/** The tab the popup was opened over, or the one its address names when it is open in a tab of its own. */
async function shownTab(): Promise<number> {
  const named = new URLSearchParams(location.search).get("tab");
  if (named !== null && /^\d{1,10}$/.test(named)) return Number(named);
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return tab?.id ?? -1;
}

store.show({});
access.watch();
void tabSite.open();
