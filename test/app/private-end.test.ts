import { describe, expect, test } from "vitest";
import type { Host } from "../../src/detection/host.ts";
import { createPrivateEnd } from "../../src/app/private-end.ts";
import type { Ports } from "../../src/app/ports.ts";
import { createSession } from "../../src/storage/session.ts";
import type { TabState } from "../../src/storage/tab-states.ts";
import { memoryArea } from "../storage/memory-area.ts";
import { AMBER, answers, FLUX, PLAIN } from "./sites.ts";
import { createWorld, settled } from "./world.ts";
import type { World } from "./world-model.ts";

const kept = async ({ session }: World): Promise<string> =>
  JSON.stringify(await session.get(await session.keys()));

const tabOn = (host: string): TabState => ({
  ...{ address: `https://${host}/`, host: host as Host, arrived: true, arrivedAt: 1 },
  ...{ previous: undefined, passed: undefined, blockId: undefined },
  ...{ proxied: false, isPrivate: true },
});

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

describe("a private window that is opened as the last one closes", () => {
  /** Where the look that was called off has still to end, as its queries take their time. */
  function createSlowWorld() {
    let looks = 0;
    let end = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      end = resolve;
    });
    const world = createWorld((host, at) => {
      looks += 1;
      return looks === 1 ? held.then(() => []) : answers(host, at);
    });
    world.privateTabs.add(2);
    return { world, end, looks: () => looks };
  }

  test("is told of a site whose look was called off with the other", async () => {
    const { world, end, looks } = createSlowWorld();
    const first = world.app.visit(2, `https://${AMBER}/`, "arrived");
    await settled();
    const closed = close(world, 2);
    await settled();
    expect(world.asked[0]?.signal.aborted).toBe(true);
    world.privateTabs.add(3);
    const second = world.app.visit(3, `https://${AMBER}/`, "arrived");
    await settled();
    expect(looks()).toBe(1);
    end();
    await Promise.all([first, closed, second]);
    expect(looks()).toBe(2);
    expect(await world.app.report(3)).toMatchObject({ verdict: { level: "suspicious" } });
    expect(await world.session.get(["due"])).toHaveProperty(["due", AMBER]);
    await close(world, 3);
    expect(await kept(world)).not.toContain(AMBER);
  });

  test("keeps what it saw by then, as its look and its warning", async () => {
    const area = memoryArea();
    const session = createSession(area);
    const [gone, stays, blocked] = [PLAIN as Host, AMBER as Host, FLUX as Host];
    await session.setTab(7, tabOn(PLAIN));
    await session.setTab(8, tabOn(AMBER));
    await session.setTab(9, { ...tabOn(PLAIN), host: undefined, blockId: "b" });
    await session.setBlock("b", {
      ...{ tabId: 9, host: FLUX as Host, target: `https://${FLUX}/`, reason: "verdict", at: 1 },
      ...{ previous: undefined, back: 0, arrivedAt: undefined },
    });
    for (const host of [gone, stays, blocked]) await session.setDue(host, 5);
    const calledOff: Host[] = [];
    const forgotten: Host[] = [];
    const nothing = () => Promise.resolve();
    const answered = [[], [8, 9], [8, 9]];
    const hosts = [gone, stays, blocked];
    const ports = {
      ...{ session, memory: {} },
      histories: {
        hosts: () => Promise.resolve(hosts),
        forget: (which: readonly Host[]) => Promise.resolve(forgotten.push(...which)),
      },
      ...{ privatePasses: { clear: nothing }, stops: { privateTabsChanged: nothing } },
      // None as the last one is closed; a window is opened right after.
      privateTabs: () => Promise.resolve(answered.shift() ?? []),
    } as unknown as Ports;
    const callOff = (which: (host: Host) => boolean) => {
      calledOff.push(...hosts.filter(which));
      return Promise.resolve();
    };
    await createPrivateEnd(ports, { callOff }).tabClosed();
    expect({ calledOff, forgotten }).toEqual({ calledOff: [gone], forgotten: [gone] });
    expect([...(await session.due()).keys()]).toEqual([stays, blocked]);
    expect(await session.block("b")).toBeDefined();
  });
});

describe("a worker that starts with new private windows", () => {
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
