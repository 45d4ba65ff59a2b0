import { describe, expect, test } from "vitest";
import type { Failure, Look } from "../../src/detection/observation.ts";
import type { Ask } from "../../src/detection/plan.ts";
import { createCancel } from "../../src/dns/cancel.ts";
import type { AskResolver } from "../../src/dns/doh-client.ts";
import { takeLook } from "../../src/dns/look.ts";
import { answering, ASK, observation, run } from "./look-runs.ts";
import { createVirtualClock } from "./virtual-clock.ts";

describe("a look", () => {
  test("sends each query once, all at once, and again what the plan adds", async () => {
    const clock = createVirtualClock(1000);
    const { ask, sent } = answering(clock, ({ draw }) => 10 + draw);
    const seen: number[] = [];
    const plan = (look: Look, asked: readonly Ask[]): Ask[] => {
      expect(asked.length).toBeGreaterThanOrEqual(look.observations.length);
      const first = [ASK, { ...ASK, draw: 1 }, { ...ASK }];
      return look.observations.length < 2 ? first : [...first, { ...ASK, type: "NS" }];
    };
    const look = await run(clock, {
      ask,
      plan,
      onProgress: ({ observations }) => seen.push(observations.length),
    });
    expect(sent.map(({ type, draw }) => `${type}${String(draw)}`)).toEqual(["A0", "A1", "NS0"]);
    expect(seen).toEqual([1, 2, 3]);
    expect(look).toMatchObject({ at: 1000, epoch: 7, failures: [] });
    expect(look.observations.map(({ at }) => at)).toEqual([1010, 1011, 1021]);
  });

  test("acts once on answers that come together", async () => {
    const clock = createVirtualClock();
    const waiting: (() => void)[] = [];
    const patient = { ...clock, soon: (run: () => void) => void waiting.push(run) };
    const { ask } = answering(clock, () => 10);
    const seen: number[] = [];
    const planned: number[] = [];
    const pending = takeLook({
      ask,
      clock: patient,
      epoch: 0,
      plan: ({ observations }) => {
        planned.push(observations.length);
        return [0, 1, 2].map((draw) => ({ ...ASK, draw }));
      },
      onProgress: ({ observations }) => seen.push(observations.length),
    });
    await clock.advance(10);
    expect(waiting).toHaveLength(1);
    for (const run of waiting) run();
    expect((await pending).observations).toHaveLength(3);
    expect(seen).toEqual([3]);
    expect(planned).toEqual([0, 3]);
  });

  test("is the same whatever the order of arrival", async () => {
    const asks = ["https://r2.net/", "https://r1.net/", "https://r3.net/"].flatMap((resolver) =>
      [0, 1].map((draw) => ({ ...ASK, resolver, draw })),
    );
    const looks = await Promise.all(
      [1, -1].map((sign) => {
        const clock = createVirtualClock();
        const { ask } = answering(clock, (one) => 500 + sign * asks.indexOf(one));
        return run(clock, { ask, plan: () => asks });
      }),
    );
    const strip = (look: Look | undefined) => look?.observations.map(({ resolver }) => resolver);
    expect(strip(looks[0])).toEqual(strip(looks[1]));
  });

  test("keeps answers and failures apart", async () => {
    const clock = createVirtualClock();
    const failure: Failure = {
      at: 0,
      resolver: ASK.resolver,
      question: ASK,
      kind: "timeout",
      detail: "",
    };
    const ask: AskResolver = (question) =>
      Promise.resolve(question.draw === 0 ? failure : observation(question, 5));
    const look = await run(clock, { ask, plan: () => [ASK, { ...ASK, draw: 1 }] });
    expect(look.failures).toEqual([failure]);
    expect(look.observations).toHaveLength(1);
  });

  test("begins when its first query leaves, not when it queues", async () => {
    const clock = createVirtualClock(0);
    const ask: AskResolver = (question, _signal, onSent) =>
      new Promise((resolve) => {
        clock.after(100_000, () => {
          onSent?.();
          clock.after(10, () => resolve(observation(question, clock.now())));
        });
      });
    const look = await run(clock, { ask, plan: () => [ASK] });
    expect(look.at).toBe(100_000);
    expect(look.observations).toHaveLength(1);
  });

  test("without anything to ask it is empty", async () => {
    const clock = createVirtualClock(5);
    const { ask } = answering(clock, () => 1);
    const look = await run(clock, { ask, plan: () => [] });
    expect(look).toEqual({ at: 5, epoch: 7, observations: [], failures: [] });
  });
});

