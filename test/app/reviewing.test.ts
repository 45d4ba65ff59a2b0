import { describe, expect, test } from "vitest";
import type { JudgedReport } from "../../src/messages/protocol.ts";
import { AMBER, answers, FLUX, FLUX_BELOW, MINUTE, PLAIN } from "./sites.ts";
import { createWorld, settled } from "./world.ts";
import type { World } from "./world-model.ts";

async function visited(...hosts: string[]): Promise<World> {
  const world = createWorld(answers);
  for (const [index, host] of hosts.entries()) {
    await world.app.visit(index + 1, `https://${host}/`, "arrived");
  }
  return world;
}

async function names({ app }: World): Promise<readonly string[] | undefined> {
  return (await app.past.list())?.sites.map(({ host }) => host);
}

async function happened({ app }: World, host: string): Promise<readonly string[]> {
  const site = (await app.past.list())?.sites.find((one) => one.host === host);
  return (site?.events ?? []).map(({ what, level }) => `${what} ${level}`);
}

/** The block of the warning page that a tab is on, as the page asks for it. */
async function blockIn(world: World, tabId: number): Promise<string> {
  const blockId = world.tabs.get(tabId)?.warning ?? "";
  await world.app.block(blockId);
  await settled();
  return blockId;
}

/** All that is kept, on disk and for the session. */
function everything({ local, session }: World): string {
  const sorted = (all: Record<string, unknown>) =>
    Object.entries(all).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([sorted(local.dump()), sorted(session.dump())]);
}

