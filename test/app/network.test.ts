import { describe, expect, test } from "vitest";
import { learnNat64, seenThroughNat64 } from "../../src/app/network.ts";
import type { Ports } from "../../src/app/ports.ts";
import type { History } from "../../src/detection/observation.ts";
import { createSession } from "../../src/storage/session.ts";
import { answer, host, look as lookOf, SITE, START } from "../detection/history-builder.ts";
import { AMBER, answers, FLUX, MINUTE, PLAIN } from "./sites.ts";
import { memoryArea } from "../storage/memory-area.ts";
import { causeOf, createWorld, settled } from "./world.ts";
import type { World } from "./world-model.ts";

describe("offline", () => {
  test("nothing is asked, and it is said so", async () => {
    const world = createWorld(answers);
    world.online = false;
    await world.app.visit(1, `https://${FLUX}/`, "arrived");
    expect(world.asked).toEqual([]);
    expect(world.tabs.get(1)).toMatchObject({ badge: "unknown", warning: undefined });
    expect(await causeOf(world)).toBe("offline");
    expect((await world.app.checkAgain(1)).state).toBe("judged");
    expect(world.asked).toEqual([]);
  });

  test.each(["an alarm", "a change of the connection", "a new worker", "another visit"])(
    "looks are made up for at %s once the device is back, on another network",
    async (what) => {
      const world = createWorld(answers);
      world.online = false;
      await world.app.visit(1, `https://${AMBER}/`, "arrived");
      expect(world.alarm).toBe(world.now + MINUTE);
      world.now += MINUTE;
      await world.app.tick(world.alarm ?? 0);
      expect(world.asked).toEqual([]);
      world.online = true;
      if (what === "an alarm") await world.app.tick(world.now);
      if (what === "a change of the connection") await world.app.connectionChanged();
      if (what === "another visit") await world.app.visit(2, `https://${PLAIN}/`, "arrived");
      if (what === "a new worker") {
        world.restartWorker();
        await world.app.resume();
      }
      expect(world.asked.map(({ host }) => host)).toContain(AMBER);
      expect(world.asked.find(({ host }) => host === AMBER)?.epoch).toBe(1);
      expect(world.tabs.get(1)).toMatchObject({ badge: "suspicious", guarded: true });
    },
  );

  test("what was seen before still stands, and looks that are due wait", async () => {
    const world = createWorld(answers);
    await world.app.visit(1, `https://${AMBER}/`, "arrived");
    const due = world.alarm ?? 0;
    world.online = false;
    world.now = due;
    await world.app.tick(due);
    expect(world.asked).toHaveLength(1);
    // Not at once again, or the alarm would never be silent.
    expect(world.alarm).toBe(world.now + MINUTE);
    expect(await world.app.report(1)).toMatchObject({
      verdict: { level: "suspicious" },
      obstacle: "offline",
    });
  });

  test("a browser that says offline while pages come is not believed", async () => {
    const world = createWorld(answers);
    world.online = false;
    await world.app.visit(1, `https://${AMBER}/`, "arrived");
    await world.app.connected(1, AMBER, "61.1.0.1");
    expect(world.tabs.get(1)?.badge).toBe("suspicious");
    await world.app.visit(2, `https://${PLAIN}/`, "arrived");
    expect(world.tabs.get(2)?.badge).toBe("clear");
  });
});

describe("a change of network", () => {
  test.each([
    ["the browser tells", (world: World) => world.app.networkChanged()],
    ["an alarm slept", (world: World) => world.app.tick(world.now - 5 * MINUTE - 1)],
  ])("a plain site is looked at again at its next visit: %s", async (_, change) => {
    const world = createWorld(answers);
    await world.app.visit(1, `https://${PLAIN}/`, "arrived");
    await world.app.visit(1, `https://${PLAIN}/more`, "arrived");
    expect(world.asked).toHaveLength(1);
    await change(world);
    expect(world.asked).toHaveLength(1);
    await world.app.visit(1, `https://${PLAIN}/again`, "arrived");
    expect(world.asked.map(({ epoch }) => epoch)).toEqual([0, 1]);
  });

  test("an alarm that is a little late is none", async () => {
    const world = createWorld(answers);
    await world.app.visit(1, `https://${PLAIN}/`, "arrived");
    await world.app.tick(world.now - 5 * MINUTE);
    await world.app.visit(1, `https://${PLAIN}/again`, "arrived");
    expect(world.asked).toHaveLength(1);
  });

  test("there is always an alarm that can be late, except while paused", async () => {
    const world = createWorld(answers);
    await world.app.resume();
    expect(world.alarm).toBe(world.now + 15 * MINUTE);
    await world.app.saveSettings({ enabled: false });
    await world.app.tick(world.now);
    await world.app.connectionChanged();
    expect(world.alarm).toBeUndefined();
  });
});

