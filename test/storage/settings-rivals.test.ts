import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Area } from "../../src/storage/area.ts";
import { cachedArea } from "../../src/storage/cached-area.ts";
import { SETTINGS_KEY } from "../../src/storage/settings-key.ts";
import { createSettingsStore, type SettingsStore } from "../../src/storage/settings.ts";
import { memoryArea } from "./memory-area.ts";

/** Both of Chromium's workers over one disk, whose every answer and event comes when `s` says. */
function twoWorkers(s: fc.Scheduler) {
  const disk = memoryArea();
  const listeners: ((document: unknown) => void)[] = [];
  const done: Promise<unknown>[] = [];
  const told = new Map<unknown, Promise<void>>();
  const tell = (): void => {
    const document = disk.dump()[SETTINGS_KEY];
    for (const listener of listeners) {
      // One after the other, as browsers do.
      const before = told.get(listener) ?? Promise.resolve();
      const after = before
        .then(() => s.schedule(Promise.resolve(), "event"))
        .then(() => {
          listener(document);
        });
      told.set(listener, after);
    }
  };
  const slow: Area = {
    get: async (keys) => s.schedule(disk.get(keys), "get"),
    set: async (entries) => {
      // What is asked of a browser is done in the order of the asking.
      await disk.set(entries);
      tell();
      await s.schedule(Promise.resolve(), "set");
    },
    remove: (keys) => disk.remove(keys),
    keys: () => disk.keys(),
  };
  const worker = (by: "open" | "private"): SettingsStore => {
    const area = cachedArea(slow);
    const store = createSettingsStore(area, undefined, by);
    listeners.push((document) => {
      area.forget([SETTINGS_KEY, "settings.copy"]);
      done.push(store.heedWritten(document));
    });
    return store;
  };
  return { open: worker("open"), own: worker("private"), disk, done };
}

describe("two workers that write at the same time", () => {
  test("lose nothing of what either was told, in whatever order it comes", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.array(fc.boolean(), { minLength: 2, maxLength: 6 }),
        async (s, writers) => {
          const { open, own, disk, done } = twoWorkers(s);
          const names = writers.map((_, index) => `n${String(index)}.lab-site.com`);
          const told = writers.map((isPrivate, index) => {
            const add = { host: names[index] ?? "" };
            return (isPrivate ? own : open).update(({ exceptions }) => ({
              exceptions: [...exceptions.filter(({ host }) => host !== add.host), add],
            }));
          });
          await s.waitFor(Promise.all(told));
          let rounds = 0;
          for (let count = -1; count < done.length; rounds += 1) {
            count = done.length;
            await s.waitFor(Promise.all(done));
            await s.waitIdle();
          }
          expect(rounds).toBeLessThan(20);
          const kept = disk.dump()[SETTINGS_KEY] as { exceptions: { host: string }[] };
          expect(kept.exceptions.map(({ host }) => host).sort()).toEqual([...names].sort());
        },
      ),
      { numRuns: 200 },
    );
  });

  test("bring nothing back that was deleted since", async () => {
    const area = memoryArea();
    const own = createSettingsStore(area, undefined, "private");
    await own.update(() => ({ exceptions: [{ host: "a.lab-site.com" }] }));
    await area.remove(await area.keys());
    await own.heedWritten(undefined);
    await createSettingsStore(area).update(() => ({ theme: "dark" }));
    await own.heedWritten(area.dump()[SETTINGS_KEY]);
    expect(area.dump()[SETTINGS_KEY]).toMatchObject({ exceptions: [], theme: "dark" });
  });
});
