import { expect, test } from "vitest";
import type { Ports } from "../../src/app/ports.ts";
import { warn } from "../../src/app/warn.ts";
import type { Host } from "../../src/detection/host.ts";
import { createSession } from "../../src/storage/session.ts";
import type { TabState } from "../../src/storage/tab-states.ts";
import { memoryArea } from "../storage/memory-area.ts";
import { FLUX } from "./sites.ts";

const TAB = 5;
const HOST = FLUX as Host;
const ON_SITE: TabState = {
  ...{ address: `https://${FLUX}/`, host: HOST, arrived: true, arrivedAt: 1 },
  ...{ previous: undefined, passed: undefined, blockId: undefined },
  ...{ proxied: false, isPrivate: false },
};

/** A tab that is sent to the warning; `insisted` says of each try whether the page is there still, or throws. */
async function warned(insisted: readonly (() => Promise<boolean>)[]) {
  const session = createSession(memoryArea());
  await session.setTab(TAB, ON_SITE);
  const timers: { readonly ms: number; readonly run: () => void }[] = [];
  const complaints: string[] = [];
  const tries = [...insisted];
  const ports = {
    ...{ session, histories: undefined, newId: () => "block", now: () => 1 },
    openWarning: () => Promise.resolve(),
    insistOnWarning: () => tries.shift()?.() ?? Promise.resolve(false),
    after: (ms: number, run: () => void) => timers.push({ ms, run }),
    complain: (what: string) => complaints.push(what),
  } as unknown as Ports;
  const history = { host: HOST, looks: [], connections: [] };
  await warn(ports, TAB, ON_SITE, history, { reason: "verdict", checking: false });
  const waits: number[] = [];
  for (let timer = timers.shift(); timer !== undefined; timer = timers.shift()) {
    waits.push(timer.ms);
    timer.run();
    await new Promise((done) => setImmediate(done));
  }
  return { waits, complaints };
}

test("a tab that shows our page is left alone, after one look", async () => {
  expect(await warned([() => Promise.resolve(false)])).toEqual({ waits: [2_000], complaints: [] });
});

test("a page that took its tab back is left again and again, whatever goes wrong in between", async () => {
  const stays = (): Promise<boolean> => Promise.resolve(true);
  const fails = (): Promise<boolean> => Promise.reject(new Error("The operation is insecure."));
  const { waits, complaints } = await warned([stays, fails, stays]);
  expect(waits).toEqual([2_000, 2_000, 2_000, 2_000]);
  expect(complaints).toEqual(["a page would not be left"]);
});
