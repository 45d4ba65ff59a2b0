import { describe, expect, test } from "vitest";
import { answers, FLUX, PLAIN } from "./sites.ts";
import type { Claim } from "../../src/messages/protocol.ts";
import { createWorld, settled } from "./world.ts";
import type { World } from "./world-model.ts";

const TARGET = `https://${FLUX}/login`;
const PAGE = `chrome-extension://abc/src/warning/index.html#${TARGET}`;

/** A browser that has seen the site and stops it by itself from now on. */
async function knownRed(): Promise<World> {
  const world = createWorld(answers);
  await world.app.visit(9, TARGET, "arrived");
  expect(world.stopped.everywhere).toEqual([FLUX]);
  return world;
}

/** Where nothing was heard of the tab's asking, a claim is answered only once that may come no more. */
async function claimInVain(world: World, tabId: number, target: string): Promise<Claim> {
  const claim = world.app.claim(tabId, target);
  await settled();
  for (const { run } of world.timers.splice(0)) run();
  return claim;
}

describe("a warning page that a rule opened", () => {
  test("stands for what its tab asked for; all events and the page's own question agree", async () => {
    const world = await knownRed();
    await world.app.visit(1, `https://${PLAIN}/start`, "arrived");
    world.app.noteAsked(1, TARGET);
    const [claim] = await Promise.all([
      world.app.claim(1, TARGET),
      world.app.visit(1, TARGET, "leaving"),
      world.app.visit(1, PAGE, "arrived"),
      world.app.claim(1, TARGET),
    ]);
    expect(claim.state).toBe("blocked");
    expect(await world.app.claim(1, TARGET)).toEqual(claim);
    expect(world.tabs.get(1)).toMatchObject({ badge: "flux", warnings: 0 });
    expect(await world.app.report(1)).toMatchObject({ state: "judged", host: FLUX });
    // Reloaded.
    await world.app.visit(1, PAGE, "leaving");
    await world.app.visit(1, PAGE, "arrived");
    expect(await world.app.claim(1, TARGET)).toEqual(claim);
    await world.app.leave(claim.state === "blocked" ? claim.blockId : "");
    expect(world.tabs.get(1)?.leftTo).toBe(`https://${PLAIN}/start`);
  });

  test("is nothing where the tab asked for something else, or for nothing", async () => {
    const world = createWorld(answers);
    await world.app.visit(1, `https://${PLAIN}/`, "arrived");
    world.app.noteAsked(1, `https://${PLAIN}/`);
    expect(await claimInVain(world, 1, `https://${PLAIN}/other`)).toEqual({ state: "nothing" });
    expect(await claimInVain(world, 1, TARGET)).toEqual({ state: "nothing" });
    // What another tab asked for counts for nothing here.
    world.app.noteAsked(2, TARGET);
    expect(await claimInVain(world, 1, TARGET)).toEqual({ state: "nothing" });
    for (const target of ["javascript:alert(1)", "https://192.168.1.1/", "https://a.test/"]) {
      world.app.noteAsked(1, target);
      expect(await world.app.claim(1, target)).toEqual({ state: "nothing" });
    }
  });

  test("may ask again where nobody saw it ask: the rule stops it again, with somebody watching", async () => {
    const world = await knownRed();
    expect(await claimInVain(world, 1, TARGET)).toEqual({ state: "ask-again" });
    world.app.noteAsked(1, TARGET);
    expect((await world.app.claim(1, TARGET)).state).toBe("blocked");
  });

  test("is claimed of a new worker too, once for one asking", async () => {
    const world = await knownRed();
    world.app.noteAsked(1, TARGET);
    world.restartWorker();
    const claim = await world.app.claim(1, TARGET);
    expect(claim.state).toBe("blocked");
    await world.app.visit(1, `https://${PLAIN}/`, "arrived");
    expect(await claimInVain(world, 1, TARGET)).toEqual({ state: "ask-again" });
  });

  test("hears a moment later what its tab asked for", async () => {
    const world = await knownRed();
    const claim = world.app.claim(1, TARGET);
    world.app.noteAsked(2, `https://${PLAIN}/`);
    world.app.noteAsked(1, TARGET);
    expect((await claim).state).toBe("blocked");
  });
});