describe("the history", () => {
  test("lists odd sites alone, those seen last first, with the verdict of now", async () => {
    const world = await visited(FLUX, PLAIN, AMBER);
    expect(await names(world)).toEqual([AMBER, FLUX]);
    const judged = await world.app.past.judge([AMBER, FLUX, "no site"]);
    expect(judged.map(({ host, level }) => [host, level])).toEqual([
      [AMBER, "suspicious"],
      [FLUX, "flux"],
    ]);
    const report = (await world.app.report(3)) as JudgedReport;
    expect(judged[0]).toEqual({
      ...{ host: AMBER, level: "suspicious", looks: 1, lastLook: world.now },
      ...{ addresses: report.facts.addresses.length, networks: report.facts.networks },
    });
    await world.app.saveSettings({ sensitivity: "relaxed" });
    expect((await world.app.past.judge([AMBER]))[0]?.level).toBe(world.tabs.get(3)?.badge);
  });

  test("says of a site what the popup says, in this session and the next", async () => {
    const world = await visited(AMBER);
    expect(await world.app.past.report(AMBER)).toEqual(await world.app.report(1));
    const { verdict } = await world.app.past.report(AMBER);
    await world.restartBrowser();
    expect((await world.app.past.report(AMBER)).verdict.evidence).toEqual(verdict.evidence);
    await world.app.saveSettings({ enabled: false });
    expect((await world.app.past.report(AMBER)).verdict.level).toBe("suspicious");
    await expect(world.app.past.report("no site")).rejects.toThrow(/not the name of a website/);
  });

  test("tells what was warned of and what the person chose", async () => {
    const world = await visited(FLUX, AMBER);
    expect(await happened(world, AMBER)).toEqual(["guarded suspicious"]);
    const blockId = await blockIn(world, 1);
    await blockIn(world, 1);
    expect(await happened(world, FLUX)).toEqual(["warned flux"]);
    await world.app.proceed(blockId, "hour");
    await world.app.visit(1, `https://${FLUX}/`, "arrived");
    world.now += 1000;
    await world.app.choosing.distrust(1, FLUX);
    await world.app.leave(await blockIn(world, 1));
    expect(await happened(world, FLUX)).toEqual([
      "warned flux",
      "hour flux",
      "distrusted flux",
      "warned flux",
      "left flux",
    ]);
    await world.app.guard.leave(2);
    await world.app.choosing.mark(2, AMBER, true);
    expect((await happened(world, AMBER)).slice(1)).toEqual([
      ...["left suspicious", "marked suspicious"],
    ]);
    expect(world.complaints).toEqual([]);
  });

  test("tells of a warning that a rule of the browser's brought, in a later session too", async () => {
    const world = await visited(FLUX);
    await world.restartBrowser();
    const target = `https://${FLUX}/`;
    world.app.noteAsked(5, target);
    await world.app.visit(5, `chrome-extension://x/src/warning/index.html#${target}`, "arrived");
    const claim = await world.app.claim(5, target);
    if (claim.state !== "blocked") throw new Error("It was not stopped.");
    await world.app.block(claim.blockId);
    await settled();
    expect(await happened(world, FLUX)).toEqual(["warned flux"]);
  });

  test("tells nothing of honest sites, whatever is chosen there", async () => {
    const world = await visited(PLAIN);
    await world.app.choosing.mark(1, PLAIN, true);
    await world.app.visit(2, `https://${PLAIN}/`, "arrived");
    await world.app.proceed(await blockIn(world, 2), "always");
    expect(await names(world)).toEqual([]);
    expect(Object.keys(world.local.dump()).filter((key) => key.includes("events"))).toEqual([]);
  });

  test("tells nothing of private windows, even where an ordinary one has the site too", async () => {
    const world = await visited(AMBER);
    const before = await happened(world, AMBER);
    world.now += 11 * MINUTE;
    world.privateTabs.add(7).add(8);
    await world.app.visit(7, `https://${AMBER}/`, "arrived");
    await world.app.guard.leave(7);
    await world.app.visit(8, `https://${FLUX}/`, "arrived");
    await world.app.proceed(await blockIn(world, 8), "hour");
    expect(await happened(world, AMBER)).toEqual(before);
    expect(await names(world)).toEqual([AMBER]);
    expect(JSON.stringify(world.local.dump())).not.toContain(FLUX);
  });

  test("tells nothing where nothing is to be remembered", async () => {
    const world = createWorld(answers);
    await world.app.saveSettings({ keepDays: 0 });
    await world.app.visit(1, `https://${FLUX}/`, "arrived");
    await world.app.proceed(await blockIn(world, 1), "once");
    expect(Object.keys(world.local.dump())).toEqual(["settings", "settings.copy"]);
  });

  test("a note that cannot be written keeps nobody from going on", async () => {
    const world = await visited(FLUX);
    const blockId = await blockIn(world, 1);
    Object.assign(world.local, { set: () => Promise.reject(new Error("The disk is full.")) });
    expect(await world.app.proceed(blockId, "once")).toMatchObject({ target: `https://${FLUX}/` });
    expect(world.complaints.join()).toContain("could not be noted");
  });
});

