import { render } from "preact";
import { call } from "../platform/messenger.ts";
import type { Settings } from "../storage/settings.ts";
import { loadPageWords } from "../platform/load-words.ts";
import { Options } from "./options.tsx";
import type { OptionsActions, OptionsState } from "./options-state.ts";
import { readDraft, withResolver } from "./resolver-draft.ts";

const words = await loadPageWords(document);
const root = document.getElementById("root") ?? document.body;
document.title = words.text("options_title");

let state: OptionsState = {
  settings: undefined,
  save: { state: "idle" },
  draft: "",
  draftProblem: undefined,
  tests: {},
  forget: "idle",
};

const actions: OptionsActions = {
  change: (settings) => {
    void save(settings);
  },
  setDraft: (draft) => {
    show({ draft, draftProblem: undefined });
  },
  addResolver: () => {
    const { settings, draft } = state;
    if (settings === undefined) return;
    const result = withResolver(settings.resolvers, draft, words);
    if (result.ok) void save({ resolvers: result.resolvers });
    show(result.ok ? { draft: "", draftProblem: undefined } : { draftProblem: result.problem });
  },
  testDraft: () => {
    const result = readDraft(state.draft, words);
    show({ draftProblem: result.ok ? undefined : result.problem });
    if (result.ok) void test(result.url);
  },
  testResolver: (url) => {
    void test(url);
  },
  askForget: (asked) => {
    show({ forget: asked ? "asked" : "idle" });
  },
  forgetSites: () => {
    void forget();
  },
};

async function forget(): Promise<void> {
  show({ forget: "deleting" });
  try {
    await call("forgetSites", {});
    show({ forget: "done" });
  } catch (thrown: unknown) {
    show({ forget: "idle" });
    fail("options_forget_failed", thrown);
  }
}

function show(change: Partial<OptionsState>): void {
  state = { ...state, ...change };
  render(<Options state={state} words={words} now={Date.now()} actions={actions} />, root);
}

async function save(settings: Partial<Settings>): Promise<void> {
  show({ save: { state: "saving" } });
  try {
    show({ settings: await call("saveSettings", { settings }), save: { state: "saved" } });
  } catch (thrown: unknown) {
    fail("options_not_saved", thrown);
  }
}

async function test(url: string): Promise<void> {
  show({ tests: { ...state.tests, [url]: { state: "running" } } });
  try {
    const result = await call("testResolver", { url });
    show({ tests: { ...state.tests, [url]: { state: "done", result } } });
  } catch (thrown: unknown) {
    console.warn("A resolver could not be tested.", thrown);
    show({ tests: { ...state.tests, [url]: { state: "broken" } } });
  }
}

async function load(): Promise<void> {
  try {
    show({ settings: await call("getSettings", {}) });
  } catch (thrown: unknown) {
    fail("options_failed", thrown);
  }
}

function fail(
  key: "options_not_saved" | "options_failed" | "options_forget_failed",
  thrown: unknown,
): void {
  const error = thrown instanceof Error ? thrown.message : String(thrown);
  show({ save: { state: "failed", error: words.text(key, { error }) } });
}

show({});
void load();
