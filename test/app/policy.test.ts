import { describe, expect, test } from "vitest";
import { WAIT_MS } from "../../src/storage/policy-store.ts";
import { change, fresh, isStopped, managed, visit } from "./managed-world.ts";
import { passTime } from "./pass-time.ts";
import { AMBER, FLUX, FLUX_BELOW, MINUTE, PLAIN } from "./sites.ts";

describe("the first start under an organisation", () => {
  test("nobody is asked and no page opens before the policy is there; then it holds at once", async () => {
    const world = await fresh();
    await world.app.resume();
    await world.app.installed(false);
    await visit(world, FLUX);
    expect([world.welcomed, world.asked.length]).toEqual([0, 0]);
    const excludedDomains = ["lab-plain.org"];
    await visit(world, PLAIN, 2);
    await change(world, { consentGiven: true, excludedDomains });
    expect(world.welcomed).toBe(0);
    expect([...new Set(world.asked.map(({ host }) => host))]).toEqual([FLUX]);
    expect(isStopped(world)).toBe(true);
  });

  test("without a policy the person is asked once its time is over", async () => {
    const world = await fresh();
    await world.app.resume();
    await world.app.installed(false);
    await passTime(world, WAIT_MS - 1);
    expect(world.welcomed).toBe(0);
    await passTime(world, 1);
    expect(world.welcomed).toBe(1);
    await world.app.saveSettings({ setUp: true });
    await visit(world, FLUX);
    expect(isStopped(world)).toBe(true);
  });

  test("what is waited for is said while it lasts, and not that somebody must set it up", async () => {
    const world = await fresh();
    await world.app.resume();
    await visit(world, FLUX);
    expect(world.defaultBadge).toBe("awaited");
    expect(await world.app.report(1)).toEqual({ state: "not-set-up", host: FLUX, awaited: true });
    await passTime(world, WAIT_MS);
    expect(world.defaultBadge).toBe("not-set-up");
    expect(await world.app.report(1)).toEqual({ state: "not-set-up", host: FLUX });
  });

  test("the wait outlives the worker: an alarm brings another, which asks", async () => {
    const world = await fresh();
    await world.app.resume();
    await world.app.installed(false);
    expect(world.alarm).toBe(world.now + WAIT_MS);
    world.restartWorker();
    world.now += WAIT_MS;
    await world.app.resume();
    expect(world.welcomed).toBe(1);
    world.restartWorker();
    await world.app.resume();
    expect(world.welcomed).toBe(1);
  });

  test("a policy that does not want the page has its way, and one that wants it too", async () => {
    const quiet = await fresh();
    await quiet.app.installed(false);
    await change(quiet, { disableOnboarding: true });
    expect(quiet.welcomed).toBe(0);
    expect(quiet.defaultBadge).toBe("not-set-up");
    const asking = await fresh({ sensitivity: "careful" });
    await asking.app.installed(false);
    expect(asking.welcomed).toBe(1);
  });

  test("whoever used it before is not looked up for until the policy is there either", async () => {
    const world = managed({});
    await world.app.resume();
    await visit(world, FLUX);
    expect(world.asked).toEqual([]);
    await passTime(world, WAIT_MS);
    expect(isStopped(world)).toBe(true);
  });
});

describe("a policy that changes", () => {
  test("is acted on in all open tabs at once", async () => {
    const world = managed({ action: "badge" });
    await visit(world, FLUX);
    await visit(world, AMBER, 2);
    expect(world.tabs.get(1)).toMatchObject({ badge: "flux", guarded: false, warning: undefined });
    expect(world.tabs.get(2)).toMatchObject({ badge: "suspicious", guarded: false });
    expect(world.stopped.everywhere).toEqual([]);
    await change(world, { action: "guard" });
    expect(world.tabs.get(1)).toMatchObject({ guarded: true, warning: undefined });
    expect(world.tabs.get(2)?.guarded).toBe(true);
    await change(world, { action: "warning" });
    expect(isStopped(world)).toBe(true);
    expect(world.stopped.everywhere).toEqual([FLUX]);
    await change(world, { allowDomains: ["lab-bots.com", AMBER] });
    expect(world.stopped.everywhere).toEqual([]);
    expect(world.tabs.get(2)?.guarded).toBe(false);
  });

  test("an excluded domain is asked about no more", async () => {
    const world = managed({});
    await passTime(world, WAIT_MS);
    world.managed = { excludedDomains: ["lab-bots.com"] };
    await world.app.policyChanged();
    await visit(world, FLUX);
    expect(world.asked).toEqual([]);
    expect(await world.app.report(1)).toMatchObject({ reason: "excluded" });
  });
});

