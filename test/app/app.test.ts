import { describe, expect, test, vi } from "vitest";
import { answer, homes, ONE, poolName, reverse, THREE, TWO } from "../detection/history-builder.ts";
import { AMBER, answers, FLUX, MINUTE, PLAIN } from "./sites.ts";
import { createWorld, settled } from "./world.ts";
import type { World } from "./world-model.ts";

async function visited(address: string): Promise<World> {
  const world = createWorld(answers);
  await world.app.visit(1, address, "arrived");
  expect(world.complaints).toEqual([]);
  return world;
}

describe("a visit", () => {
  test("that has arrived is not taken for one on its way, whatever the browser answers first", async () => {
    const world = createWorld(answers);
    let answer = (): void => undefined;
    world.slow.push(
      new Promise((resolve) => {
        answer = resolve;
      }),
    );
    const visits = [
      world.app.visit(1, `https://${AMBER}/`, "leaving"),
      world.app.visit(1, `https://${AMBER}/`, "arrived"),
    ];
    await settled();
    answer();
    await Promise.all(visits);
    expect(await world.session.get(["tab:1"])).toMatchObject({ "tab:1": { arrived: true } });
    expect(world.tabs.get(1)).toMatchObject({ guarded: true });
  });

  test("a botnet's site ends on the warning page", async () => {
    const world = await visited(`https://${FLUX}/login`);
    const blockId = world.tabs.get(1)?.warning ?? "";
    expect(await world.app.block(blockId)).toMatchObject({
      host: FLUX,
      target: `https://${FLUX}/login`,
      report: { state: "judged", verdict: { level: "flux" } },
    });
  });

  test("the warning page is opened once, however many answers speak for it", async () => {
    const world = await visited(`https://${FLUX}/login`);
    await world.app.visit(1, `https://${FLUX}/login`, "arrived");
    expect(world.tabs.get(1)?.warnings).toBe(1);
    const blockId = world.tabs.get(1)?.warning ?? "";
    await world.app.visit(1, `chrome-extension://abc/index.html?block=${blockId}`, "arrived");
    expect(world.tabs.get(1)).toMatchObject({ badge: "flux", warnings: 1 });
    expect(await world.app.report(1)).toMatchObject({ state: "judged", host: FLUX });
  });

  test("a warning in the middle of a look shows what was found so far, also to a new worker", async () => {
    const world = createWorld(answers, () => new Promise<never>(() => undefined));
    void world.app.visit(1, `https://${FLUX}/login`, "arrived");
    await vi.waitUntil(() => world.tabs.get(1)?.warning !== undefined);
    const blockId = world.tabs.get(1)?.warning ?? "";
    const report = { state: "judged", verdict: { level: "flux" }, checking: true };
    expect(await world.app.block(blockId)).toMatchObject({ report });
    world.restartWorker();
    expect(await world.app.block(blockId)).toMatchObject({ report });
  });

  test("going back to the site from the warning page warns again", async () => {
    const world = await visited(`https://${FLUX}/login`);
    world.now += 5_000;
    await world.app.visit(1, `https://${FLUX}/login`, "arrived");
    expect(world.tabs.get(1)?.warnings).toBe(2);
  });

  test("an odd site is guarded, not taken away", async () => {
    const world = await visited(`https://${AMBER}/`);
    expect(world.tabs.get(1)).toMatchObject({
      badge: "suspicious",
      guarded: true,
      warning: undefined,
    });
  });

  test("an odd site is guarded once its page is there, and so is a frame that comes later", async () => {
    const world = createWorld(answers);
    await world.app.visit(1, `https://${AMBER}/`, "leaving");
    expect(world.tabs.get(1)).toMatchObject({ badge: "suspicious", guarded: false });
    await world.app.visit(1, `https://${AMBER}/`, "arrived");
    expect(world.tabs.get(1)?.guarded).toBe(true);
    const tab = world.tabs.get(1);
    if (tab !== undefined) tab.guarded = false;
    await world.app.frameArrived(1);
    expect(world.tabs.get(1)?.guarded).toBe(true);
  });

  test("a plain site is left alone and asked about once", async () => {
    const world = await visited(`https://${PLAIN}/`);
    await world.app.visit(1, `https://${PLAIN}/second`, "arrived");
    expect(world.tabs.get(1)).toMatchObject({ badge: "clear", guarded: false, warning: undefined });
    expect(world.asked).toHaveLength(1);
  });

  test.each([
    ["http://192.168.1.1/", "ip-literal"],
    ["http://printer/", "single-label"],
    ["http://nas.local/", "special-use"],
    ["https://intra.corpnet-without-suffix/", "unknown-suffix"],
    ["chrome://settings/", "not-web"],
  ])("%s is never asked about: %s", async (address, reason) => {
    const world = await visited(address);
    expect(world.asked).toEqual([]);
    expect(await world.app.report(1)).toMatchObject({ state: "not-checkable", reason });
  });

  test("a name beyond ASCII is asked about as the DNS spells it", async () => {
    const world = await visited("https://Bücher.lab-plain.org/");
    expect(world.asked.map(({ host }) => host)).toEqual(["xn--bcher-kva.lab-plain.org"]);
  });

  test("nothing is asked while switched off", async () => {
    const world = createWorld(answers);
    await world.app.saveSettings({ enabled: false });
    await world.app.visit(1, `https://${FLUX}/`, "arrived");
    expect(world.asked).toEqual([]);
    expect(world.tabs.get(1)?.badge).toBe("paused");
  });

  test("two tabs on one host share one look, and both are warned", async () => {
    const world = createWorld(answers);
    await Promise.all([
      world.app.visit(1, `https://${FLUX}/a`, "arrived"),
      world.app.visit(2, `https://${FLUX}/b`, "arrived"),
    ]);
    expect(world.asked).toHaveLength(1);
    expect([1, 2].map((tab) => world.tabs.get(tab)?.warning !== undefined)).toEqual([true, true]);
  });

  test("no answer at all is unknown, and nobody is warned", async () => {
    const world = createWorld(() => []);
    await world.app.visit(1, `https://${FLUX}/`, "arrived");
    expect(world.tabs.get(1)).toMatchObject({
      badge: "unknown",
      guarded: false,
      warning: undefined,
    });
    expect(world.alarm).toBe(world.now + MINUTE);
  });

  test("a resolver that lies alone does not take an honest site away", async () => {
    const world = createWorld((name) => [
      answer(["61.1.0.1"], { name, resolver: ONE }),
      answer(["61.1.0.1"], { name, resolver: TWO }),
      answer(homes(8), { name, resolver: THREE }),
      ...homes(8).map((address) => ({ ...reverse(address, poolName(address)), resolver: THREE })),
    ]);
    await world.app.visit(1, `https://${PLAIN}/`, "arrived");
    expect(world.tabs.get(1)).toMatchObject({ guarded: false, warning: undefined });
  });
});

