import { expect, test } from "vitest";
import { ONE, THREE, TWO } from "../detection/history-builder.ts";
import { createTabWorld } from "./tab-world.ts";

const SITE = "quiet.lab-hedge.com";
const ODD = "odd.lab-hedge.com";

/** What reached each resolver about a name: first arrival, ms after the start, and how many. */
function arrivalsAt(world: ReturnType<typeof createTabWorld>, name: string, start: number) {
  return [ONE, TWO, THREE].map((resolver) => {
    const own = world.arrivals.filter((one) => one.resolver === resolver && one.name === name);
    return own.length === 0
      ? "none"
      : `${String(own.length)} at ${String((own[0]?.at ?? 0) - start)}`;
  });
}

test("a resolver that answers in time is the only one that hears of the site", async () => {
  const world = createTabWorld(200);
  const start = world.clock.now();
  const tab = world.open(SITE, 0, () => "visible");
  await world.clock.advance(5000);
  expect(tab.level()).toBe("clear");
  expect(arrivalsAt(world, SITE, start)).toEqual(["4 at 0", "none", "none"]);
});

test("one that never answered is waited for half a second, then the next is asked the same", async () => {
  const world = createTabWorld(50);
  world.hang(ONE);
  const start = world.clock.now();
  const tab = world.open(SITE, 0, () => "visible");
  await world.clock.advance(600);
  expect(tab.level()).toBe("clear");
  expect(arrivalsAt(world, SITE, start)).toEqual(["4 at 0", "4 at 500", "none"]);
  // The look is over: it does without the answers that are late.
  expect(tab.look()?.failures).toHaveLength(4);
  expect(tab.look()?.failures[0]).toMatchObject({ kind: "timeout", resolver: ONE });
  // They run out on their own, which is how it is learnt that the resolver is out of order.
  await world.clock.advance(4000);
  expect(world.clock.timers()).toBe(0);
  const later = world.open("next.lab-hedge.com", 0, () => "visible");
  await world.clock.advance(60);
  expect(later.level()).toBe("clear");
  expect(arrivalsAt(world, "next.lab-hedge.com", start)[0]).toBe("none");
});

test("one that used to be quick is waited for a quarter of a second", async () => {
  const world = createTabWorld(50);
  world.open("before.lab-hedge.com", 0, () => "visible");
  await world.clock.advance(1000);
  world.hang(ONE);
  const start = world.clock.now();
  world.open(SITE, 0, () => "visible");
  await world.clock.advance(1000);
  expect(arrivalsAt(world, SITE, start)).toEqual(["4 at 0", "4 at 250", "none"]);
});

test("an odd site is judged by the two that answer, before the third gives up", async () => {
  const world = createTabWorld(50);
  world.hang(ONE);
  const tab = world.open(ODD, 0, () => "visible");
  await world.clock.advance(900);
  expect(tab.level()).toMatch(/watch|suspicious|flux/);
  expect(tab.look()).toBeUndefined();
  await world.clock.advance(5000);
  expect(tab.look()?.observations.every(({ resolver }) => resolver !== ONE)).toBe(true);
  // Name servers and reverse names went to those who answer.
  const asked = tab.look()?.observations.filter(({ question }) => question.type === "PTR") ?? [];
  expect(asked.length).toBeGreaterThan(3);
});

test("all silent: everybody is asked in turn, and it ends when their time is up", async () => {
  const world = createTabWorld(50);
  for (const resolver of [ONE, TWO, THREE]) world.hang(resolver);
  const start = world.clock.now();
  const tab = world.open(SITE, 0, () => "visible");
  await world.clock.advance(20_000);
  expect(tab.level()).toBe("unknown");
  expect(arrivalsAt(world, SITE, start)).toEqual(["4 at 0", "4 at 500", "4 at 1000"]);
  expect(tab.look()?.failures).toHaveLength(12);
  expect(world.clock.timers()).toBe(0);
});
