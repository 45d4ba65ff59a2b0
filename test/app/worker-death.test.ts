import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Observation } from "../../src/detection/observation.ts";
import { AMBER, answers, FLUX, MINUTE, PLAIN } from "./sites.ts";
import { createWorld } from "./world.ts";

describe("worker death", () => {
  test("a look that died with its worker is taken up by the next one", async () => {
    let dead = true;
    const world = createWorld((name, at) =>
      dead ? new Promise<readonly Observation[]>(() => undefined) : answers(name, at),
    );
    void world.app.visit(1, `https://${FLUX}/`, "arrived");
    await new Promise((resolve) => setTimeout(resolve, 5));
    dead = false;
    world.restartWorker();
    await world.app.resume();
    expect(world.tabs.get(1)?.warning).toBeDefined();
  });

  const event = fc.oneof(
    fc.record({
      kind: fc.constant("visit" as const),
      tab: fc.integer({ min: 1, max: 3 }),
      host: fc.constantFrom(FLUX, AMBER, PLAIN, "localhost"),
    }),
    fc.record({
      kind: fc.constant("pass" as const),
      ms: fc.constantFrom(1000, MINUTE, 10 * MINUTE, 60 * MINUTE),
    }),
    fc.record({ kind: fc.constant("alarm" as const) }),
    fc.record({ kind: fc.constant("close" as const), tab: fc.integer({ min: 1, max: 3 }) }),
  );
  type Event = typeof event extends fc.Arbitrary<infer E> ? E : never;

  async function play(events: readonly Event[], forgetful: boolean): Promise<unknown> {
    const world = createWorld(answers);
    const closed = new Map<number, number>();
    // Browsers never give an id twice.
    const idOf = (tab: number): number => tab + 10 * (closed.get(tab) ?? 0);
    for (const happening of events) {
      if (forgetful) world.restartWorker();
      if (happening.kind === "visit")
        await world.app.visit(idOf(happening.tab), `https://${happening.host}/`, "arrived");
      if (happening.kind === "alarm") await world.app.tick(world.alarm ?? world.now);
      if (happening.kind === "close") {
        await world.app.forgetTab(idOf(happening.tab));
        closed.set(happening.tab, (closed.get(happening.tab) ?? 0) + 1);
      }
      if (happening.kind === "pass") world.now += happening.ms;
    }
    return {
      tabs: [...world.tabs],
      session: world.session.dump(),
      alarm: world.alarm,
      complaints: world.complaints,
    };
  }

  test("a worker that dies before every event behaves like one that never dies", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(event, { maxLength: 15 }), async (events) => {
        expect(await play(events, true)).toEqual(await play(events, false));
      }),
      { numRuns: 60 },
    );
  });
});
