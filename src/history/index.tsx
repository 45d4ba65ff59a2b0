import { render } from "preact";
import browser from "webextension-polyfill";
import { loadPageWords } from "../platform/load-words.ts";
import { call } from "../platform/messenger.ts";
import { saveTextFile } from "../platform/save-file.ts";
import { SETTINGS_KEY } from "../storage/settings-key.ts";
import type { Words } from "../ui/words.ts";
import { createController } from "./controller.ts";
import { History } from "./history.tsx";
import { FIRST_STATE, type HistoryState } from "./history-state.ts";

/** How long (ms) the page waits for more of the same before it reads anew: a look writes several documents. */
const PATIENCE_MS = 300;
/** Documents that name a site after the colon. */
const BY_NAME = /^memory\.(?:odd|events):(.+)$/;

let words: Words = await loadPageWords(document);
let spoken = "";
const root = document.getElementById("root") ?? document.body;

const { actions, refresh } = createController(
  {
    call,
    now: () => Date.now(),
    words: () => words,
    onSettings: async ({ language, theme }) => {
      const wanted = JSON.stringify([language, theme]);
      if (wanted === spoken) return;
      words = await loadPageWords(document);
      spoken = wanted;
    },
    download: saveTextFile,
    draw,
    complain: (what, error) => {
      console.warn(what, error);
    },
  },
  FIRST_STATE,
);

function draw(state: HistoryState, focus: string | undefined): void {
  document.title = words.text("history_title");
  render(<History state={state} words={words} now={Date.now()} actions={actions} />, root);
  if (focus !== undefined) document.getElementById(focus)?.focus();
}

/** What is other since the page was read: names of sites, or all of them. */
let changed = new Set<string>();
let waiting: ReturnType<typeof setTimeout> | undefined;
browser.storage.onChanged.addListener((changes, area) => {
  if (area !== "local") return;
  const keys = Object.keys(changes).filter(
    (key) => key.startsWith("memory") || key === SETTINGS_KEY,
  );
  for (const key of keys) changed.add(key === SETTINGS_KEY ? "*" : (BY_NAME.exec(key)?.[1] ?? ""));
  if (keys.length === 0 || waiting !== undefined) return;
  waiting = setTimeout(() => {
    const news = changed;
    changed = new Set();
    waiting = undefined;
    void refresh((host) => news.has("*") || news.has(host));
  }, PATIENCE_MS);
});

draw(FIRST_STATE, undefined);
void refresh(() => true);
