import { describe, expect, test } from "vitest";
import type { Scope } from "../../src/messages/protocol.ts";
import type { Settings } from "../../src/storage/settings-model.ts";
import { AMBER, answers, FLUX } from "./sites.ts";
import { createWorld, settled } from "./world.ts";
import type { World } from "./world-model.ts";

/** The tabs are at a suspicious site, and held. */
async function heldIn(...tabs: readonly number[]): Promise<World> {
  const world = createWorld(answers);
  world.privateTabs.add(4).add(5);
  for (const tab of tabs) await world.app.visit(tab, `https://${AMBER}/`, "arrived");
  expect(held(world, tabs)).toEqual(tabs);
  return world;
}

const held = (world: World, tabs: readonly number[]): readonly number[] =>
  tabs.filter((tab) => world.tabs.get(tab)?.guarded);

/** The person asks for more in a tab, and goes on from our page. */
async function goOn(world: World, tab: number, scope: Scope): Promise<void> {
  await world.app.guard.more(tab, AMBER);
  await world.app.proceed(world.tabs.get(tab)?.warning ?? "", scope);
  await settled();
}

describe("the person lets a suspicious site through", () => {
  test.each(["hour", "always"] as const)("%s: all tabs on it are let go at once", async (scope) => {
    const world = await heldIn(1, 2, 3);
    await goOn(world, 1, scope);
    expect(held(world, [2, 3])).toEqual([]);
  });

  test("once: the other tabs stay held", async () => {
    const world = await heldIn(1, 2, 3);
    await goOn(world, 1, "once");
    expect(held(world, [2, 3])).toEqual([2, 3]);
  });

  test("for an hour in a private window: private tabs are let go, ordinary ones are not", async () => {
    const world = await heldIn(1, 4, 5);
    await goOn(world, 4, "hour");
    expect(held(world, [1, 5])).toEqual([1]);
  });
});

describe("settings that are others by now", () => {
  const change = async (world: World, settings: Partial<Settings>): Promise<void> => {
    await world.app.saveSettings(settings);
    await settled();
  };

  test.each<[string, Partial<Settings>, Partial<Settings>]>([
    ["the site is trusted", { exceptions: [{ host: AMBER }] }, { exceptions: [] }],
    ["Fluxward is paused", { enabled: false }, { enabled: true }],
    ["the site is excluded", { excludedDomains: ["lab-odd.net"] }, { excludedDomains: [] }],
  ])("%s: an open page is let go at once, and held again after", async (_, lets, holds) => {
    const world = await heldIn(1);
    await change(world, lets);
    expect(held(world, [1])).toEqual([]);
    await change(world, holds);
    expect(held(world, [1])).toEqual([1]);
  });

  test("a red site that is not trusted any more is left at once", async () => {
    const world = createWorld(answers);
    await change(world, { exceptions: [{ host: FLUX }] });
    await world.app.visit(1, `https://${FLUX}/`, "arrived");
    expect(world.tabs.get(1)?.warning).toBeUndefined();
    await change(world, { exceptions: [] });
    expect(world.tabs.get(1)?.warning).toBeDefined();
  });
});
