import { expect, test } from "vitest";
import { createShownSettings } from "../../src/options/shown-settings.ts";
import type { Settings } from "../../src/storage/settings-model.ts";
import { DEFAULT_SETTINGS } from "../../src/storage/settings-schema.ts";
import { settled } from "../app/world.ts";

/** Settings elsewhere, whose answers come when they are let go. */
function slowSettings() {
  let kept: Settings = DEFAULT_SETTINGS;
  const answers: (() => void)[] = [];
  const taken: Settings[] = [];
  /** Answers what is in force now, later. */
  const answer = (): Promise<Settings> => {
    const now = kept;
    return new Promise((resolve) => {
      answers.push(() => {
        resolve(now);
      });
    });
  };
  const set = (change: Partial<Settings>) => () => {
    kept = { ...kept, ...change };
    return answer();
  };
  const shown = createShownSettings(answer, (settings) => {
    taken.push(settings);
    return Promise.resolve();
  });
  const letGo = async (...which: number[]): Promise<void> => {
    for (const one of which) {
      answers[one]?.();
      await settled();
    }
  };
  return { shown, set, taken, letGo };
}

test("of two changes only the answer to the last is taken, in whatever order they come", async () => {
  const { shown, set, taken, letGo } = slowSettings();
  void shown.change(set({ strict: true }));
  void shown.change(set({ guard: false }));
  await letGo(1, 0);
  expect(taken).toMatchObject([{ strict: true, guard: false }]);
});

test("what was read before a change is not taken after it", async () => {
  const { shown, set, taken, letGo } = slowSettings();
  void shown.refresh();
  void shown.change(set({ strict: true }));
  await letGo(0, 1);
  expect(taken).toMatchObject([{ strict: true }]);
});

test("a change made elsewhere, after ours and before its answer, is read afterwards", async () => {
  const { shown, set, taken, letGo } = slowSettings();
  void shown.change(set({ strict: true }));
  void set({ guard: false })();
  void shown.refresh();
  await letGo(0, 2);
  expect(taken.at(-1)).toMatchObject({ strict: true, guard: false });
});

test("a change that is refused leaves the next one its answer", async () => {
  const { shown, set, taken, letGo } = slowSettings();
  const refused = shown.change(() => Promise.reject(new Error("The disk is full.")));
  await expect(refused).rejects.toThrow("The disk is full.");
  void shown.change(set({ strict: true }));
  await letGo(0);
  expect(taken).toMatchObject([{ strict: true }]);
});
