import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Host } from "../../src/detection/host.ts";
import { createNetRules } from "../../src/platform/net-rules.ts";
import { createSendRules, type SendRules } from "../../src/platform/send-rules.ts";
import { memoryRules } from "./memory-rules.ts";

const HOST = "shop.lab-bots.com" as Host;
const OTHER = "www.lab-bots.com" as Host;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

type Setting = { readonly send: SendRules; readonly tabs: () => Promise<readonly number[][]> };

function create(): Setting {
  const set = memoryRules();
  const none = (): void => undefined;
  const send = createSendRules({
    rules: createNetRules(set, false),
    attachments: { watch: none, forget: none, only: none },
    hasBeacons: false,
    knowsHeaders: false,
    complain: none,
  });
  const tabs = async () => (await set.get()).map(({ condition }) => condition.tabIds ?? []);
  return { send, tabs };
}

test("a held tab is stopped, and what is in no tab for its host; told twice it is no more", async () => {
  const { send, tabs } = create();
  await send.stop(7, HOST);
  await send.stop(7, HOST);
  expect(await tabs()).toEqual([[7], [7, -1]]);
  await send.allow(7);
  expect(await tabs()).toEqual([]);
});

test("a page that was left is stopped for five seconds more, its tab is not", async () => {
  const { send, tabs } = create();
  await send.stop(7, HOST);
  await send.leave(7);
  await send.keep(new Set());
  expect(await tabs()).toEqual([[7, -1]]);
  await vi.advanceTimersByTimeAsync(4_999);
  expect(await tabs()).toEqual([[7, -1]]);
  await vi.advanceTimersByTimeAsync(1);
  expect(await tabs()).toEqual([]);
});

test("a tab that is held again meanwhile stays so", async () => {
  const { send, tabs } = create();
  await send.stop(7, HOST);
  await send.leave(7);
  await send.stop(7, OTHER);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(await tabs()).toEqual([[7], [7, -1]]);
});

test("who lets a host through waits for nothing, and other hosts stay as they are", async () => {
  const { send, tabs } = create();
  await send.stop(7, HOST);
  await send.stop(8, HOST);
  await send.stop(9, OTHER);
  await send.leave(7);
  await send.leave(9);
  await send.allowLeft(HOST);
  expect(await tabs()).toEqual([[8], [8, -1], [9, -1]]);
});

test("of tabs that are left at once a hundred are watched", async () => {
  const { send, tabs } = create();
  for (let tabId = 1; tabId <= 103; tabId += 1) await send.stop(tabId, HOST);
  for (let tabId = 1; tabId <= 103; tabId += 1) await send.leave(tabId);
  const watched = (await tabs()).map(([tabId]) => tabId);
  expect([watched.length, watched[0], watched.at(-1)]).toEqual([100, 4, 103]);
});
