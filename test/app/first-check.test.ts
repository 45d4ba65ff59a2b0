import { describe, expect, test } from "vitest";
import { AMBER, answers, FLUX, PLAIN } from "./sites.ts";
import { createWorld, settled } from "./world.ts";
import type { World } from "./world-model.ts";

const RED = `https://${FLUX}/login`;

async function strictWorld(rest?: () => Promise<void>, strict = true): Promise<World> {
  const world = createWorld(answers, rest);
  await world.app.saveSettings({ strict });
  return world;
}

describe("a first look before a page is opened", () => {
  test("sends a red site's tab to the warning, and lets all others go on", async () => {
    const world = await strictWorld();
    world.app.noteAsked(1, RED);
    const found = await world.app.checkFirst(1, RED, false);
    expect(found.state).toBe("blocked");
    for (const name of [PLAIN, AMBER, "192.168.1.1", "printer"]) {
      expect([name, await world.app.checkFirst(2, `https://${name}/`, false)]).toEqual([
        name,
        { state: "go" },
      ]);
    }
  });

  test("keeps nobody: whoever waits too long, or is waited for by another page, goes on", async () => {
    const world = await strictWorld(() => new Promise<never>(() => undefined));
    const waiting = world.app.checkFirst(1, `https://${AMBER}/`, false);
    await settled();
    for (const { run } of world.timers.splice(0)) run();
    expect(await waiting).toEqual({ state: "go" });
    expect(await world.app.checkFirst(2, RED, true)).toEqual({ state: "go" });
  });

  test("asks nobody while not strict, or about what is let through", async () => {
    const world = await strictWorld(undefined, false);
    expect(await world.app.checkFirst(1, RED, false)).toEqual({ state: "go" });
    await world.app.saveSettings({ strict: true, exceptions: [{ host: FLUX }] });
    expect(await world.app.checkFirst(1, RED, false)).toEqual({ state: "go" });
    expect(await world.app.hold(1, RED)).toBe(false);
    expect(world.asked).toEqual([]);
  });
});

describe("a request that is held", () => {
  test("does not leave where the site turns out to be red", async () => {
    const world = await strictWorld();
    expect(await world.app.hold(1, RED)).toBe(true);
    expect(await world.app.hold(1, `https://${PLAIN}/`)).toBe(false);
    expect(await world.app.hold(1, `https://${AMBER}/`)).toBe(false);
  });

  test("is not held for a host that is known, nor when nobody answers in time", async () => {
    const world = await strictWorld();
    await world.app.visit(1, `https://${PLAIN}/`, "arrived");
    const asked = world.asked.length;
    expect(await world.app.hold(1, `https://${PLAIN}/again`)).toBe(false);
    expect(world.asked).toHaveLength(asked);
    const silent = createWorld(() => new Promise<never>(() => undefined));
    await silent.app.saveSettings({ strict: true });
    const held = silent.app.hold(1, RED);
    await settled();
    for (const { run } of silent.timers.splice(0)) run();
    expect(await held).toBe(false);
  });
});
