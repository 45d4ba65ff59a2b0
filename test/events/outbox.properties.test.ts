import fc from "fast-check";
import { expect, test } from "vitest";
import { MOST_WAITING } from "../../src/events/journal.ts";
import { createScene, MINUTE, testEvents } from "./outbox-scene.ts";
import type { Mood } from "./virtual-collector.ts";

const mood = fc.constantFrom<Mood>(
  ...(["ok", "ok", "down", "slow", "lost", "garbage", "sign-in"] as const),
  { status: 429, headers: { "retry-after": "90" } },
  { status: 500 },
);
const happening = fc.oneof(
  fc.record({ kind: fc.constant("add" as const), count: fc.integer({ min: 1, max: 70 }) }),
  fc.record({ kind: fc.constant("mood" as const), mood, most: fc.constantFrom(Infinity, 1, 9) }),
  fc.record({ kind: fc.constant("flush" as const) }),
  fc.record({
    kind: fc.constant("pass" as const),
    ms: fc.constantFrom(1000, 20_000, MINUTE, 20 * MINUTE),
  }),
  fc.record({ kind: fc.constant("kill" as const) }),
);

test("whatever the collector does and whenever the worker dies: all arrive, and twice only with equal ids", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(happening, { maxLength: 25 }), async (happenings) => {
      const scene = createScene();
      const added: string[] = [];
      for (const one of happenings) {
        if (one.kind === "add") {
          const events = testEvents(one.count, scene.clock.now());
          added.push(...events.map(({ id }) => id));
          await scene.add(events);
        }
        if (one.kind === "mood") {
          scene.collector.mood = one.mood;
          scene.collector.most = one.most;
        }
        if (one.kind === "flush") void scene.outbox.flush();
        if (one.kind === "pass") await scene.clock.advance(one.ms);
        if (one.kind === "kill") scene.restart();
      }
      scene.collector.mood = "ok";
      scene.restart();
      await scene.drain(120 * MINUTE);
      expect((await scene.outbox.status()).waiting.count).toBe(0);
      // A second time in another form would have thrown in the collector, and been sent for ever.
      const wanted = added.slice(-MOST_WAITING);
      expect([...scene.collector.received.keys()].sort().slice(-wanted.length)).toEqual(
        wanted.sort(),
      );
    }),
    { numRuns: 60 },
  );
});