describe("the warning", () => {
  test("continue once: stored first, valid in this tab, gone after leaving the site", async () => {
    const world = await visited(`https://${FLUX}/`);
    const blockId = world.tabs.get(1)?.warning ?? "";
    expect(await world.app.proceed(blockId, "once")).toMatchObject({ target: `https://${FLUX}/` });
    world.tabs.delete(1);
    await world.app.visit(1, `https://${FLUX}/`, "arrived");
    expect(world.tabs.get(1)?.warning).toBeUndefined();
    await world.app.visit(2, `https://${FLUX}/`, "arrived");
    expect(world.tabs.get(2)?.warning).toBeDefined();
    await world.app.visit(1, `https://${PLAIN}/`, "arrived");
    await world.app.visit(1, `https://${FLUX}/`, "arrived");
    expect(world.tabs.get(1)?.warning).toBeDefined();
  });

  test("leave goes back to the last page that was not warned of", async () => {
    const world = await visited(`https://${PLAIN}/start`);
    await world.app.visit(1, `https://${FLUX}/`, "arrived");
    await world.app.visit(1, "chrome-extension://abc/src/warning/index.html", "arrived");
    await world.app.leave(world.tabs.get(1)?.warning ?? "");
    expect(world.tabs.get(1)?.leftTo).toBe(`https://${PLAIN}/start`);
  });

  test("an unknown block says what to do", async () => {
    const world = await visited(`https://${PLAIN}/`);
    await expect(world.app.proceed("no-such-block", "once")).rejects.toMatchObject({
      refusal: { kind: "warning-over" },
    });
    expect(await world.app.block("no-such-block")).toBeUndefined();
  });

  test("a tab that has moved on meanwhile is not taken away", async () => {
    let release: () => void = () => undefined;
    const waiting = new Promise<void>((resolve) => {
      release = resolve;
    });
    const world = createWorld(async (name, at) => {
      if (name === FLUX) await waiting;
      return answers(name, at);
    });
    const slow = world.app.visit(1, `https://${FLUX}/`, "arrived");
    await new Promise((resolve) => setTimeout(resolve, 5));
    await world.app.visit(1, `https://${PLAIN}/`, "arrived");
    release();
    await slow;
    expect(world.tabs.get(1)).toMatchObject({ warning: undefined, guarded: false });
  });
});
