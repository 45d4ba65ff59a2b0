import { describe, expect, test } from "vitest";
import { AMBER, answers, FLUX, MINUTE, PLAIN } from "./sites.ts";
import { createWorld, settled } from "./world.ts";
import type { World } from "./world-model.ts";

const DAY = 1440 * MINUTE;

async function visited(...hosts: string[]): Promise<World> {
  const world = createWorld(answers);
  for (const host of hosts) await world.app.visit(1, `https://${host}/`, "arrived");
  return world;
}

const onDisk = ({ local }: World): string => JSON.stringify(local.dump());

describe("the guard, switched off", () => {
  test("lets go what is held, holds nothing more, and still tells and stops", async () => {
    const world = await visited(AMBER);
    expect(world.tabs.get(1)).toMatchObject({ badge: "suspicious", guarded: true });
    await world.app.saveSettings({ guard: false });
    expect(world.tabs.get(1)).toMatchObject({ badge: "suspicious", guarded: false });
    await world.app.visit(2, `https://${AMBER}/`, "arrived");
    expect(world.tabs.get(2)).toMatchObject({ badge: "suspicious", guarded: false });
    await world.app.visit(3, `https://${FLUX}/`, "arrived");
    expect(world.tabs.get(3)?.warning).toBeDefined();
    expect(world.tabs.get(3)?.guarded).toBe(false);
  });

  test("and on again, holds open pages at once", async () => {
    const world = await visited(AMBER);
    await world.app.saveSettings({ guard: false });
    await world.app.saveSettings({ guard: true });
    expect(world.tabs.get(1)?.guarded).toBe(true);
  });
});

describe("another sensitivity", () => {
  test("acts on open pages at once", async () => {
    const world = await visited(AMBER);
    await world.app.saveSettings({ sensitivity: "relaxed" });
    const relaxed = world.tabs.get(1);
    await world.app.saveSettings({ sensitivity: "careful" });
    expect(world.tabs.get(1)?.guarded).toBe(true);
    expect(relaxed?.guarded).toBe(relaxed?.badge === "suspicious");
  });

  test("can be tried on the odd sites that are kept, newest first", async () => {
    const world = await visited(FLUX, AMBER, PLAIN);
    const { sites, unread } = await world.app.checkSensitivities();
    expect(sites.map(({ host }) => host)).toEqual([AMBER, FLUX]);
    expect(unread).toBe(0);
    for (const { host, levels } of sites) {
      for (const sensitivity of ["careful", "balanced", "relaxed"] as const) {
        await world.app.saveSettings({ sensitivity });
        await world.app.visit(9, `https://${host}/`, "arrived");
        const report = await world.app.report(9);
        expect(report).toMatchObject({ verdict: { level: levels[sensitivity] } });
      }
    }
  });
});

describe("sites of private windows, not looked up", () => {
  async function inPrivate(host: string): Promise<World> {
    const world = createWorld(answers);
    world.privateTabs.add(2);
    await world.app.saveSettings({ privateWindows: false });
    await world.app.visit(2, `https://${host}/`, "arrived");
    await settled();
    return world;
  }

  test("are asked about by nobody, and the popup says why", async () => {
    const world = await inPrivate(FLUX);
    expect(world.asked).toEqual([]);
    expect(await world.app.report(2)).toMatchObject({
      ...{ state: "not-checkable", reason: "private-window" },
    });
    expect(await world.app.hold(2, `https://${FLUX}/`)).toBe(false);
    await world.app.saveSettings({ strict: true });
    expect(await world.app.checkFirst(2, `https://${FLUX}/`, false)).toEqual({ state: "go" });
    expect(world.asked).toEqual([]);
  });

  test("leave other windows as they are", async () => {
    const world = await inPrivate(AMBER);
    await world.app.visit(1, `https://${AMBER}/`, "arrived");
    expect(world.tabs.get(1)?.badge).toBe("suspicious");
    expect(world.asked).toHaveLength(1);
  });

  test("are let go where they are open, are due no more, and are looked up when it is allowed again", async () => {
    const world = createWorld(answers);
    world.privateTabs.add(2);
    await world.app.visit(2, `https://${AMBER}/`, "arrived");
    expect(world.tabs.get(2)?.guarded).toBe(true);
    await world.app.saveSettings({ privateWindows: false });
    expect(world.tabs.get(2)).toMatchObject({ badge: "not-checkable", guarded: false });
    world.now += DAY;
    await world.app.tick(world.now);
    expect(world.asked).toHaveLength(1);
    await world.app.saveSettings({ privateWindows: true });
    expect(world.tabs.get(2)?.badge).toBe("suspicious");
    expect(world.asked).toHaveLength(2);
  });
});

describe("how long sites are remembered", () => {
  test("no day at all: nothing is kept, what was kept goes, and no rule on disk names a site", async () => {
    const world = await visited(FLUX, AMBER, PLAIN);
    expect(world.stopped.everywhere).toEqual([FLUX]);
    expect(await world.app.measureKept()).toMatchObject({ odd: 2, clear: 1 });
    await world.app.saveSettings({ keepDays: 0 });
    expect(onDisk(world)).not.toContain("memory");
    expect(world.stopped.everywhere).toEqual([]);
    await world.app.visit(2, `https://${AMBER}/`, "arrived");
    await world.app.visit(3, `https://${FLUX}/`, "arrived");
    world.now += 10 * MINUTE;
    await world.app.tick(world.now);
    expect(onDisk(world)).not.toContain("memory");
    expect(world.stopped.everywhere).toEqual([]);
    expect(world.tabs.get(3)?.warning).toBeDefined();
  });

  test("fewer days: what is older goes at once, what is younger stays", async () => {
    const world = await visited(AMBER, PLAIN);
    await world.restartBrowser();
    world.now += 5 * DAY;
    await world.app.visit(1, `https://${FLUX}/`, "arrived");
    await world.app.saveSettings({ keepDays: 5 });
    expect(await world.app.measureKept()).toMatchObject({ odd: 2, clear: 1 });
    await world.app.saveSettings({ keepDays: 4 });
    expect(await world.app.measureKept()).toMatchObject({ odd: 1, clear: 0 });
    expect(onDisk(world)).toContain(FLUX);
    expect(onDisk(world)).not.toContain(AMBER);
  });
});

test("deleting everything is no leave to look sites up where that was never given", async () => {
  const world = createWorld(answers);
  await world.app.saveSettings({ setUp: false, strict: true });
  expect(await world.app.deleteEverything()).toMatchObject({ setUp: false, strict: false });
  expect(await world.app.getSettings()).toMatchObject({ setUp: false });
});

test("deleting everything leaves nothing on disk, no rule, and the settings as they came", async () => {
  const world = await visited(FLUX, AMBER, PLAIN);
  const before = await world.app.getSettings();
  await world.app.saveSettings({ guard: false, exceptions: [{ host: PLAIN }] });
  await world.local.set({ "install-key": [1, 2, 3] });
  expect(await world.app.deleteEverything()).toEqual({ ...before, exceptions: [] });
  await settled();
  expect(world.stopped.everywhere).toEqual([]);
  // What is open is looked at anew, and kept anew.
  expect(onDisk(world)).not.toContain("install-key");
  expect(world.local.dump()["settings"]).toMatchObject({
    setUp: true,
    guard: true,
    exceptions: [],
  });
  expect(world.complaints).toEqual([]);
});
