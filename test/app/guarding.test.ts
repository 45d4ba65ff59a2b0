import { describe, expect, test } from "vitest";
import { PENDING_MS } from "../../src/app/guarding.ts";
import { passTime } from "./pass-time.ts";
import { createWorld, settled } from "./world.ts";
import type { World } from "./world-model.ts";
import { AMBER, answers, FLUX, PLAIN } from "./sites.ts";

/** A visit whose look has all its answers, and does not end before `finish` is called. */
function unfinished(): { world: World; finish: () => void } {
  let finish: () => void = () => undefined;
  const rest = new Promise<void>((resolve) => {
    finish = resolve;
  });
  return { world: createWorld(answers, () => rest), finish };
}

const guarded = (world: World, tabId = 1): boolean | undefined => world.tabs.get(tabId)?.guarded;

describe("a page whose first look is odd so far", () => {
  test("is held at once, for three seconds, and again once its verdict is there", async () => {
    const { world, finish } = unfinished();
    const visit = world.app.visit(1, `https://${AMBER}/`, "arrived");
    await settled();
    expect(guarded(world)).toBe(true);
    await passTime(world, PENDING_MS - 1);
    expect(guarded(world)).toBe(true);
    await passTime(world, 1);
    expect(guarded(world)).toBe(false);
    finish();
    await visit;
    expect(guarded(world)).toBe(true);
    await passTime(world, 10 * PENDING_MS);
    expect(guarded(world)).toBe(true);
  });

  test("is held as soon as it arrives, if it comes after the answers, and once that look is over for good", async () => {
    const { world, finish } = unfinished();
    const leaving = world.app.visit(1, `https://${AMBER}/`, "leaving");
    await settled();
    expect(guarded(world)).not.toBe(true);
    void world.app.visit(1, `https://${AMBER}/`, "arrived");
    await settled();
    expect(guarded(world)).toBe(true);
    await passTime(world, PENDING_MS);
    expect(guarded(world)).toBe(false);
    finish();
    await leaving;
    expect(guarded(world)).toBe(true);
  });

  test("is let go in time by the worker that comes after one that died", async () => {
    const { world } = unfinished();
    void world.app.visit(1, `https://${AMBER}/`, "arrived");
    await settled();
    world.restartWorker();
    const resumed = world.app.resume();
    await settled();
    expect(guarded(world)).toBe(true);
    await passTime(world, PENDING_MS);
    expect(guarded(world)).toBe(false);
    void resumed;
  });
});

describe("a page that is held", () => {
  async function held(): Promise<World> {
    const world = createWorld(answers);
    await world.app.visit(1, `https://${AMBER}/`, "arrived");
    expect(guarded(world)).toBe(true);
    return world;
  }

  test("is let go when the tab is somewhere else, checkable or not", async () => {
    for (const next of [`https://${PLAIN}/`, "about:blank", "chrome://settings/"]) {
      const world = await held();
      await world.app.visit(1, next, "leaving");
      expect(guarded(world), next).toBe(true);
      await world.app.visit(1, next, "arrived");
      expect(guarded(world), next).toBe(false);
      expect(world.tabs.get(1)?.left, next).toBe(true);
    }
    const closed = await held();
    await closed.app.forgetTab(1);
    expect([guarded(closed), closed.tabs.get(1)?.left]).toEqual([false, true]);
    // The page is there still where the person only switches that off.
    const off = await held();
    await off.app.saveSettings({ enabled: false });
    expect([guarded(off), off.tabs.get(1)?.left]).toEqual([false, false]);
  });

  test("is explained where something was held in one of its frames, for its own host alone", async () => {
    const world = await held();
    await world.app.guard.attempt(1, FLUX, "password");
    expect(world.tabs.get(1)?.explained).toBeUndefined();
    await world.app.guard.attempt(1, AMBER, "password");
    expect(world.tabs.get(1)?.explained).toBe("password");
  });

  test.each(["covered", "removed", "overrun"] as const)(
    "leads to the warning page, which says so, when its note was %s",
    async (how) => {
      const world = await held();
      await world.app.guard.tampered(1, FLUX, how);
      expect(world.tabs.get(1)?.warning).toBeUndefined();
      await world.app.guard.tampered(1, AMBER, how);
      const block = await world.app.block(world.tabs.get(1)?.warning ?? "");
      expect(block).toMatchObject({ host: AMBER, reason: how });
    },
  );

  test("leads to our own page for the choice, and back to the page as it was", async () => {
    const world = await held();
    await world.app.guard.more(1, AMBER);
    const blockId = world.tabs.get(1)?.warning ?? "";
    expect((await world.app.block(blockId))?.reason).toBe("asked");
    await world.app.visit(1, `chrome-extension://abc/w.html?block=${blockId}`, "arrived");
    const { target, back } = await world.app.proceed(blockId, "once");
    expect([target, back]).toEqual([`https://${AMBER}/`, 1]);
    await world.app.visit(1, target, "arrived");
    await world.app.guard.resume(1, AMBER);
    expect(guarded(world)).toBe(false);
  });

  test("does not lose its hold to what a content script says", async () => {
    const world = await held();
    await expect(world.app.guard.resume(1, FLUX)).rejects.toThrow();
    await world.app.guard.resume(1, AMBER);
    await world.app.guard.attempt(1, AMBER, "card");
    expect(guarded(world)).toBe(true);
  });

  test("opens our own page when what it sent by itself was stopped", async () => {
    const world = await held();
    await world.app.guard.stopped(2);
    await world.app.guard.stopped(1);
    const block = await world.app.block(world.tabs.get(1)?.warning ?? "");
    expect(block?.reason).toBe("sent");
  });

  test("keeps its hold over a restart of the worker, and nothing else is held", async () => {
    const world = await held();
    await world.app.visit(2, `https://${PLAIN}/`, "arrived");
    const other = world.tabs.get(2);
    if (other !== undefined) other.guarded = true;
    world.restartWorker();
    await world.app.resume();
    expect([guarded(world, 1), guarded(world, 2)]).toEqual([true, false]);
  });
});