describe("a proxy or VPN", () => {
  test("a page that comes through one is not asked about, and known answers are no alarm", async () => {
    const world = createWorld(answers);
    await world.app.visit(1, `https://${FLUX}/`, "leaving", "proxy");
    await world.app.visit(1, `https://${FLUX}/`, "arrived");
    expect(world.asked).toEqual([]);
    expect(world.tabs.get(1)).toMatchObject({ badge: "unknown", warning: undefined });
    expect(await causeOf(world)).toBe("proxy");
  });

  test("neither are sites that are due, nor pages whose way is not told", async () => {
    const world = createWorld(answers);
    await world.app.visit(1, `https://${AMBER}/`, "leaving", "direct");
    const due = world.alarm ?? 0;
    await world.app.visit(2, `https://${PLAIN}/`, "leaving", "proxy");
    expect(world.alarm).toBe(world.now + 15 * MINUTE);
    world.now = due;
    await world.app.tick(due);
    await world.app.visit(3, `https://${FLUX}/`, "arrived");
    expect(world.asked).toHaveLength(1);
    // The page from before came straight, so what is known of it stands.
    expect(await world.app.report(1)).toMatchObject({ verdict: { level: "suspicious" } });
  });

  test("once it is gone, looks go on", async () => {
    const world = createWorld(answers);
    await world.app.visit(1, `https://${AMBER}/`, "leaving", "proxy");
    await world.app.visit(1, `https://${AMBER}/`, "leaving", "direct");
    await world.app.visit(1, `https://${AMBER}/`, "arrived");
    expect(world.tabs.get(1)).toMatchObject({ badge: "suspicious", guarded: true });
  });

  test("where the browser cannot tell, the person can: assume one", async () => {
    const world = createWorld(answers);
    await world.app.saveSettings({ proxy: "assume" });
    await world.app.visit(1, `https://${FLUX}/`, "arrived");
    expect(world.asked).toEqual([]);
    expect(await causeOf(world)).toBe("proxy");
    await world.app.saveSettings({ proxy: "auto" });
    await settled();
    expect(world.tabs.get(1)?.warning).toBeDefined();
  });

  test("or ignore it", async () => {
    const world = createWorld(answers);
    await world.app.saveSettings({ proxy: "ignore" });
    await world.app.visit(1, `https://${FLUX}/`, "arrived", "proxy");
    expect(world.tabs.get(1)?.warning).toBeDefined();
  });
});

describe("NAT64", () => {
  test("a connection through it is one to the site's own address, or to another server's", async () => {
    const ports = { session: createSession(memoryArea()) } as unknown as Ports;
    const looks = [lookOf(START, [answer(["61.1.0.1"])])];
    const through = (...addresses: readonly string[]) => ({
      host: host(SITE),
      looks,
      connections: addresses.map((address) => ({ at: START, address })),
    });
    const connected = async (history: History) =>
      (await seenThroughNat64(ports, history)).connections.map(({ address }) => address);
    expect(await connected(through("2a02:8109:64::3d01:2"))).toEqual(["2a02:8109:64::3d01:2"]);
    const known = through("2a02:8109:64::3d01:1", "2a02:8109:64::3d01:2", "2a02:8109::1");
    expect(await connected(known)).toEqual(["61.1.0.1", "61.1.0.2", "2a02:8109::1"]);
    await learnNat64(ports, known);
    expect(await connected(through("2a02:8109:64::3d01:2"))).toEqual(["61.1.0.2"]);
  });

  /** A server abroad; the connection leads through the prefix of a provider of homes. */
  const server = (name: string) => [answer(["61.1.0.1"], { name, ttl: 300 })];

  test("an address that the network made is the site's own, and tells the prefix for other sites", async () => {
    const world = createWorld(server);
    await world.app.visit(1, `https://${PLAIN}/`, "arrived");
    await world.app.connected(1, PLAIN, "2a02:8109:64::3d01:1");
    const stored = world.session.dump()["network"];
    expect(stored).toMatchObject({ nat64: "2a02:8109:64::/96" });
    await world.app.networkChanged();
    expect(world.session.dump()["network"]).not.toHaveProperty("nat64");
  });
});