describe("bounds of a look", () => {
  test("20 s after it began it ends, keeping what came", async () => {
    const clock = createVirtualClock(0);
    const { ask } = answering(clock, ({ draw }) => (draw === 0 ? 5 : undefined));
    let ended = 0;
    const pending = takeLook({ clock, epoch: 0, ask, plan: () => [ASK, { ...ASK, draw: 1 }] });
    void pending.then(() => (ended = clock.now()));
    await clock.advance(60_000);
    expect(ended).toBe(20_000);
    const look = await pending;
    expect(look.observations).toHaveLength(1);
    expect(look.failures).toMatchObject([{ kind: "timeout", question: { name: "a.net" } }]);
  });

  test("a query that never gets its turn ends it after 6 minutes", async () => {
    const clock = createVirtualClock(0);
    const ask: AskResolver = () => new Promise(() => undefined);
    const look = await run(clock, { ask, plan: () => [ASK] });
    expect(look.failures).toMatchObject([{ kind: "timeout", at: 360_000 }]);
  });

  test("120 queries and not one more, whatever the plan wants", async () => {
    const clock = createVirtualClock();
    const { ask, sent } = answering(clock, () => 1);
    let next = 0;
    const plan = (): Ask[] => Array.from({ length: 50 }, () => ({ ...ASK, draw: next++ }));
    const look = await run(clock, { ask, plan });
    expect(sent).toHaveLength(120);
    expect(look.observations).toHaveLength(120);
    expect(look.failures).toMatchObject([{ kind: "over-budget" }]);
  });

  test.each([true, false])(
    "a caller's signal ends it at once (before it began: %s)",
    async (before) => {
      const clock = createVirtualClock();
      const stop = new AbortController();
      const inner: boolean[] = [];
      const ask: AskResolver = (_question, signal) => {
        signal?.addEventListener("abort", () => inner.push(true));
        return new Promise(() => undefined);
      };
      if (before) stop.abort();
      const pending = takeLook({ clock, epoch: 0, ask, plan: () => [ASK], signal: stop.signal });
      stop.abort();
      const look = await pending;
      expect(look.failures).toHaveLength(before ? 0 : 1);
      expect(inner).toEqual(before ? [] : [true]);
      expect(clock.timers()).toBe(0);
    },
  );

  test("a plan that throws is a mistake that comes out, with nothing left behind", async () => {
    const clock = createVirtualClock();
    const { ask } = answering(clock, () => 1);
    const plan = (): Ask[] => {
      throw new Error("mistake");
    };
    await expect(takeLook({ clock, epoch: 0, ask, plan })).rejects.toThrow("mistake");
    expect(clock.timers()).toBe(0);
  });
});

describe("queries that may not leave yet", () => {
  const later = (draw: number, ms: number): Ask => ({ ...ASK, draw, notBefore: 1000 + ms });

  test("leave when they may, and the look waits for them", async () => {
    const clock = createVirtualClock(1000);
    const left: number[] = [];
    const { ask } = answering(clock, () => 10);
    const look = await run(clock, {
      ask: (wanted, signal, onSent) => {
        left.push(clock.now() - 1000);
        return ask(wanted, signal, onSent);
      },
      plan: () => [ASK, later(1, 300), later(2, 5000)],
    });
    expect(left).toEqual([0, 300, 5000]);
    expect(look.observations.map(({ at }) => at)).toEqual([1010, 1310, 6010]);
  });

  test("what is known by then is told without waiting for them", async () => {
    const clock = createVirtualClock(1000);
    const told: [number, number][] = [];
    await run(clock, {
      ask: answering(clock, () => 10).ask,
      plan: () => [ASK, later(1, 300)],
      onProgress: ({ observations }) => told.push([clock.now() - 1000, observations.length]),
    });
    expect(told).toEqual([
      [10, 1],
      [310, 2],
    ]);
  });

  test("never leave where the plan changes its mind", async () => {
    const clock = createVirtualClock(1000);
    const { ask, sent } = answering(clock, ({ draw }) => 10 + draw);
    const plan = (look: Look): Ask[] =>
      look.observations.length < 2 ? [ASK, { ...ASK, draw: 1 }, later(2, 300)] : [ASK];
    const look = await run(clock, { ask, plan });
    expect(sent.map(({ draw }) => draw)).toEqual([0, 1]);
    expect(look.observations.at(-1)?.at).toBe(1011);
  });

  test("leave within 10 s, whatever the plan and the clock say", async () => {
    const clock = createVirtualClock(1000);
    const { ask, sent } = answering(clock, () => 10);
    const look = await run(clock, { ask, plan: () => [ASK, later(1, 99_000_000)] });
    expect(sent).toHaveLength(2);
    expect(look.observations.map(({ at }) => at)).toEqual([1010, 11_010]);
  });

  test("are gone with a look that is called off", async () => {
    const clock = createVirtualClock(1000);
    const { ask, sent } = answering(clock, () => 10);
    const stop = createCancel();
    clock.after(100, stop.cancel);
    const look = await run(clock, { ask, plan: () => [ASK, later(1, 300)], signal: stop.signal });
    expect(sent).toHaveLength(1);
    expect([look.observations.length, look.failures.length]).toEqual([1, 0]);
  });
});
