import { describe, expect, test } from "vitest";
import { AMBER, answers, PLAIN } from "./sites.ts";
import { createWorld } from "./world.ts";
import type { World } from "./world-model.ts";

const kept = async ({ session }: World): Promise<string> =>
  JSON.stringify(await session.get(await session.keys()));

async function close(world: World, tabId: number): Promise<void> {
  world.privateTabs.delete(tabId);
  await world.app.forgetTab(tabId);
}

describe("the last private tab", () => {
  test("takes with it all that only private tabs saw", async () => {
    const world = createWorld(answers);
    world.privateTabs.add(2);
    await world.app.visit(1, `https://${PLAIN}/`, "arrived");
    await world.app.visit(2, `https://${AMBER}/`, "arrived");
    expect(await kept(world)).toContain(AMBER);
    await close(world, 2);
    expect(await kept(world)).not.toContain(AMBER);
    expect(await kept(world)).toContain(PLAIN);
  });

  test("takes nothing while another private tab is open, nor what an ordinary tab saw", async () => {
    const world = createWorld(answers);
    world.privateTabs.add(2).add(3);
    await world.app.visit(2, `https://${AMBER}/`, "arrived");
    await close(world, 2);
    expect(await kept(world)).toContain(AMBER);
    await world.app.visit(1, `https://${AMBER}/`, "arrived");
    await close(world, 3);
    expect(await world.app.report(1)).toMatchObject({ verdict: { level: "suspicious" } });
  });
});
