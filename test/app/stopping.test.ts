import { describe, expect, test } from "vitest";
import { AMBER, answers, FLUX, FLUX_BELOW, MINUTE, PLAIN } from "./sites.ts";
import { createWorld } from "./world.ts";
import type { World } from "./world-model.ts";

const RED = `https://${FLUX}/`;

async function knownRed(tab = 1): Promise<World> {
  const world = createWorld(answers);
  world.privateTabs.add(7);
  await world.app.visit(tab, RED, "arrived");
  return world;
}

describe("what the browser stops by itself", () => {
  test("is a red host, by its exact name, and nothing that is less than red", async () => {
    const world = await knownRed();
    await world.app.visit(2, `https://${AMBER}/`, "arrived");
    await world.app.visit(3, `https://${PLAIN}/`, "arrived");
    expect(world.stopped).toEqual({ everywhere: [FLUX], private: [] });
    expect(world.tabs.get(1)?.warnings).toBe(1);
  });

  test("comes to the warning by itself, and is moved where it arrives all the same", async () => {
    const world = await knownRed();
    await world.app.visit(2, RED, "leaving");
    expect(world.tabs.get(2)?.warnings ?? 0).toBe(0);
    await world.app.visit(2, RED, "arrived");
    expect(world.tabs.get(2)?.warnings).toBe(1);
  });

  test("of private windows stays in private windows", async () => {
    const world = await knownRed(7);
    expect(world.stopped).toEqual({ everywhere: [], private: [FLUX] });
    expect(JSON.stringify(world.local.dump())).not.toContain(FLUX);
    // In an ordinary one it is on its way as if never seen.
    await world.app.visit(2, RED, "leaving");
    expect(world.tabs.get(2)?.warnings).toBe(1);
  });

  test("is nothing while paused, and the same again afterwards", async () => {
    const world = await knownRed();
    await world.app.saveSettings({ enabled: false });
    expect(world.stopped.everywhere).toEqual([]);
    await world.app.saveSettings({ enabled: true });
    expect(world.stopped.everywhere).toEqual([FLUX]);
  });

  test("follows exceptions, exclusions, and deleted data", async () => {
    const world = await knownRed();
    await world.app.saveSettings({ exceptions: [{ host: FLUX }] });
    expect(world.stopped.everywhere).toEqual([]);
    await world.app.saveSettings({ exceptions: [{ host: FLUX_BELOW }] });
    expect(world.stopped.everywhere).toEqual([FLUX]);
    await world.app.saveSettings({ excludedDomains: [FLUX] });
    expect(world.stopped.everywhere).toEqual([]);
    await world.app.saveSettings({ excludedDomains: [] });
    expect(world.stopped.everywhere).toEqual([FLUX]);
    world.tabs.clear();
    await world.app.forgetTab(1);
    await world.app.forgetSites();
    expect(world.stopped.everywhere).toEqual([]);
  });

  test("is compared with what is stored once a start of the browser", async () => {
    const world = await knownRed();
    world.stopped.everywhere = ["www.never-seen.org" as never];
    await world.restartBrowser();
    await world.app.resume();
    expect(world.stopped.everywhere).toEqual([FLUX]);
    world.stopped.everywhere = [];
    world.restartWorker();
    await world.app.resume();
    expect(world.stopped.everywhere).toEqual([]);
  });

  test("is stopped again when the hour is over, without a visit", async () => {
    const world = await knownRed();
    await world.app.proceed(world.tabs.get(1)?.warning ?? "", "hour");
    expect(world.stopped.everywhere).toEqual([]);
    await world.app.visit(1, RED, "arrived");
    expect(world.alarm).toBeLessThanOrEqual(world.now + 60 * MINUTE);
    world.now += 60 * MINUTE + 1;
    await world.app.tick(world.now);
    expect(world.stopped.everywhere).toEqual([FLUX]);
    expect((await world.app.getSettings()).exceptions).toEqual([]);
  });

  test("is let through once: in that tab, and no longer than it stays", async () => {
    const world = await knownRed();
    await world.app.proceed(world.tabs.get(1)?.warning ?? "", "once");
    expect(world.passes).toEqual(new Map([[1, [FLUX]]]));
    expect(world.stopped.everywhere).toEqual([FLUX]);
    await world.app.visit(1, RED, "arrived");
    expect(world.passes.size).toBe(1);
    await world.app.visit(1, `https://${PLAIN}/`, "leaving");
    expect(world.passes.size).toBe(0);
  });

  test("in private windows is let through for an hour by a rule that ends with it", async () => {
    const world = await knownRed(7);
    await world.app.proceed(world.tabs.get(7)?.warning ?? "", "hour");
    expect(world.passes.get("private")).toEqual([FLUX]);
    world.now += 60 * MINUTE + 1;
    await world.app.tick(world.now);
    expect(world.passes.get("private")).toEqual([]);
  });
});
