import { render } from "preact";
import browser from "webextension-polyfill";
import { loadPageWords } from "../platform/load-words.ts";
import { call } from "../platform/messenger.ts";
import { TELLS_ROUTE } from "../platform/route.ts";
import { saveTextFile } from "../platform/save-file.ts";
import { POLICY_KEY } from "../storage/policy-key.ts";
import { SETTINGS_KEY } from "../storage/settings-key.ts";
import type { Words } from "../ui/words.ts";
import { createController } from "./controller.ts";
import { Options } from "./options.tsx";
import { firstState, type OptionsState } from "./options-state.ts";

let words: Words = await loadPageWords(document);
let spoken = "";
const root = document.getElementById("root") ?? document.body;

// Firefox lets an extension hold requests; it is the browser that tells how they go, too.
const first = firstState(TELLS_ROUTE ? "request" : "page", []);
const { actions, load, refresh } = createController(
  {
    call,
    now: () => Date.now(),
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
  first,
);

function draw(state: OptionsState, focus: string | undefined): void {
  document.title = words.text("options_title");
  render(<Options state={state} words={words} now={Date.now()} actions={actions} />, root);
  if (focus !== undefined) document.getElementById(focus)?.focus();
}

// What a warning page, another page like this one or the background changes must not be undone from here.
browser.storage.onChanged.addListener((changes, area) => {
  if (area === "local" && (SETTINGS_KEY in changes || POLICY_KEY in changes)) void refresh();
});

draw(first, undefined);
void load();
