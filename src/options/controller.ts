import { faultOf } from "../messages/refusal.ts";
import { writeSettingsFile } from "../storage/settings-file.ts";
import type { Settings } from "../storage/settings-model.ts";
import { readField } from "../storage/settings-fields.ts";
import type { ControllerPorts } from "./controller-ports.ts";
import { createEventsControl } from "./events-control.ts";
import { withName } from "./name-draft.ts";
import type {
  EventsView,
  NameListKey,
  OptionsActions,
  OptionsState,
  SaveState,
} from "./options-state.ts";
import { readDraft, withResolver } from "./resolver-draft.ts";
import { createShownSettings } from "./shown-settings.ts";
import { partOf, undoOf, type Undo } from "./undo.ts";
import { firstOnes, previewOf, readChosenFile } from "./transfer.ts";

/** Everything that happens on the options page. */
export function createController(
  ports: ControllerPorts,
  first: OptionsState,
): {
  readonly actions: OptionsActions;
  readonly load: () => Promise<void>;
  /** Somebody else may have changed the settings. */
  readonly refresh: () => Promise<void>;
} {
  const { call, now } = ports;
  let state = first;

  const show = (change: Partial<OptionsState>, focus?: string): void => {
    state = { ...state, ...change };
    ports.draw(state, focus);
  };

  const fail = (what: Extract<SaveState, { state: "failed" }>["what"], thrown: unknown): void => {
    show({ save: { state: "failed", what, fault: faultOf(thrown) } });
  };

  /** What the page tells beside the settings follows from them, so it is read anew. */
  const measure = async (): Promise<void> => {
    try {
      const [kept, check] = await Promise.all([
        call("measureKept", {}),
        call("checkSensitivities", {}),
      ]);
      show({ kept: kept ?? "private", check });
    } catch (thrown: unknown) {
      ports.complain("What is kept could not be measured.", thrown);
    }
  };

  const readPolicy = (): Promise<OptionsState["policy"]> =>
    call("getPolicy", {}).catch((thrown: unknown) => {
      ports.complain("What the organisation has set could not be read.", thrown);
      return state.policy;
    });

  const showEvents = (change: Partial<EventsView>): void => {
    show({ events: { ...state.events, ...change } });
  };
  const events = createEventsControl(ports, showEvents);

  const shown = createShownSettings(
    () => call("getSettings", {}),
    async (settings) => {
      await ports.onSettings(settings);
      const [policy, status] = await Promise.all([readPolicy(), events.read()]);
      show({
        ...{ settings, policy, trouble: settings.trouble },
        locked: new Set(settings.locked),
      });
      showEvents({ status });
    },
  );

  const refresh = async (): Promise<void> => {
    try {
      await shown.refresh();
    } catch (thrown: unknown) {
      fail("options_failed", thrown);
    }
  };

  // `base`: how what is changed was when the person saw it.
  const save = async (
    settings: Partial<Settings>,
    undo: Undo | undefined,
    focus?: string,
    base: Partial<Settings> = partOf(state.settings, settings),
  ): Promise<void> => {
    // Shown at once, so that what is done next builds on it.
    const next = state.settings && { ...state.settings, ...settings };
    show({ settings: next, save: { state: "saving" }, undo: undefined }, focus);
    try {
      await shown.change(() => call("saveSettings", { settings, base }));
      show({ save: { state: "saved" }, undo });
      if ("keepDays" in settings) await measure();
    } catch (thrown: unknown) {
      await refresh();
      fail("options_not_saved", thrown);
    }
  };

  const test = async (url: string): Promise<void> => {
    show({ tests: { ...state.tests, [url]: { state: "running" } } });
    try {
      const result = await call("testResolver", { url });
      show({ tests: { ...state.tests, [url]: { state: "done", result } } });
    } catch (thrown: unknown) {
      ports.complain("A resolver could not be tested.", thrown);
      show({ tests: { ...state.tests, [url]: { state: "broken" } } });
    }
  };

  const forget = async (): Promise<void> => {
    show({ forget: "deleting" });
    try {
      await call("forgetSites", {});
      show({ forget: "idle", save: { state: "forgotten" }, undo: undefined }, "forget");
      await measure();
    } catch (thrown: unknown) {
      show({ forget: "idle" });
      fail("options_forget_failed", thrown);
    }
  };

  const erase = async (): Promise<void> => {
    show({ erase: "deleting" });
    try {
      await shown.change(() => call("deleteEverything", {}));
      const { locked, settings, policy, events: kept } = state;
      show(
        { ...first, locked, settings, policy, events: kept, save: { state: "erased" } },
        "erase",
      );
      await measure();
    } catch (thrown: unknown) {
      show({ erase: "idle" });
      fail("options_forget_failed", thrown);
    }
  };

  const setList = (key: NameListKey, draft: Partial<OptionsState["lists"][NameListKey]>): void => {
    show({ lists: { ...state.lists, [key]: { ...state.lists[key], ...draft } } });
  };

  const preview = (
    file: string | undefined,
    wanted: Partial<Settings>,
    unknown: readonly string[],
  ): void => {
    const { settings, locked } = state;
    if (settings === undefined) return;
    show({ transfer: previewOf(settings, locked, { file, wanted, unknown }) }, "transfer");
  };

  const actions: OptionsActions = {
    ...events,
    change: (settings, focus) => void save(settings, undefined, focus),
    removeFrom: (key, name) => {
      const { settings } = state;
      if (settings === undefined) return;
      const others =
        key === "exceptions"
          ? settings.exceptions.filter(({ host }) => host !== name)
          : settings[key].filter((one) => one !== name);
      const left = { [key]: others };
      void save(left, undoOf(settings, left), `setting-${key}`);
    },
    undo: () => {
      if (state.undo !== undefined) void save(state.undo.to, undefined, "save", state.undo.from);
    },
    setNumber: (key, typed) => {
      const number = /^\s*\d{1,6}\s*$/.test(typed) ? Number(typed) : Number.NaN;
      const read = readField(key, number);
      show({ wrongNumbers: { ...state.wrongNumbers, [key]: read.ok ? undefined : typed } });
      if (read.ok) void save({ [key]: read.value }, undefined);
    },
    setDraft: (draft) => {
      show({ draft, draftProblem: undefined });
    },
    addResolver: () => {
      const { settings, draft } = state;
      if (settings === undefined) return;
      const result = withResolver(settings.resolvers, draft);
      show(result.ok ? { draft: "", draftProblem: undefined } : { draftProblem: result.problem });
      if (result.ok) void save({ resolvers: result.resolvers }, undefined);
    },
    testDraft: () => {
      const result = readDraft(state.draft);
      show({ draftProblem: result.ok ? undefined : result.problem });
      if (result.ok) void test(result.url);
    },
    testResolver: (url) => void test(url),
    setList,
    addName: (key) => {
      const { settings } = state;
      if (settings === undefined) return;
      const result = withName(settings, key, state.lists[key], now());
      setList(key, result.ok ? { name: "", problem: undefined } : { problem: result.problem });
      if (result.ok) void save(result.settings, undefined);
    },
    askForget: (asked) => {
      show({ forget: asked ? "asked" : "idle" }, asked ? "forget-no" : "forget");
    },
    forgetSites: () => void forget(),
    askErase: (asked) => {
      show({ erase: asked ? "asked" : "idle" }, asked ? "erase-no" : "erase");
    },
    deleteEverything: () => void erase(),
    exportSettings: () => {
      if (state.settings === undefined) return;
      const name = `fluxward-settings-${new Date(now()).toISOString().slice(0, 10)}.json`;
      ports.download(name, "application/json", writeSettingsFile(state.settings, now()));
    },
    chooseFile: (file) => {
      void readChosenFile(file).then((read) => {
        if (read.ok) preview(file.name, read.settings, read.unknown);
        else {
          const { faults } = read;
          show({ transfer: { state: "refused", file: file.name, faults } }, "transfer");
        }
      });
    },
    askReset: () => {
      preview(undefined, firstOnes(state.policy?.first), []);
    },
    endPreview: (use) => {
      const { transfer, settings } = state;
      if (transfer.state === "idle" || settings === undefined) return;
      const focus =
        transfer.state === "preview" && transfer.file === undefined ? "reset" : "import";
      show({ transfer: { state: "idle" } }, focus);
      if (!use || transfer.state !== "preview") return;
      void save(transfer.next, undoOf(settings, transfer.next));
    },
  };

  return {
    actions,
    refresh,
    load: async () => {
      await refresh();
      await measure();
    },
  };
}
