import { describe, expect, test, vi } from "vitest";
import type { Observation } from "../../src/detection/observation.ts";
import { answer, homes, ONE, poolName, reverse, TWO } from "../detection/history-builder.ts";
import { AMBER, answers, FLUX, MINUTE, PLAIN } from "./sites.ts";
import { createWorld, settled } from "./world.ts";
import type { World } from "./world-model.ts";

const DAY = 1440 * MINUTE;

function disk({ local }: World): string {
  return JSON.stringify(local.dump());
}

async function visited(...hosts: string[]): Promise<World> {
  const world = createWorld(answers);
  for (const host of hosts) await world.app.visit(1, `https://${host}/`, "arrived");
  return world;
}

describe("from session to session", () => {
  test("an odd site is guarded before the first answer, a clear one known by its mark alone", async () => {
    let silent = false;
    const world = createWorld((name, at) =>
      silent ? new Promise<readonly Observation[]>(() => undefined) : answers(name, at),
    );
    for (const host of [AMBER, PLAIN]) await world.app.visit(1, `https://${host}/`, "arrived");
    expect(disk(world)).toContain(AMBER);
    expect(disk(world)).not.toContain(PLAIN);
    await world.restartBrowser();
    silent = true;
    void world.app.visit(2, `https://${AMBER}/`, "arrived");
    await vi.waitFor(() => {
      expect(world.tabs.get(2)).toMatchObject({ badge: "suspicious", guarded: true });
    });
    expect(world.complaints).toEqual([]);
  });

  test("the next session's look adds to what the one before saw", async () => {
    const world = await visited(AMBER);
    await world.restartBrowser();
    world.now += 10 * MINUTE;
    await world.app.visit(2, `https://${AMBER}/`, "arrived");
    expect(world.asked[1]?.history.looks).toHaveLength(1);
    expect(await world.app.report(2)).toMatchObject({ state: "judged", verdict: { looks: 2 } });
  });

  test("a server that is elsewhere at every visit becomes odd", async () => {
    const world = createWorld((name, at) => [
      answer([`${String(60 + (Math.floor(at / DAY) % 40))}.1.0.1`], { name, ttl: 120 }),
    ]);
    const levels: (string | undefined)[] = [];
    for (let day = 0; day < 8; day += 1) {
      await world.app.visit(1, `https://${PLAIN}/`, "arrived");
      levels.push(world.tabs.get(1)?.badge);
      await world.restartBrowser();
      world.now += DAY;
    }
    expect(levels[0]).toBe("clear");
    expect(levels.slice(-2)).not.toContain("clear");
  });
});

describe("private windows", () => {
  test("leave nothing on the disk, however the site is judged", async () => {
    const world = createWorld(answers);
    const before = world.local.dump();
    world.privateTabs.add(1);
    for (const host of [AMBER, PLAIN, FLUX]) {
      await world.app.visit(1, `https://${host}/`, "arrived");
      world.now += 11 * MINUTE;
      await world.app.tick(world.now);
    }
    // The settings alone, as they were before.
    expect(world.local.dump()).toEqual(before);
  });

  test("add nothing to what an ordinary one left", async () => {
    const world = await visited(AMBER);
    await world.app.forgetTab(1);
    const before = disk(world);
    world.privateTabs.add(2);
    world.now += 11 * MINUTE;
    await world.app.visit(2, `https://${AMBER}/`, "arrived");
    expect(world.asked).toHaveLength(2);
    expect(disk(world)).toBe(before);
  });
});

describe("one home behind two sites", () => {
  test("is told of the second, and counts", async () => {
    const addresses = homes(5);
    const world = createWorld((name) => [
      ...[ONE, TWO].map((resolver) => answer(addresses, { name, resolver })),
      ...addresses.map((address) => reverse(address, poolName(address))),
    ]);
    await world.app.visit(1, "https://a.lab-first.com/", "arrived");
    await world.app.visit(2, "https://b.lab-first.com/", "arrived");
    const second = await world.app.report(2);
    await world.app.visit(3, "https://www.lab-second.net/", "arrived");
    const third = await world.app.report(3);
    const reasons = [second, third].map((report) =>
      report.state === "judged" ? report.verdict.evidence.map(({ reason }) => reason) : [],
    );
    expect(reasons[0]).not.toContain("shared-home");
    expect(reasons[1]).toContain("shared-home");
  });
});

describe("deleting what is remembered", () => {
  test("leaves nothing on the disk, then looks anew at what is open", async () => {
    const world = await visited(AMBER, PLAIN);
    await world.app.saveSettings({ sensitivity: "careful" });
    await world.app.forgetTab(1);
    await world.app.forgetSites();
    expect(Object.keys(world.local.dump())).toEqual(["settings", "settings.copy"]);
    expect(Object.keys(world.session.dump()).filter((key) => key.startsWith("history:"))).toEqual(
      [],
    );
    await world.app.visit(3, `https://${AMBER}/`, "arrived");
    await world.app.forgetSites();
    expect(world.tabs.get(3)?.badge).toBe("suspicious");
    expect(await world.app.report(3)).toMatchObject({ state: "judged", verdict: { looks: 1 } });
  });

  test("ends looks that are under way, whose sites are not open any more", async () => {
    let end = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      end = resolve;
    });
    const world = createWorld((host, at) => held.then(() => answers(host, at)));
    const visited = world.app.visit(1, `https://${AMBER}/`, "arrived");
    await settled();
    await world.app.forgetTab(1);
    const forgotten = world.app.forgetSites();
    await settled();
    expect(world.asked[0]?.signal.aborted).toBe(true);
    end();
    await Promise.all([visited, forgotten]);
    expect(JSON.stringify([world.session.dump(), world.local.dump()])).not.toContain(AMBER);
  });

  test("a disk that fails is said, and the site is judged all the same", async () => {
    const world = createWorld(answers);
    Object.assign(world.local, { set: () => Promise.reject(new Error("The disk is full.")) });
    await world.app.visit(1, `https://${AMBER}/`, "arrived");
    expect(world.tabs.get(1)?.badge).toBe("suspicious");
    expect(world.complaints.join()).toContain("The disk is full.");
  });
});
