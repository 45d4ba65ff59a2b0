import { describe, expect, test } from "vitest";
import type { Scope } from "../../src/messages/protocol.ts";
import { answers, FLUX, FLUX_BELOW, MINUTE, PLAIN } from "./sites.ts";
import { createWorld } from "./world.ts";
import type { World } from "./world-model.ts";

const HOUR = 60 * MINUTE;
const ADDRESS = `https://${FLUX}/login`;

async function warnedIn(...tabs: readonly number[]): Promise<World> {
  const world = createWorld(answers);
  world.privateTabs.add(2).add(3);
  for (const tab of tabs) await world.app.visit(tab, ADDRESS, "arrived");
  return world;
}

function go(world: World, tab: number, scope: Scope): Promise<{ readonly target: string }> {
  return world.app.proceed(world.tabs.get(tab)?.warning ?? "", scope);
}

async function isWarned(world: World, tab: number, address = ADDRESS): Promise<boolean> {
  world.tabs.delete(tab);
  await world.app.visit(tab, address, "arrived");
  return world.tabs.get(tab)?.warning !== undefined;
}

describe("going on", () => {
  test("for an hour: in every tab, after a restart too, and then no longer", async () => {
    const world = await warnedIn(1);
    expect((await go(world, 1, "hour")).target).toBe(ADDRESS);
    expect(await isWarned(world, 4)).toBe(false);
    await world.restartBrowser();
    expect(await isWarned(world, 4)).toBe(false);
    world.now += HOUR;
    expect(await isWarned(world, 5)).toBe(true);
  });

  test("always: that host and no other, a neighbour's warning included", async () => {
    const world = await warnedIn(1);
    await go(world, 1, "always");
    world.now += 1000 * HOUR;
    expect(await isWarned(world, 4)).toBe(false);
    expect(await isWarned(world, 5, `https://${FLUX_BELOW}/`)).toBe(true);
  });

  test("a second time on another host is stopped anew", async () => {
    const world = await warnedIn(1);
    await go(world, 1, "once");
    expect(await isWarned(world, 1)).toBe(false);
    expect(await isWarned(world, 1, `https://${FLUX_BELOW}/`)).toBe(true);
  });

  test("a longer exception takes the place of a shorter one, and ended ones go", async () => {
    const world = await warnedIn(1);
    await go(world, 1, "hour");
    await world.app.saveSettings({
      exceptions: [
        { host: FLUX, until: world.now + HOUR },
        { host: PLAIN, until: world.now - 1 },
      ],
    });
    await go(world, 1, "always");
    expect((await world.app.getSettings()).exceptions).toEqual([{ host: FLUX, source: "warning" }]);
  });
});

describe("going back to the page as it was left", () => {
  test("is our page's own doing", async () => {
    const world = await warnedIn(1);
    const blockId = world.tabs.get(1)?.warning ?? "";
    expect(await world.app.proceed(blockId, "once")).toMatchObject({ back: 1, underWay: false });
  });

  test("is the background's where the browser wants that, and only where there is such a page", async () => {
    const world = createWorld(answers);
    world.bringsBack = true;
    world.restartWorker();
    await world.app.visit(4, ADDRESS, "leaving");
    await world.app.visit(1, ADDRESS, "arrived");
    const [shown, stopped] = [1, 4].map((tab) => world.tabs.get(tab)?.warning ?? "");
    expect(await world.app.proceed(shown ?? "", "once")).toMatchObject({ underWay: true });
    expect(world.tabs.get(1)?.broughtBack).toBe(ADDRESS);
    expect(await world.app.proceed(stopped ?? "", "once")).toMatchObject({
      back: 0,
      underWay: false,
    });
    expect(world.tabs.get(4)?.broughtBack).toBeUndefined();
  });
});

describe("going on in a private window", () => {
  test("is not offered for good, and refused", async () => {
    const world = await warnedIn(2);
    const blockId = world.tabs.get(2)?.warning ?? "";
    expect((await world.app.block(blockId))?.scopes).toEqual(["once", "hour"]);
    await expect(go(world, 2, "always")).rejects.toMatchObject({
      refusal: { kind: "private-always" },
    });
    expect(await isWarned(world, 3)).toBe(true);
  });

  test("for an hour: in private tabs alone, nothing on disk, gone with the browser", async () => {
    const world = await warnedIn(2);
    await go(world, 2, "hour");
    expect(await isWarned(world, 3)).toBe(false);
    expect(await isWarned(world, 1)).toBe(true);
    world.now += HOUR;
    expect(await isWarned(world, 3)).toBe(true);
    const early = await warnedIn(2);
    await go(early, 2, "hour");
    expect(JSON.stringify(early.local.dump())).not.toContain(FLUX);
    await early.restartBrowser();
    expect(await isWarned(early, 3)).toBe(true);
  });
});
