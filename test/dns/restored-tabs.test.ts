import { describe, expect, test } from "vitest";
import { DEFAULT_BUDGET } from "../../src/dns/pacing.ts";
import { ONE } from "../detection/history-builder.ts";
import { createTabWorld, type Arrival } from "./tab-world.ts";

const ROUND_TRIP_MS = 50;
const SIX_MINUTES_MS = 360_000;

/** The most queries in any 60 seconds. */
function busiestMinute(arrivals: readonly Arrival[]): number {
  let busiest = 0;
  for (let first = 0, last = 0; last < arrivals.length; last += 1) {
    while ((arrivals[last]?.at ?? 0) - (arrivals[first]?.at ?? 0) >= 60_000) first += 1;
    busiest = Math.max(busiest, last - first + 1);
  }
  return busiest;
}

/** 199 tabs that nobody looks at, six of them odd, and then the one that is looked at. */
function restore(world: ReturnType<typeof createTabWorld>, visible: string) {
  const hidden = Array.from({ length: 199 }, (_, index) => {
    const name = `${index % 33 === 5 ? "odd" : "tab"}${String(index)}.lab-tabs${String(index)}.com`;
    return world.open(name, index, () => "hidden");
  });
  return { hidden, shown: world.open(visible, 0, () => "visible") };
}

describe.each(["shown.lab-visible.com", "odd-shown.lab-visible.com"])(
  "200 tabs restored at once, %s in front",
  (visible) => {
    test("within the budget, the visible one within a second, all within six minutes", async () => {
      const world = createTabWorld(ROUND_TRIP_MS);
      const { hidden, shown } = restore(world, visible);
      await world.clock.advance(1000);
      expect(shown.judgedMs()).toBeLessThanOrEqual(1000);
      await world.clock.advance(SIX_MINUTES_MS);
      expect(hidden.filter((tab) => tab.look() === undefined)).toEqual([]);
      expect(Math.max(...hidden.map((tab) => tab.judgedMs() ?? Infinity))).toBeLessThan(
        SIX_MINUTES_MS,
      );
      for (const { name, level } of hidden) {
        expect([name, level()]).toEqual([
          name,
          name.startsWith("odd") ? expect.stringMatching(/watch|suspicious|flux/) : "clear",
        ]);
      }
      expect(hidden.flatMap((tab) => tab.look()?.failures ?? [])).toEqual([]);
      expect(busiestMinute(world.arrivals)).toBeLessThanOrEqual(DEFAULT_BUDGET.perMinute);
      expect(world.most()).toBeLessThanOrEqual(DEFAULT_BUDGET.inFlight);
      expect(world.clock.timers()).toBe(0);
    });

    test("no question goes twice to a resolver but the declared second draw", async () => {
      const world = createTabWorld(ROUND_TRIP_MS);
      const { hidden, shown } = restore(world, visible);
      await world.clock.advance(SIX_MINUTES_MS);
      const sites = new Set([...hidden, shown].map(({ name }) => name));
      const counts = new Map<string, number>();
      for (const { resolver, name, type } of world.arrivals) {
        const key = `${name} ${type} ${resolver}`;
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
      for (const [key, count] of counts) {
        const [name = "", type = ""] = key.split(" ");
        // Reverse names and name servers belong to several of these sites, whose looks are apart.
        if (!sites.has(name)) continue;
        expect([key, count <= (type === "A" || type === "AAAA" ? 2 : 1)]).toEqual([key, true]);
      }
      const alone = createTabWorld(ROUND_TRIP_MS);
      alone.open("odd.lab-alone.com", 0, () => "visible");
      await alone.clock.advance(60_000);
      const others = alone.arrivals
        .filter(({ name }) => name !== "odd.lab-alone.com")
        .map(({ name, type, resolver }) => `${name} ${type} ${resolver}`);
      expect(others.length).toBeGreaterThan(4);
      expect(new Set(others).size).toBe(others.length);
    });

    test("one resolver that hangs takes none of that away", async () => {
      const world = createTabWorld(ROUND_TRIP_MS);
      world.hang(ONE);
      const { hidden, shown } = restore(world, visible);
      await world.clock.advance(1000);
      expect(shown.judgedMs()).toBeLessThanOrEqual(1000);
      await world.clock.advance(SIX_MINUTES_MS);
      expect(hidden.filter((tab) => tab.judgedMs() === undefined)).toEqual([]);
      expect(busiestMinute(world.arrivals)).toBeLessThanOrEqual(DEFAULT_BUDGET.perMinute);
      expect(world.most()).toBeLessThanOrEqual(DEFAULT_BUDGET.inFlight);
      // Asked as a probe, once a minute at last, not by every tab.
      const late = world.arrivals.filter(
        ({ at, resolver }) => resolver === ONE && at > (world.arrivals[0]?.at ?? 0) + 30_000,
      );
      expect(late.length).toBeLessThanOrEqual(20);
    });
  },
);
