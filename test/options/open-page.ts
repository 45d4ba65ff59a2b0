import { createController } from "../../src/options/controller.ts";
import { firstState, type OptionsState } from "../../src/options/options-state.ts";
import type { SettingKey, Settings } from "../../src/storage/settings-model.ts";
import type { Args } from "../../src/messages/protocol.ts";
import { mergeLists } from "../../src/storage/merge-lists.ts";
import { readPolicy } from "../../src/storage/policy-reader.ts";
import { createSettingsStore } from "../../src/storage/settings.ts";
import { DEFAULT_SETTINGS } from "../../src/storage/settings-schema.ts";
import { settled } from "../app/world.ts";
import { memoryArea } from "../storage/memory-area.ts";

export const NOW = Date.UTC(2026, 10, 26, 12);
export const HOUR = 3_600_000;
export const A = { host: "a.lab-site.com", source: "warning" } as const;
export const B = { host: "b.lab-site.com", source: "warning" } as const;

/** The page over a real settings store; only the browser is missing. */
export async function openPage(given: Partial<Settings> = {}, locked: readonly SettingKey[] = []) {
  const policy = readPolicy(locked.length === 0 ? {} : { lockedKeys: locked });
  const store = createSettingsStore(memoryArea(), {
    current: () => Promise.resolve({ standing: "current", policy, decidedAt: undefined }),
  });
  await store.update(() => given);
  const saved: Partial<Settings>[] = [];
  const files: (readonly [name: string, text: string])[] = [];
  const focused: string[] = [];
  let broken = false;
  let watch: (state: OptionsState) => void = () => undefined;
  let state: OptionsState = firstState("page", locked);
  const answers: Readonly<Record<string, (args: never) => unknown>> = {
    getSettings: async () => (await store.read()).settings,
    saveSettings: ({ settings, base }: Args<"saveSettings">) => {
      if (broken) throw new Error("The disk is full.");
      saved.push(settings);
      return store.update((now) => mergeLists(base ?? {}, settings, now));
    },
    getPolicy: () => undefined,
    measureKept: () => ({ odd: 1, clear: 2, characters: 3000 }),
    checkSensitivities: () => ({ sites: [], unread: 0 }),
    forgetSites: () => undefined,
    deleteEverything: () => store.update(() => DEFAULT_SETTINGS),
  };
  const { actions, load, refresh } = createController(
    {
      call: (async (method: string, args: never) => answers[method]?.(args)) as never,
      now: () => NOW,
      onSettings: () => Promise.resolve(),
      download: (name, _type, text) => files.push([name, text]),
      draw: (drawn, focus) => {
        state = drawn;
        watch(drawn);
        if (focus !== undefined) focused.push(focus);
      },
      complain: (what) => {
        throw new Error(what);
      },
    },
    state,
  );
  await load();
  return {
    ...{ actions, refresh, store, saved, files, focused },
    state: () => state,
    settings: async () => (await store.read()).settings,
    onDraw: (watcher: (state: OptionsState) => void) => {
      watch = watcher;
    },
    breakStore: () => {
      broken = true;
    },
    choose: async (text: string, size = text.length) => {
      let reads = 0;
      const read = (): Promise<string> => {
        reads += 1;
        return Promise.resolve(text);
      };
      actions.chooseFile({ name: "mine.json", size, text: read });
      await settled();
      return reads;
    },
  };
}
