import { expect } from "vitest";
import { SETTINGS_VERSION } from "../../src/storage/settings-migrations.ts";
import { visit } from "../app/managed-world.ts";
import { FLUX } from "../app/sites.ts";
import { BOTH, breakDisk, damage, inUse, OWN, type StorageFault } from "./faulty-world.ts";

export const SETTINGS_FAULTS: readonly StorageFault[] = [
  {
    fault: "Settings: a value, or all of them, damaged or gone",
    shown: ["options_restored"],
    kept: "everything: a copy is written with every change. What was damaged is put aside at the next one",
    trial: async () => {
      for (const stored of [{ version: SETTINGS_VERSION, resolvers: 5 }, "rubbish", undefined]) {
        const world = await inUse();
        if (stored === undefined) await world.local.remove(["settings"]);
        else await world.local.set({ settings: stored });
        const settings = await world.app.getSettings();
        expect(settings).toMatchObject({ setUp: true, resolvers: [OWN] });
        expect(settings.trouble?.restored).toContain("resolvers");
        await world.app.saveSettings({ strict: true });
        expect(world.local.dump()["settings.copy"]).toMatchObject({ resolvers: [OWN] });
      }
    },
  },
  {
    fault: "Settings and their copy: whom to ask, about what, or what is kept",
    shown: ["popup_lost", "popup_lost_help", "options_lost", "options_lost_barred"],
    kept: "all other settings. Nobody is asked about any site until the person has seen which are lost",
    trial: async () => {
      const world = await inUse();
      await damage(world, BOTH, { resolvers: ["rubbish"] });
      const before = world.asked.length;
      await visit(world, FLUX);
      expect(world.asked).toHaveLength(before);
      expect(await world.app.report(1)).toMatchObject({ state: "not-set-up", lost: true });
      await world.app.saveSettings({ theme: "dark" });
      expect(await world.app.getSettings()).toMatchObject({ setUp: false, keepDays: 30 });
      await world.app.saveSettings({ setUp: true, resolvers: [OWN] });
      await visit(world, FLUX, 2);
      expect(world.asked.at(-1)?.settings.resolvers).toEqual([OWN]);
    },
  },
  {
    fault: "Settings and their copy: any other value",
    shown: ["options_lost"],
    kept: "all other settings; that one is as it was at first, and sites are looked at",
    trial: async () => {
      const world = await inUse();
      await damage(world, BOTH, { exceptions: [{ host: 5 }] });
      const settings = await world.app.getSettings();
      expect(settings).toMatchObject({ setUp: true, resolvers: [OWN], exceptions: [] });
      expect(settings.trouble?.lost).toEqual(["exceptions"]);
    },
  },
  {
    fault: "Settings: a later version wrote them",
    shown: ["options_newer"],
    kept: "what this version knows of them; all of them are put aside at the next change",
    trial: async () => {
      const world = await inUse();
      await damage(world, BOTH, { version: SETTINGS_VERSION + 1, colour: "red" });
      expect(await world.app.getSettings()).toMatchObject({
        ...{ setUp: true, resolvers: [OWN] },
        trouble: { newer: true, lost: [] },
      });
      await world.app.saveSettings({ strict: true });
      expect(world.local.dump()["settings.damaged"]).toMatchObject({ colour: "red" });
    },
  },
  {
    fault: "Settings: no room to write them",
    shown: ["options_not_saved", "refusal_not_written"],
    kept: "the settings as they were",
    trial: async () => {
      const world = await inUse();
      const before = world.local.dump();
      breakDisk(world);
      await expect(world.app.saveSettings({ strict: true })).rejects.toMatchObject({
        refusal: { kind: "not-written" },
      });
      expect(world.local.dump()).toEqual(before);
      expect((await world.app.getSettings()).strict).toBe(false);
    },
  },
  {
    fault: "Settings: changed in two windows at once, or on a page that shows an old list",
    shown: [],
    kept: "every change; where two set one value, the last",
    trial: async () => {
      const world = await inUse();
      const { markedHosts: base } = await world.app.getSettings();
      await Promise.all([
        world.app.saveSettings(
          { markedHosts: [...base, "a.lab-plain.org"] },
          { markedHosts: base },
        ),
        world.app.saveSettings(
          { markedHosts: [...base, "b.lab-plain.org"] },
          { markedHosts: base },
        ),
      ]);
      expect((await world.app.getSettings()).markedHosts).toEqual([
        ...["a.lab-plain.org", "b.lab-plain.org"],
      ]);
    },
  },
];
