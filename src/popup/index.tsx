import { render } from "preact";
import browser from "webextension-polyfill";
import { call } from "../platform/messenger.ts";
import { loadPageWords } from "../platform/load-words.ts";
import { Popup } from "./popup.tsx";
import type { PopupState } from "./popup-state.ts";
import { askAgainAfter } from "./refresh.ts";

const words = await loadPageWords(document);
const root = document.getElementById("root") ?? document.body;
root.replaceChildren();

let state: PopupState = { state: "loading" };
let timer: number | undefined;

const actions = {
  checkAgain: () => {
    if (state.state === "judged") show({ ...state, checking: true });
    void update("checkAgain");
  },
  openSettings: () => {
    void browser.runtime.openOptionsPage().then(() => {
      window.close();
    });
  },
  tryAgain: () => {
    show({ state: "loading" });
    void update("getReport");
  },
};

function show(next: PopupState): void {
  state = next;
  render(<Popup state={state} words={words} now={Date.now()} actions={actions} />, root);
}

async function update(method: "getReport" | "checkAgain"): Promise<void> {
  window.clearTimeout(timer);
  try {
    show(await call(method, { tabId: await shownTab() }));
  } catch (error: unknown) {
    console.warn("The popup got no report.", error);
    show({ state: "failed" });
  }
  const wait = askAgainAfter(state, Date.now());
  if (wait !== undefined) timer = window.setTimeout(() => void update("getReport"), wait);
}

/** The tab the popup was opened over, or the one its address names when it is open in a tab of its own. */
async function shownTab(): Promise<number> {
  const named = new URLSearchParams(location.search).get("tab");
  if (named !== null && /^\d{1,10}$/.test(named)) return Number(named);
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  return tab?.id ?? -1;
}

show(state);
void update("getReport");
