import { describe, expect, test } from "vitest";
import { answers, FLUX, MINUTE, PLAIN } from "./sites.ts";
import { createWorld, settled, WELCOME_TAB } from "./world.ts";
import type { World } from "./world-model.ts";

/** A browser in which Fluxward was just put: nothing is stored. */
async function fresh(): Promise<World> {
  const world = createWorld(answers);
  await world.local.remove(await world.local.keys());
  world.restartWorker();
  return world;
}

/** As a browser does when the extension is let into private windows: what it kept until then is gone, and nobody is told. */
async function startAnew(world: World): Promise<void> {
  await world.session.remove(await world.session.keys());
  world.restartWorker();
  await world.app.resume();
}

/** Lets a second pass that the worker lives through. */
async function passSecond(world: World): Promise<void> {
  world.now += 1000;
  for (const { at, run } of world.timers) if (at <= world.now) run();
  await settled();
}

async function visitAll(world: World): Promise<void> {
  await world.app.visit(1, `https://${FLUX}/`, "arrived");
  await world.app.visit(2, `https://${PLAIN}/`, "arrived");
  await world.app.checkAgain(1);
  world.now += 25 * 60 * MINUTE;
  await world.app.tick(world.now);
}

describe("a fresh installation", () => {
  test("asks nobody before its page was answered, not even before it is told of being one", async () => {
    const world = await fresh();
    await world.app.resume();
    await visitAll(world);
    await world.app.installed(false);
    expect(world.welcomed).toBe(1);
    await visitAll(world);
    await expect(world.app.testResolver("https://dns.lab-one.net/dns-query")).rejects.toMatchObject(
      { refusal: { kind: "not-set-up" } },
    );
    expect(world.asked).toEqual([]);
    expect(world.defaultBadge).toBe("not-set-up");
    expect(world.tabs.get(1)?.badge).toBe("not-set-up");
  });

  test("says in every tab that it is not set up, on pages that nobody looks up too", async () => {
    const world = await fresh();
    await world.app.resume();
    await world.app.installed(false);
    await world.app.visit(1, "about:blank", "arrived");
    expect(await world.app.report(1)).toEqual({ state: "not-set-up", host: "" });
    // A new tab has no button of its own.
    expect([world.tabs.get(1)?.badge, world.defaultBadge]).toEqual([undefined, "not-set-up"]);
    await world.app.saveSettings({ setUp: true });
    expect(await world.app.report(1)).toMatchObject({ state: "not-checkable" });
    expect(world.tabs.get(1)?.badge).toBeUndefined();
    expect(world.defaultBadge).toBe("not-checkable");
  });

  test("once answered, judges the pages that are open", async () => {
    const world = await fresh();
    await world.app.installed(false);
    await world.app.visit(1, `https://${FLUX}/`, "arrived");
    await world.app.visit(2, `https://${PLAIN}/`, "arrived");
    await world.app.saveSettings({ setUp: true });
    await settled();
    expect(world.asked.map(({ host }) => host).sort()).toEqual([FLUX, PLAIN].sort());
    expect(world.tabs.get(1)?.warning).toBeDefined();
    expect(world.tabs.get(2)?.badge).toBe("clear");
  });

  test("opens the page once: not with the browser, and not with the next version", async () => {
    const world = await fresh();
    await world.app.installed(false);
    await world.restartBrowser();
    await world.app.resume();
    await world.app.browserStarted();
    await passSecond(world);
    await world.app.installed(true);
    await world.app.installed(false);
    expect(world.welcomed).toBe(1);
    expect(await world.app.getSettings()).toMatchObject({ setUp: false });
    expect(world.defaultBadge).toBe("not-set-up");
  });

  test("does not open it where the question was answered quicker than the browser told of it", async () => {
    const world = await fresh();
    await world.app.saveSettings({ setUp: true });
    await world.app.installed(false);
    expect(world.welcomed).toBe(0);
    expect(await world.app.getSettings()).toMatchObject({ setUp: true });
  });
});

describe("an extension that the browser starts anew, which closes the first-run page", () => {
  test("opens it once more for as long as nobody has left it", async () => {
    const world = await fresh();
    await world.app.installed(false);
    for (const count of [2, 3]) {
      await startAnew(world);
      await passSecond(world);
      expect(world.welcomed).toBe(count);
    }
    await world.app.leftFirstRun(1);
    await startAnew(world);
    await passSecond(world);
    expect(world.welcomed).toBe(4);
  });

  test("opens none beside the one that is open, when only its worker has died", async () => {
    const world = await fresh();
    await world.app.installed(false);
    world.restartWorker();
    await world.app.resume();
    await passSecond(world);
    expect(world.welcomed).toBe(1);
  });

  test("leaves it closed where the person has left it, in this worker's life or not", async () => {
    const world = await fresh();
    await world.app.installed(false);
    world.restartWorker();
    await world.app.leftFirstRun(WELCOME_TAB);
    await startAnew(world);
    await passSecond(world);
    expect(world.welcomed).toBe(1);
    await startAnew(world);
    await passSecond(world);
    expect(world.welcomed).toBe(1);
  });

  test("and where the question was answered meanwhile, or an organisation lets nobody be asked", async () => {
    const answered = await fresh();
    await answered.app.installed(false);
    await answered.app.saveSettings({ setUp: true });
    await startAnew(answered);
    await passSecond(answered);
    expect(answered.welcomed).toBe(1);

    const managed = await fresh();
    await managed.app.installed(false);
    managed.managed = { disableOnboarding: true };
    await startAnew(managed);
    await managed.app.policyChanged();
    await passSecond(managed);
    expect(managed.welcomed).toBe(1);
  });
});

describe("a new version of what is there", () => {
  test("leaves an installation alone whose settings are stored", async () => {
    const world = createWorld(answers);
    await world.app.saveSettings({ strict: true });
    await world.app.installed(true);
    expect(world.welcomed).toBe(0);
    expect(await world.app.getSettings()).toMatchObject({ setUp: true, strict: true });
  });

  test("and one that took looks without anybody ever changing a setting", async () => {
    const world = await fresh();
    await world.local.set({ "install-key": [1, 2, 3] });
    await world.app.visit(1, `https://${PLAIN}/`, "arrived");
    expect(world.asked).toEqual([]);
    await world.app.installed(true);
    await settled();
    expect(world.welcomed).toBe(0);
    expect(world.asked.map(({ host }) => host)).toEqual([PLAIN]);
  });

  test("asks anew where all that was stored is gone, whatever had been answered", async () => {
    const world = createWorld(answers);
    await world.app.saveSettings({ resolvers: ["https://dns.lab-one.net/dns-query"] });
    await world.local.remove(await world.local.keys());
    await world.app.installed(true);
    await world.app.visit(1, `https://${FLUX}/`, "arrived");
    expect(world.welcomed).toBe(1);
    expect(world.asked).toEqual([]);
  });

  test("looks that an earlier installation left behind are nobody's answer to a new one", async () => {
    const world = await fresh();
    await world.local.set({ "install-key": [1, 2, 3] });
    await world.app.installed(false);
    expect(world.welcomed).toBe(1);
    expect(await world.app.getSettings()).toMatchObject({ setUp: false });
  });
});
