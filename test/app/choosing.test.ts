import { describe, expect, test } from "vitest";
import { AMBER, answers, FLUX, MINUTE, PLAIN } from "./sites.ts";
import { createWorld } from "./world.ts";
import type { World } from "./world-model.ts";

const HOUR = 60 * MINUTE;

async function on(site: string, tab = 1): Promise<World> {
  const world = createWorld(answers);
  world.privateTabs.add(7).add(8);
  await world.app.visit(tab, `https://${site}/page`, "arrived");
  return world;
}

async function isWarned(world: World, tab: number, host: string): Promise<boolean> {
  world.tabs.delete(tab);
  await world.app.visit(tab, `https://${host}/`, "arrived");
  return world.tabs.get(tab)?.warning !== undefined;
}

describe("trusting a site from the popup", () => {
  test("lets go what is held in every tab on it, and says for how long and where it was chosen", async () => {
    const world = await on(AMBER);
    await world.app.visit(2, `https://${AMBER}/`, "arrived");
    expect([world.tabs.get(1)?.guarded, world.tabs.get(2)?.guarded]).toEqual([true, true]);
    const report = await world.app.choosing.trust(1, AMBER, "hour");
    const until = world.now + HOUR;
    expect(report).toMatchObject({ allowed: { scope: "hour", until, source: "popup" } });
    expect([world.tabs.get(1)?.guarded, world.tabs.get(2)?.guarded]).toEqual([false, false]);
    world.now += HOUR;
    await world.app.tick(world.now);
    expect(await world.app.report(1)).toMatchObject({ allowed: undefined });
  });

  test("once is for one tab, until that leaves the site", async () => {
    const world = await on(AMBER);
    await world.app.visit(2, `https://${AMBER}/`, "arrived");
    const report = await world.app.choosing.trust(1, AMBER, "once");
    expect(report).toMatchObject({ allowed: { scope: "once", until: undefined } });
    expect([world.tabs.get(1)?.guarded, world.tabs.get(2)?.guarded]).toEqual([false, true]);
    expect(world.passes.get(1)).toEqual([AMBER]);
    await world.app.visit(1, `https://${PLAIN}/`, "arrived");
    await world.app.visit(1, `https://${AMBER}/`, "arrived");
    expect(world.tabs.get(1)?.guarded).toBe(true);
  });

  test("is taken back in every tab, wherever it came from, and a red site is warned of at once", async () => {
    const world = await on(FLUX);
    await world.app.proceed(world.tabs.get(1)?.warning ?? "", "always");
    await world.app.visit(1, `https://${FLUX}/page`, "arrived");
    await world.app.visit(2, `https://${FLUX}/`, "arrived");
    expect(world.stopped.everywhere).toEqual([]);
    expect(await world.app.report(1)).toMatchObject({
      allowed: { scope: "always", source: "warning" },
    });
    world.tabs.clear();
    await world.app.choosing.distrust(2, FLUX);
    expect((await world.app.getSettings()).exceptions).toEqual([]);
    expect(world.stopped.everywhere).toEqual([FLUX]);
    expect([world.tabs.get(1)?.warnings, world.tabs.get(2)?.warnings]).toEqual([1, 1]);
  });

  test("is refused for a page that the tab no longer shows, and on the warning page", async () => {
    const world = await on(AMBER);
    await expect(world.app.choosing.trust(1, PLAIN, "always")).rejects.toMatchObject({
      refusal: { kind: "elsewhere" },
    });
    await expect(world.app.choosing.trust(9, AMBER, "always")).rejects.toMatchObject({
      refusal: { kind: "elsewhere" },
    });
    await world.app.visit(1, `https://${FLUX}/`, "arrived");
    expect(await world.app.choosing.surroundings(1)).toMatchObject({ stopped: true, scopes: [] });
    await expect(world.app.choosing.trust(1, FLUX, "once")).rejects.toMatchObject({
      refusal: { kind: "elsewhere" },
    });
    expect((await world.app.getSettings()).exceptions).toEqual([]);
  });

  test("in a private window is not for good, and leaves nothing on disk", async () => {
    const world = await on(AMBER, 7);
    expect(await world.app.choosing.surroundings(7)).toMatchObject({
      isPrivate: true,
      scopes: ["once", "hour"],
    });
    await expect(world.app.choosing.trust(7, AMBER, "always")).rejects.toMatchObject({
      refusal: { kind: "private-always" },
    });
    await expect(world.app.choosing.mark(7, AMBER, true)).rejects.toMatchObject({
      refusal: { kind: "private-mark" },
    });
    await world.app.choosing.trust(7, AMBER, "hour");
    await world.app.visit(8, `https://${AMBER}/`, "arrived");
    expect(world.tabs.get(8)?.guarded).toBe(false);
    expect(JSON.stringify(world.local.dump())).not.toContain(AMBER);
    await world.app.choosing.distrust(8, AMBER);
    expect([world.tabs.get(7)?.guarded, world.tabs.get(8)?.guarded]).toEqual([true, true]);
  });
});

