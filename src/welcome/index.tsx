import { render } from "preact";
import browser from "webextension-polyfill";
import { loadPageWords } from "../platform/load-words.ts";
import { call } from "../platform/messenger.ts";
import { SETTINGS_KEY } from "../storage/settings-key.ts";
import { createController } from "./controller.ts";
import { Welcome } from "./welcome.tsx";
import { FIRST_STATE, type WelcomeState } from "./welcome-state.ts";

const words = await loadPageWords(document);
const root = document.getElementById("root") ?? document.body;

const { actions, load } = createController({
  call,
  draw,
  close: () => {
    void browser.tabs.getCurrent().then(async (tab) => {
      if (tab.id !== undefined) await browser.tabs.remove(tab.id);
    });
  },
});

function draw(state: WelcomeState, focus: string | undefined): void {
  render(<Welcome state={state} words={words} actions={actions} />, root);
  if (focus !== undefined) document.getElementById(focus)?.focus();
}

// Another page like this one, the settings page or a policy may have answered meanwhile.
browser.storage.onChanged.addListener((changes, area) => {
  if ((area === "local" && SETTINGS_KEY in changes) || area === "managed") void load();
});

document.title = words.text("welcome_title");
draw(FIRST_STATE, undefined);
void load();
