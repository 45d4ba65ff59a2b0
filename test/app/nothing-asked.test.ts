import { describe, expect, test, vi } from "vitest";
import type { LookRequest } from "../../src/app/ports.ts";
import { createSettingsStore } from "../../src/storage/settings.ts";
import { answers, AMBER, FLUX, MINUTE } from "./sites.ts";
import { createWorld, settled } from "./world.ts";
import type { World } from "./world-model.ts";

const HOUR = 60 * MINUTE;
const EXCLUDED = { excludedDomains: ["lab-site.com", FLUX] };

/** A world in which a look never ends by itself, and the request for it. */
async function lookUnderWay(): Promise<{ world: World; request: LookRequest }> {
  const world = createWorld(answers, () => new Promise<never>(() => undefined));
  void world.app.visit(1, `https://${FLUX}/`, "arrived");
  const request = await vi.waitUntil(() => world.asked[0]);
  return { world, request };
}

describe.each([
  ["paused", { enabled: false }],
  ["not set up", { setUp: false }],
  ["excluded", EXCLUDED],
])("%s: nothing is asked", (_, settings) => {
  test("at a visit, at Check again, or later", async () => {
    const world = createWorld(answers);
    await world.app.saveSettings(settings);
    await world.app.visit(1, `https://${FLUX}/`, "leaving");
    await world.app.visit(1, `https://${FLUX}/`, "arrived");
    await world.app.checkAgain(1);
    world.now += HOUR;
    await world.app.tick(world.now);
    await world.app.resume();
    expect(world.asked).toEqual([]);
  });

  test("by looks that were due already", async () => {
    const world = createWorld(answers);
    await world.app.visit(1, `https://${FLUX}/`, "arrived");
    expect(world.asked).toHaveLength(1);
    await world.app.saveSettings(settings);
    for (const after of [11 * MINUTE, HOUR, 25 * HOUR]) {
      world.now += after;
      await world.app.tick(world.now);
      // Nor does the alarm ring over and over for them.
      expect(world.alarm ?? Infinity).toBeGreaterThan(world.now + MINUTE);
    }
    expect(world.asked).toHaveLength(1);
  });

  test("by a look that died with its worker", async () => {
    const { world } = await lookUnderWay();
    world.restartWorker();
    await world.app.saveSettings(settings);
    await world.app.resume();
    world.now += MINUTE;
    await world.app.tick(world.now);
    expect(world.asked).toHaveLength(1);
  });

  test("any more by a look that is under way", async () => {
    const { world, request } = await lookUnderWay();
    expect(request.signal.aborted).toBe(false);
    await world.app.saveSettings({ sensitivity: "careful" });
    expect(request.signal.aborted).toBe(false);
    await world.app.saveSettings(settings);
    expect(request.signal.aborted).toBe(true);
  });
});

test("what another worker was told holds for a look that is under way in this one", async () => {
  const { world, request } = await lookUnderWay();
  await createSettingsStore(world.local).update(() => ({ enabled: false }));
  expect(request.signal.aborted).toBe(false);
  await world.app.settingsChanged();
  expect(request.signal.aborted).toBe(true);
  await settled();
  expect(world.tabs.get(1)?.badge).toBe("paused");
});

test("what is excluded is said to be, and nothing else is", async () => {
  const world = createWorld(answers);
  await world.app.saveSettings({ excludedDomains: [FLUX] });
  for (const host of [FLUX, `www.${FLUX}`]) {
    await world.app.visit(1, `https://${host}/`, "arrived");
    expect(await world.app.report(1)).toMatchObject({
      state: "not-checkable",
      reason: "excluded",
    });
  }
  expect(world.asked).toEqual([]);
  for (const host of [AMBER, `not${FLUX}`]) {
    await world.app.visit(1, `https://${host}/`, "arrived");
    expect((await world.app.report(1)).state).not.toBe("not-checkable");
  }
  expect(world.asked).toHaveLength(2);
});

test("a site that was judged before it was excluded is not warned of any more", async () => {
  const world = createWorld(answers);
  await world.app.visit(1, `https://${AMBER}/`, "arrived");
  expect((await world.app.report(1)).state).toBe("judged");
  await world.app.saveSettings({ excludedDomains: [AMBER] });
  expect((await world.app.report(1)).state).toBe("not-checkable");
});
