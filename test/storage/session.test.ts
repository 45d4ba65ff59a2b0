import { expect, test } from "vitest";
import type { Host } from "../../src/detection/host.ts";
import { createSession } from "../../src/storage/session.ts";
import type { GuardState, TabState } from "../../src/storage/tab-states.ts";
import { FLUX } from "../app/sites.ts";
import { memoryArea } from "./memory-area.ts";

const HOST = FLUX as Host;

const TAB: TabState = {
  ...{ address: `https://${HOST}/`, host: HOST, arrived: true, arrivedAt: 1, proxied: false },
  ...{ previous: undefined, passed: undefined, blockId: undefined, isPrivate: true },
};
const GUARD: GuardState = {
  host: HOST,
  reason: "odd",
  page: TAB.address,
  since: 1,
  expired: false,
};

test("nothing is kept of a closed tab, though the browser tells of it once more", async () => {
  const area = memoryArea();
  const session = createSession(area);
  await session.setTab(1, TAB);
  await session.setGuard(1, GUARD);
  expect((await session.tab(1))?.host).toBe(HOST);
  await session.forgetTab(1);
  await session.setTab(1, TAB);
  await session.setGuard(1, GUARD);
  await session.setTab(2, TAB);
  expect(Object.keys(area.dump())).toEqual(["tab:2"]);
});
