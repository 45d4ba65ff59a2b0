import { describe, expect, test, vi } from "vitest";
import { AMBER, answers, PLAIN, MINUTE } from "./sites.ts";
import { createWorld } from "./world.ts";
import type { World } from "./world-model.ts";

const OURS = "chrome-extension://abc/src/warning/";

/** Two tabs whose looks never end by themselves; the first is in front. */
async function twoTabs(): Promise<World> {
  const world = createWorld(answers, () => new Promise<never>(() => undefined));
  void world.app.visit(1, `https://${PLAIN}/`, "leaving");
  void world.app.visit(2, `https://${AMBER}/`, "leaving");
  await vi.waitUntil(() => world.asked.length === 2);
  return world;
}

/** One that has heard of no tab, and takes the looks up anew. */
async function anotherWorker(world: World): Promise<void> {
  world.asked.length = 0;
  world.restartWorker();
  void world.app.resume();
  world.now += MINUTE;
  await vi.waitUntil(() => world.asked.length === 2);
}

function priorities(world: World): Record<string, string> {
  return Object.fromEntries(world.asked.map(({ host, priority }) => [host, priority()]));
}

describe("whose queries go first", () => {
  test("those of the tab in front, at every moment", async () => {
    const world = await twoTabs();
    expect(priorities(world)).toEqual({ [PLAIN]: "visible", [AMBER]: "hidden" });
    world.inFront = 2;
    expect(priorities(world)).toEqual({ [PLAIN]: "hidden", [AMBER]: "visible" });
  });

  test("one of several tabs on a site is enough", async () => {
    const world = await twoTabs();
    void world.app.visit(3, `https://${AMBER}/elsewhere`, "leaving");
    world.inFront = 3;
    await vi.waitUntil(() => priorities(world)[AMBER] === "visible");
    expect(world.asked).toHaveLength(2);
  });

  test("last those of sites that are open nowhere", async () => {
    const world = await twoTabs();
    await world.app.forgetTab(1);
    await world.app.visit(2, "about:blank", "arrived");
    expect(priorities(world)).toEqual({ [PLAIN]: "later", [AMBER]: "later" });
  });

  test("those of a site that our checking page stands before, as if it were open", async () => {
    const world = await twoTabs();
    await world.app.visit(2, `${OURS}checking.html#https://${AMBER}/`, "arrived");
    world.inFront = 2;
    expect(priorities(world)).toEqual({ [PLAIN]: "hidden", [AMBER]: "visible" });
    await anotherWorker(world);
    expect(priorities(world)).toEqual({ [PLAIN]: "hidden", [AMBER]: "visible" });
  });

  test("a new worker knows the tabs of the one before", async () => {
    const world = await twoTabs();
    await anotherWorker(world);
    expect(priorities(world)).toEqual({ [PLAIN]: "visible", [AMBER]: "hidden" });
  });
});
