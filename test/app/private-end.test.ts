import { describe, expect, test } from "vitest";
import type { Host } from "../../src/detection/host.ts";
import { createPrivateEnd } from "../../src/app/private-end.ts";
import type { Ports } from "../../src/app/ports.ts";
import { createSession } from "../../src/storage/session.ts";
import type { TabState } from "../../src/storage/tab-states.ts";
import { memoryArea } from "../storage/memory-area.ts";
import { AMBER, answers, PLAIN } from "./sites.ts";
import { createWorld } from "./world.ts";
import type { World } from "./world-model.ts";

const kept = async ({ session }: World): Promise<string> =>
  JSON.stringify(await session.get(await session.keys()));

async function close(world: World, tabId: number): Promise<void> {
  world.privateTabs.delete(tabId);
  await world.app.forgetTab(tabId);
}

describe("the last private tab", () => {
  test("takes with it all that only private tabs saw", async () => {
    const world = createWorld(answers);
    world.privateTabs.add(2);
    await world.app.visit(1, `https://${PLAIN}/`, "arrived");
    await world.app.visit(2, `https://${AMBER}/`, "arrived");
    expect(await kept(world)).toContain(AMBER);
    await close(world, 2);
    expect(await kept(world)).not.toContain(AMBER);
    expect(await kept(world)).toContain(PLAIN);
  });

  test("takes nothing while another private tab is open, nor what an ordinary tab saw", async () => {
    const world = createWorld(answers);
    world.privateTabs.add(2).add(3);
    await world.app.visit(2, `https://${AMBER}/`, "arrived");
    await close(world, 2);
    expect(await kept(world)).toContain(AMBER);
    await world.app.visit(1, `https://${AMBER}/`, "arrived");
    await close(world, 3);
    expect(await world.app.report(1)).toMatchObject({ verdict: { level: "suspicious" } });
  });
});

describe("a worker that starts with new private windows", () => {
  const tabOn = (host: string): TabState => ({
    ...{ address: `https://${host}/`, host: host as Host, arrived: true, arrivedAt: 1 },
    ...{ previous: undefined, passed: undefined, blockId: undefined },
    ...{ proxied: false, isPrivate: true },
  });
  /** Tab 7 was known to a worker before; these are open now. */
  async function start(open: readonly number[]) {
    const area = memoryArea();
    const session = createSession(area);
    await session.setTab(7, tabOn(AMBER));
    const nothing = () => Promise.resolve();
    const ports = {
      ...{ session, memory: undefined, histories: undefined },
      ...{ privatePasses: { clear: nothing }, stops: { privateTabsChanged: nothing } },
      privateTabs: () => Promise.resolve(open),
    } as unknown as Ports;
    const resumed = createPrivateEnd(ports, { callOff: nothing }).resume();
    // The browser tells of the new one's page meanwhile.
    await Promise.all([resumed, session.setTab(8, tabOn(PLAIN))]);
    return JSON.stringify(await area.get(await area.keys()));
  }

  test("forgets what those before saw, though it has heard of a new tab already", async () => {
    expect(await start([8])).not.toContain(AMBER);
  });

  test("forgets nothing where one of them is open still", async () => {
    expect(await start([7, 8])).toContain(AMBER);
  });
});