describe("deleting a site from it", () => {
  test("leaves nothing that names it, and no rule, and nothing of others goes", async () => {
    const world = await visited(FLUX, AMBER);
    await blockIn(world, 1);
    for (const tab of [1, 2]) await world.app.forgetTab(tab);
    expect(world.stopped.everywhere).toEqual([FLUX]);
    const amber = await world.app.past.report(AMBER);
    await world.app.past.remove([FLUX]);
    expect(everything(world)).not.toContain(FLUX);
    expect(world.stopped.everywhere).toEqual([]);
    expect(await names(world)).toEqual([AMBER]);
    expect(await world.app.past.report(AMBER)).toEqual(amber);
  });

  test("is undone as if nothing had been: disk, session and rule", async () => {
    const world = await visited(FLUX, AMBER, FLUX_BELOW);
    await blockIn(world, 1);
    for (const tab of [1, 2, 3]) await world.app.forgetTab(tab);
    const [before, stopped] = [everything(world), [...world.stopped.everywhere]];
    for (const hosts of [[FLUX], [AMBER, FLUX_BELOW], [FLUX, AMBER, FLUX_BELOW]]) {
      const removed = await world.app.past.remove(hosts);
      expect(await names(world)).toHaveLength(3 - hosts.length);
      await world.app.past.restore(JSON.parse(JSON.stringify(removed)) as typeof removed);
      // What was on the way to the page of a block is over; all else is as it was.
      expect(JSON.stringify(world.local.dump()).length).toBeGreaterThan(100);
      expect(diskOf(everything(world))).toBe(diskOf(before));
      expect(world.stopped.everywhere.toSorted()).toEqual(stopped.toSorted());
    }
    expect(await world.app.past.report(FLUX)).toMatchObject({ verdict: { level: "flux" } });
    await world.app.visit(9, `https://${FLUX}/`, "arrived");
    expect(world.tabs.get(9)?.warning).toBeDefined();
    expect(world.complaints).toEqual([]);
  });

  test("of an earlier session is undone too", async () => {
    const world = await visited(FLUX, AMBER);
    await world.restartBrowser();
    const before = diskOf(everything(world));
    const removed = await world.app.past.remove([AMBER, FLUX]);
    expect(await names(world)).toEqual([]);
    await world.app.past.restore(removed);
    expect(diskOf(everything(world))).toBe(before);
    expect(world.stopped.everywhere).toEqual([FLUX]);
  });

  test("waits for the end of a look that is under way, which would bring it back", async () => {
    let gate = Promise.resolve();
    const world = createWorld(answers, () => gate);
    await world.app.visit(1, `https://${AMBER}/`, "arrived");
    await world.app.forgetTab(1);
    let open = (): void => undefined;
    gate = new Promise((done) => {
      open = done;
    });
    world.now += 11 * MINUTE;
    const ticking = world.app.tick(world.now);
    await settled();
    const removing = world.app.past.remove([AMBER]);
    await settled();
    open();
    await Promise.all([ticking, removing]);
    expect(world.asked).toHaveLength(2);
    expect(await names(world)).toEqual([]);
    expect(Object.keys(world.session.dump()).filter((key) => key.includes(AMBER))).toEqual([]);
  });

  test("takes no wish to be warned of it, which is a setting", async () => {
    const world = await visited(AMBER);
    await world.app.choosing.mark(1, AMBER, true);
    await world.app.forgetTab(1);
    await world.app.past.remove([AMBER]);
    expect(world.stopped.everywhere).toEqual([AMBER]);
    expect((await world.app.getSettings()).markedHosts).toEqual([AMBER]);
  });

  test("that is open looks at it anew; undone then, it has all looks", async () => {
    const world = await visited(AMBER);
    world.now += MINUTE;
    const removed = await world.app.past.remove([AMBER]);
    await settled();
    expect((await world.app.past.report(AMBER)).facts.looks).toHaveLength(1);
    expect(world.tabs.get(1)).toMatchObject({ badge: "suspicious", guarded: true });
    await world.app.past.restore(removed);
    const { looks } = (await world.app.past.report(AMBER)).facts;
    expect(looks.map(({ at }) => (at - world.now) / MINUTE)).toEqual([-1, 0]);
  });

  test("is not undone where nothing is to be remembered by then", async () => {
    const world = await visited(AMBER);
    const removed = await world.app.past.remove([AMBER]);
    await world.app.saveSettings({ keepDays: 0 });
    await expect(world.app.past.restore(removed)).rejects.toMatchObject({
      refusal: { kind: "nothing-remembered" },
    });
    expect(JSON.stringify(world.local.dump())).not.toContain(AMBER);
  });
});

/** Without what the session knows beside its looks. */
function diskOf(all: string): string {
  const [disk = [], session = []] = JSON.parse(all) as [string, unknown][][];
  const kept = session.filter(([key]) => key.startsWith("history:"));
  return JSON.stringify([disk, kept]);
}
