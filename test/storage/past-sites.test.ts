import fc from "fast-check";
import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { REMOVED_SITES } from "../../src/storage/removed-sites.ts";
import { history, host, look, SITE, START } from "../detection/history-builder.ts";
import {
  anOdd,
  clearly,
  DAY_MS,
  event,
  kept,
  N1,
  ODD,
  open,
  OTHER,
  three,
} from "./memory-world.ts";

const MINUTE = 60_000;

describe("what happened on a site", () => {
  test("is listed with it, the sites that were seen last first", async () => {
    const { memory } = await three();
    const { sites, trouble } = await memory.past.list();
    expect(trouble).toBeUndefined();
    expect(sites.map(({ host: name }) => name)).toEqual([OTHER, N1, SITE]);
    expect(sites[2]?.events).toEqual([event("warned"), event("left", START + MINUTE)]);
    expect(sites[0]).toEqual({ host: OTHER, day: Math.floor(START / DAY_MS), events: [] });
  });

  test("is noted of odd sites alone", async () => {
    const { memory, area } = open();
    await memory.past.note(N1, event("once", START, "clear"), false);
    expect(area.dump()).toEqual({});
    await memory.past.note(N1, event("warned"), true);
    await memory.past.note(N1, event("once", START, "clear"), false);
    expect(await memory.past.events(N1)).toHaveLength(2);
  });

  test("counts once where it is said again within ten minutes, with what is known by then", async () => {
    const { memory } = open();
    await memory.past.note(N1, event("guarded", START, "suspicious"), true);
    await memory.past.note(N1, event("guarded", START + 9 * MINUTE), true);
    await memory.past.note(N1, event("guarded", START + 10 * MINUTE), true);
    expect((await memory.past.events(N1)).map(({ at, level }) => [at - START, level])).toEqual([
      [0, "flux"],
      [10 * MINUTE, "flux"],
    ]);
    await memory.past.note(N1, event("left", START + 11 * MINUTE), true);
    // The page that was left may ask once more what it was there for.
    await memory.past.note(N1, event("guarded", START, "watch"), true);
    expect(await memory.past.events(N1)).toHaveLength(3);
  });

  test("is bounded: the first and the newest twenty, ninety days, five hundred sites", async () => {
    const { memory, area } = open();
    await memory.remember(history([look(START, [])], N1), ODD, START);
    for (let n = 0; n < 40; n += 1) {
      await memory.past.note(N1, event("warned", START + n * 11 * MINUTE), true);
    }
    const events = await memory.past.events(N1);
    expect(events).toHaveLength(20);
    expect(events.map(({ at }) => (at - START) / MINUTE / 11)).toEqual([
      0,
      ...Array.from({ length: 19 }, (_, n) => 21 + n),
    ]);
    for (let n = 0; n < 510; n += 1) {
      await memory.past.note(host(`m${String(n)}.lab-site.com`), event("warned", START + n), true);
    }
    const documents = Object.keys(area.dump()).filter((key) => key.startsWith("memory.events:"));
    expect(documents).toHaveLength(500);
    expect(documents).not.toContain("memory.events:m3.lab-site.com");
    await memory.prune(START + 91 * DAY_MS, 90);
    expect(Object.keys(area.dump())).toEqual(["memory"]);
  });

  test("goes after as many days as the person wants", async () => {
    const { memory } = await three();
    await memory.limit(START + 8 * DAY_MS, 7);
    expect(await memory.past.events(host(SITE))).toEqual([]);
    expect((await memory.past.list()).sites).toEqual([]);
  });

  test("goes with its site where there is no room left for that", async () => {
    const { memory, area } = open();
    await memory.past.note(N1, event("warned"), true);
    await memory.remember(history([look(START, [])], N1), ODD, START);
    for (let n = 0; n < 500; n += 1) {
      const name = `m${String(n)}.lab-site.com`;
      await memory.remember(history([look(START, [])], name), ODD, START + DAY_MS);
    }
    expect(Object.keys(area.dump()).filter((key) => key.includes(N1))).toEqual([]);
  });

  test("keeps the name of a site that has turned clear since", async () => {
    const { memory } = await three();
    const names = async () => (await memory.past.list()).sites.map(({ host: name }) => name);
    await memory.remember(anOdd, clearly(), START);
    await memory.remember(history([look(START, [])], N1), clearly(), START);
    expect(await names()).toEqual([SITE, OTHER]);
    expect((await memory.recall(host(SITE), START))?.looks).toHaveLength(1);
    expect(await memory.recall(N1, START)).toMatchObject({ looks: [], earlier: kept() });
  });

  test("is deleted with everything else", async () => {
    const { memory, area } = await three();
    await memory.forgetAll();
    expect(area.dump()).toEqual({});
  });
});

describe("damage", () => {
  test("any stored events are read without an error, and it is said", async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), fc.jsonValue(), async (stored, homes) => {
        const { memory, area } = await three();
        await area.set({ [`memory.events:${SITE}`]: stored, "memory.homes": homes });
        const isSound = Array.isArray(stored) && stored.length === 0;
        expect((await memory.past.list()).trouble).toBe(isSound ? undefined : "damaged");
        const removed = await memory.past.remove(new Set([host(SITE)]));
        await memory.past.putBack(v.parse(REMOVED_SITES, removed), START);
        await memory.past.note(host(SITE), event("left", START + DAY_MS), true);
        expect((await memory.past.events(host(SITE))).at(-1)?.what).toBe("left");
      }),
      { numRuns: 60 },
    );
  });

  test("of one event costs only itself", async () => {
    const { memory, area } = await three();
    await area.set({
      [`memory.events:${SITE}`]: [
        [START, "warned", "flux"],
        [START, "danced", "flux"],
        ["then", "left", "flux"],
        [START, "left", "purple"],
        [START + 1, "left", "flux"],
      ],
    });
    expect((await memory.past.events(host(SITE))).map(({ what }) => what)).toEqual([
      ...["warned", "left"],
    ]);
  });

  test("what a later release wrote is not listed, not deleted, and not written over", async () => {
    const { memory, area } = await three();
    await area.set({ memory: { ...(area.dump()["memory"] as object), version: 99 } });
    const before = area.dump();
    expect(await memory.past.list()).toEqual({ sites: [], trouble: "newer" });
    expect(await memory.past.remove(new Set([N1]))).toEqual({ sites: [] });
    await memory.past.note(N1, event("left"), true);
    await expect(memory.past.putBack({ sites: [] }, START)).rejects.toMatchObject({
      refusal: { kind: "later-version" },
    });
    expect(area.dump()).toEqual(before);
  });
});
