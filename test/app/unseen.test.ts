import { describe, expect, test, vi } from "vitest";
import { PENDING_MS, WAITING_MS } from "../../src/app/guarding.ts";
import { homes } from "../detection/history-builder.ts";
import { AMBER, answers, FLUX, PLAIN } from "./sites.ts";
import { passTime } from "./pass-time.ts";
import { createWorld, settled } from "./world.ts";
import type { World } from "./world-model.ts";

const guarded = (world: World, tabId = 1): boolean | undefined => world.tabs.get(tabId)?.guarded;

describe("a site whose domain has a red one", () => {
  test("starts held, and is let go by its own first look", async () => {
    const world = createWorld(answers);
    await world.app.visit(1, `https://${FLUX}/`, "arrived");
    expect(world.tabs.get(1)?.warning).toBeDefined();
    let end: () => void = () => undefined;
    const rest = new Promise<void>((resolve) => {
      end = resolve;
    });
    const next = createWorld(
      (host, at) => answers(host === `www.${FLUX}` ? PLAIN : host, at),
      () => rest,
    );
    await next.session.set(world.session.dump());
    const visit = next.app.visit(2, `https://www.${FLUX}/`, "arrived");
    await settled();
    expect(guarded(next, 2)).toBe(true);
    end();
    await visit;
    expect(guarded(next, 2)).toBe(false);
  });
});

describe("a page whose first look must wait for its turn", () => {
  const HOME = homes(1)[0] ?? "";
  const SERVER = "61.1.0.1";

  /** A site that is asked about from `turn` on, and whose look ends with `finish`. */
  function waiting(host: string): { world: World; turn: () => void; finish: () => void } {
    let turn: () => void = () => undefined;
    let finish: () => void = () => undefined;
    const turned = new Promise<void>((resolve) => (turn = resolve));
    const finished = new Promise<void>((resolve) => (finish = resolve));
    const world = createWorld(
      (_, at) => turned.then(() => answers(host, at)),
      () => finished,
    );
    world.mustWait = true;
    return { world, turn, finish };
  }

  async function arrive(world: World, host: string, address: string): Promise<void> {
    void world.app.visit(1, `https://${host}/`, "leaving");
    void world.app.connected(1, host, address);
    await settled();
    void world.app.visit(1, `https://${host}/`, "arrived");
    await settled();
  }

  test("is held where it came from a home, until that look has ended", async () => {
    const { world, turn, finish } = waiting(PLAIN);
    await arrive(world, PLAIN, HOME);
    expect(guarded(world)).toBe(true);
    await passTime(world, WAITING_MS - 1);
    world.mustWait = false;
    turn();
    await settled();
    expect(guarded(world)).toBe(true);
    finish();
    await settled();
    expect(guarded(world)).toBe(false);
  });

  test("is in front while our page stands before it, in another worker as well", async () => {
    const { world } = waiting(PLAIN);
    await arrive(world, PLAIN, HOME);
    await world.app.guard.more(1, PLAIN);
    const page = `chrome-extension://abc/index.html?block=${world.tabs.get(1)?.warning ?? ""}`;
    await world.app.visit(1, page, "arrived");
    expect(world.asked.at(-1)?.priority()).toBe("visible");
    world.restartWorker();
    void world.app.resume();
    await vi.waitUntil(() => world.asked.length === 2);
    expect(world.asked.at(-1)?.priority()).toBe("visible");
    await world.app.visit(1, "about:blank", "arrived");
    expect(world.asked.at(-1)?.priority()).toBe("later");
  });

  test("is held where the browser tells of the connection late", async () => {
    const { world } = waiting(PLAIN);
    void world.app.visit(1, `https://${PLAIN}/`, "arrived");
    await settled();
    expect(guarded(world)).not.toBe(true);
    await world.app.connected(1, PLAIN, HOME);
    expect(guarded(world)).toBe(true);
  });

  test("is not held for longer than that can take", async () => {
    const { world } = waiting(PLAIN);
    await arrive(world, PLAIN, HOME);
    await passTime(world, WAITING_MS);
    expect(guarded(world)).toBe(false);
  });

  test("is held for its look's few seconds from when that is odd on, and then for its verdict", async () => {
    const { world, turn, finish } = waiting(AMBER);
    await arrive(world, AMBER, HOME);
    await passTime(world, 10 * PENDING_MS);
    world.mustWait = false;
    turn();
    await settled();
    await passTime(world, PENDING_MS - 1);
    expect(guarded(world)).toBe(true);
    await passTime(world, 1);
    expect(guarded(world)).toBe(false);
    finish();
    await settled();
    expect(guarded(world)).toBe(true);
  });

  test("is held where its look must wait for the rest of its answers, whatever the first say", async () => {
    for (const host of [PLAIN, AMBER]) {
      const { world, turn, finish } = waiting(host);
      world.mustWait = false;
      await arrive(world, host, HOME);
      expect(guarded(world)).not.toBe(true);
      world.mustWait = true;
      turn();
      await settled();
      expect(guarded(world)).toBe(true);
      await passTime(world, WAITING_MS - 1);
      expect(guarded(world)).toBe(true);
      finish();
      await settled();
      expect(guarded(world)).toBe(host === AMBER);
    }
  });

  test("is left alone where the person lets the site through, or has switched Fluxward off", async () => {
    const choices = [
      { exceptions: [{ host: PLAIN }] },
      { enabled: false },
      { excludedDomains: [PLAIN] },
    ];
    for (const settings of choices) {
      const { world } = waiting(PLAIN);
      await world.app.saveSettings(settings);
      await arrive(world, PLAIN, HOME);
      expect(guarded(world)).not.toBe(true);
    }
  });

  test("is left alone where it came from a server, from an address that nobody knows, or can be looked at", async () => {
    for (const address of [SERVER, "10.0.0.1"]) {
      const { world } = waiting(PLAIN);
      await arrive(world, PLAIN, address);
      expect(guarded(world)).not.toBe(true);
    }
    const { world } = waiting(PLAIN);
    world.mustWait = false;
    await arrive(world, PLAIN, HOME);
    expect(guarded(world)).not.toBe(true);
  });
});