describe("what lets past a warning", () => {
  test.each([{ action: "block" }, { allowProceed: false }])(
    "is nothing with %j",
    async (policy) => {
      const world = managed(policy);
      await visit(world, FLUX);
      const blockId = world.tabs.get(1)?.warning ?? "";
      expect(await world.app.block(blockId)).toMatchObject({ scopes: [], blocked: false });
      for (const scope of ["once", "hour", "always"] as const) {
        await expect(world.app.proceed(blockId, scope)).rejects.toMatchObject({
          refusal: { kind: "no-way-on" },
        });
      }
      await visit(world, AMBER, 2);
      expect(world.tabs.get(2)?.guarded).toBe(true);
      expect((await world.app.choosing.surroundings(2)).scopes).toEqual([]);
      await expect(world.app.choosing.trust(2, AMBER, "once")).rejects.toMatchObject({
        refusal: { kind: "no-way-on" },
      });
      expect(world.tabs.get(2)?.guarded).toBe(true);
    },
  );

  test.each(["once", "hour", "always"] as const)(
    "what was let through before %s is stopped again",
    async (scope) => {
      const world = managed({ sensitivity: "balanced" });
      world.privateTabs.add(3);
      await visit(world, FLUX);
      await visit(world, FLUX, 3);
      await world.app.proceed(world.tabs.get(1)?.warning ?? "", scope);
      const inPrivate = scope === "always" ? "hour" : scope;
      await world.app.proceed(world.tabs.get(3)?.warning ?? "", inPrivate);
      await visit(world, FLUX);
      await visit(world, FLUX, 3);
      const before = [1, 3].map((tabId) => world.tabs.get(tabId)?.warnings);
      await change(world, { allowProceed: false });
      expect([1, 3].map((tabId) => world.tabs.get(tabId)?.warnings)).toEqual(
        before.map((count) => (count ?? 0) + 1),
      );
      expect([...world.passes.values()].flat()).toEqual([]);
    },
  );

  test("with the list locked is only for as long as the tab stays", async () => {
    const world = managed({ lockedKeys: ["exceptions"] });
    await visit(world, FLUX);
    const blockId = world.tabs.get(1)?.warning ?? "";
    expect(await world.app.block(blockId)).toMatchObject({ scopes: ["once"] });
    await expect(world.app.proceed(blockId, "hour")).rejects.toMatchObject({
      refusal: { kind: "list-kept" },
    });
    await world.app.proceed(blockId, "once");
    await visit(world, FLUX);
    expect(world.tabs.get(1)?.warnings).toBe(1);
  });

  test("where a site is not red nothing has to be let through, and it stays held", async () => {
    const world = managed({ allowProceed: false });
    await visit(world, AMBER);
    await world.app.guard.more(1, AMBER);
    await world.app.proceed(world.tabs.get(1)?.warning ?? "", "once");
    expect([...world.passes.values()].flat()).toEqual([]);
    await visit(world, AMBER);
    expect(world.tabs.get(1)?.guarded).toBe(true);
  });
});

describe("other decisions", () => {
  test("the budget goes with every look", async () => {
    const world = managed({ maxQueriesPerMinute: 60 });
    await visit(world, PLAIN);
    expect(world.asked[0]?.settings.maxQueriesPerMinute).toBe(60);
  });
  test("a locked setting is refused by name, and deleting everything deletes no policy", async () => {
    const world = managed({ lockedKeys: ["keepDays"], keepDays: 7, consentGiven: true });
    await expect(world.app.saveSettings({ keepDays: 90 })).rejects.toMatchObject({
      refusal: { kind: "locked", setting: { field: "keepDays" } },
    });
    expect(await world.app.deleteEverything()).toMatchObject({ keepDays: 7, setUp: true });
    world.now += MINUTE;
    await visit(world, FLUX_BELOW);
    expect(isStopped(world)).toBe(true);
  });
});