describe("a site that the person wants to be warned of", () => {
  test("is warned of although nothing stands out: in its tab at once, in others, and after a restart", async () => {
    const world = await on(PLAIN);
    await world.app.choosing.mark(1, PLAIN, true);
    expect(world.tabs.get(1)?.warnings).toBe(1);
    expect(world.stopped.everywhere).toEqual([PLAIN]);
    const block = await world.app.block(world.tabs.get(1)?.warning ?? "");
    expect(block).toMatchObject({
      marked: true,
      reason: "verdict",
      report: { verdict: { level: "clear" }, marked: true },
    });
    expect(world.stopped.everywhere).toEqual([PLAIN]);
    await world.restartBrowser();
    world.stopped.everywhere = [];
    expect(await isWarned(world, 4, PLAIN)).toBe(true);
    expect(world.stopped.everywhere).toEqual([PLAIN]);
  });

  test("is warned of before anybody has answered about it", async () => {
    const world = createWorld(() => []);
    await world.app.saveSettings({ markedHosts: [PLAIN] });
    expect(world.stopped.everywhere).toEqual([PLAIN]);
    world.stopped.everywhere = [];
    expect(await isWarned(world, 1, PLAIN)).toBe(true);
  });

  test("may be gone on to; what is for good ends the wish", async () => {
    const world = await on(PLAIN);
    await world.app.choosing.mark(1, PLAIN, true);
    await world.app.proceed(world.tabs.get(1)?.warning ?? "", "hour");
    expect(await isWarned(world, 2, PLAIN)).toBe(false);
    world.now += HOUR;
    await world.app.tick(world.now);
    expect(world.tabs.get(2)?.warnings).toBe(1);
    await world.app.proceed(world.tabs.get(2)?.warning ?? "", "always");
    expect((await world.app.getSettings()).markedHosts).toEqual([]);
  });

  test("takes the place of an exception, and the other way round", async () => {
    const world = await on(PLAIN);
    await world.app.choosing.trust(1, PLAIN, "always");
    await world.app.choosing.mark(1, PLAIN, true);
    expect(await world.app.getSettings()).toMatchObject({ exceptions: [], markedHosts: [PLAIN] });
    expect(world.tabs.get(1)?.warnings).toBe(1);
  });

  test("is no longer warned of once that is taken back", async () => {
    const world = await on(PLAIN);
    await world.app.saveSettings({ markedHosts: [PLAIN] });
    await world.app.proceed(await warningOn(world, 2), "once");
    await world.app.visit(2, `https://${PLAIN}/`, "arrived");
    await world.app.choosing.mark(2, PLAIN, false);
    expect(world.stopped.everywhere).toEqual([]);
    expect(await isWarned(world, 3, PLAIN)).toBe(false);
  });

  test("is nothing while paused or on the list that is never looked up", async () => {
    const world = createWorld(answers);
    await world.app.saveSettings({ markedHosts: [PLAIN], enabled: false });
    expect(await isWarned(world, 1, PLAIN)).toBe(false);
    await world.app.saveSettings({ enabled: true, excludedDomains: [PLAIN] });
    expect(await isWarned(world, 1, PLAIN)).toBe(false);
    expect(world.stopped.everywhere).toEqual([]);
  });
});

async function warningOn(world: World, tab: number): Promise<string> {
  await isWarned(world, tab, PLAIN);
  return world.tabs.get(tab)?.warning ?? "";
}
