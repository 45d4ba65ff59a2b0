import { expect } from "vitest";
import { roomyArea } from "../../src/storage/roomy-area.ts";
import { visit } from "../app/managed-world.ts";
import { AMBER, FLUX, PLAIN } from "../app/sites.ts";
import { breakDisk, damage, inUse, type StorageFault } from "./faulty-world.ts";
import { memoryArea } from "./memory-area.ts";

export const SITE_FAULTS: readonly StorageFault[] = [
  {
    fault: "Remembered sites: one of their documents damaged",
    shown: ["options_kept_damaged", "history_damaged"],
    kept: "all others; the damaged one is put aside",
    trial: async () => {
      const world = await inUse();
      await world.local.set({ [`memory.odd:${AMBER}`]: "rubbish" });
      await world.restartBrowser();
      await visit(world, AMBER);
      expect((await world.app.report(1)).state).toBe("judged");
      expect((await world.app.measureKept())?.trouble).toBe("damaged");
      expect((await world.app.past.list())?.trouble).toBe("damaged");
    },
  },
  {
    fault: "Remembered sites: the list of odd ones damaged or gone",
    shown: ["options_kept_damaged", "history_damaged"],
    kept: "all odd sites: the list is made again from their documents",
    trial: async () => {
      const world = await inUse();
      await world.local.set({ "memory.odd": { [AMBER]: "rubbish" } });
      expect((await world.app.past.list())?.sites.map(({ host }) => host)).toEqual([AMBER]);
      expect((await world.app.measureKept())?.trouble).toBe("damaged");
    },
  },
  {
    fault: "Remembered sites: their key damaged",
    shown: ["options_kept_damaged", "history_damaged"],
    kept: "odd sites, which are kept by name; of clear ones nothing can be found again, and it is deleted",
    trial: async () => {
      const world = await inUse();
      await damage(world, ["memory"], { key: [1, 2] });
      await world.restartBrowser();
      await visit(world, AMBER);
      expect((await world.app.past.list())?.trouble).toBe("damaged");
      expect((await world.app.past.list())?.sites).toHaveLength(1);
    },
  },
  {
    fault: "Remembered sites: a later version wrote them",
    shown: ["history_newer"],
    kept: "all of it as it is; nothing is added, and sites are judged by what this session sees",
    trial: async () => {
      const world = await inUse();
      await damage(world, ["memory"], { version: 99 });
      const before = JSON.stringify(world.local.dump());
      await world.restartBrowser();
      await visit(world, FLUX);
      expect(JSON.stringify(world.local.dump())).toBe(before);
      expect((await world.app.past.list())?.trouble).toBe("newer");
      expect((await world.app.measureKept())?.trouble).toBe("newer");
    },
  },
  {
    fault: "Remembered sites: no room to write them",
    shown: ["storage_full"],
    kept: "what was there before; sites are judged, warned of and held all the same",
    trial: async () => {
      const world = await inUse();
      breakDisk(world);
      await visit(world, FLUX);
      expect(world.tabs.get(1)).toMatchObject({ badge: "flux" });
      expect(world.tabs.get(1)?.warning).toBeDefined();
      expect((await world.app.measureKept())?.trouble).toBe("full");
      expect((await world.app.past.list())?.sites.map(({ host }) => host)).toContain(AMBER);
    },
  },
  {
    fault: "What the session knows: a value damaged",
    shown: [],
    kept: "all others; the site is looked at again",
    trial: async () => {
      const world = await inUse();
      const due = { ...(world.session.dump()["due"] as object), [PLAIN]: "rubbish" };
      await world.session.set({ due, "tab:1": [], network: 5, [`history:${AMBER}`]: "rubbish" });
      await visit(world, AMBER);
      expect(await world.app.report(1)).toMatchObject({ state: "judged" });
      expect(Object.keys(world.session.dump()["due"] as object)).toContain(AMBER);
    },
  },
  {
    fault: "What the session knows: no room to write it",
    shown: [],
    kept: "which tab is where and what is held; a quarter of the looks go, those first that are oldest",
    trial: async () => {
      const area = memoryArea();
      const fits = (entries: object): boolean =>
        JSON.stringify({ ...area.dump(), ...entries }).length <= 4_000;
      const small = { ...area, set: fitting(area.set, fits) };
      const complaints: string[] = [];
      const roomy = roomyArea(small, (what) => complaints.push(what));
      for (let at = 1; at <= 40; at += 1) {
        await roomy.set({
          [`history:n${String(at)}.org`]: { looks: [{ at, text: "x".repeat(80) }] },
        });
      }
      await roomy.set({ "tab:7": { address: "https://n40.org/" } });
      const kept = Object.keys(area.dump());
      expect(kept).toContain("tab:7");
      expect(kept).toContain("history:n40.org");
      expect(kept).not.toContain("history:n1.org");
      expect(complaints.length).toBeGreaterThan(0);
    },
  },
];

function fitting(
  set: (entries: Readonly<Record<string, unknown>>) => Promise<void>,
  fits: (entries: object) => boolean,
) {
  return (entries: Readonly<Record<string, unknown>>): Promise<void> =>
    fits(entries) ? set(entries) : Promise.reject(new Error("QUOTA_BYTES quota exceeded"));
}
