import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Observation } from "../../src/detection/observation.ts";
import type { AskResolver } from "../../src/dns/doh-client.ts";
import { createPacing, DEFAULT_BUDGET, type Budget, type Priority } from "../../src/dns/pacing.ts";
import { createVirtualClock } from "./virtual-clock.ts";

const ASK = { resolver: "https://r1.net/", name: "a.net", type: "A", draw: 0 } as const;

function setUp(budget: Partial<Budget> = {}, tookMs = 50) {
  const clock = createVirtualClock(0);
  const departures: { at: number; draw: number }[] = [];
  let inFlight = 0;
  let most = 0;
  const client: AskResolver = (ask, _signal, onSent) => {
    departures.push({ at: clock.now(), draw: ask.draw });
    inFlight += 1;
    most = Math.max(most, inFlight);
    onSent?.();
    return new Promise((resolve) => {
      clock.after(tookMs, () => {
        inFlight -= 1;
        const observation: Observation = {
          at: clock.now(),
          resolver: ask.resolver,
          question: { name: ask.name, type: ask.type },
          status: 0,
          answer: [],
        };
        resolve(observation);
      });
    });
  };
  const pacing = createPacing(clock, { ...DEFAULT_BUDGET, inFlightEach: 24, ...budget });
  const send = (count: number, priority: Priority, draw = 0) => {
    const ask = pacing.paced(client, () => priority);
    return Array.from({ length: count }, () => ask({ ...ASK, draw }));
  };
  return { clock, pacing, departures, send, mostInFlight: () => most };
}

/** The most departures in any 60 seconds. */
function peak(departures: readonly { at: number }[]): number {
  return Math.max(
    0,
    ...departures.map(
      ({ at }) => departures.filter((d) => d.at >= at && d.at < at + 60_000).length,
    ),
  );
}

describe("the budget", () => {
  test("is spent once a minute's queries have left and a tab in front waits for more, until there is room", async () => {
    const { clock, pacing, send } = setUp({
      perMinute: 50,
      reserved: 10,
      inFlight: 200,
      inFlightEach: 200,
    });
    const first = send(60, "hidden");
    await clock.advance(1_000);
    // Ten are left for whoever is in front.
    expect(pacing.isSpent()).toBe(false);
    const second = send(10, "visible");
    expect(pacing.isSpent()).toBe(true);
    await clock.advance(60_000);
    expect(pacing.isSpent()).toBe(false);
    await Promise.all([...first, ...second]);
    expect(pacing.isSpent()).toBe(false);
  });

  test("is made smaller, a share of it stays for the visible tab, and made as large again", async () => {
    const { clock, pacing, departures, send } = setUp();
    pacing.limitTo(12);
    const all = [...send(40, "hidden"), ...send(4, "visible", 1)];
    await clock.advance(59_000);
    expect(departures.filter(({ draw }) => draw === 0)).toHaveLength(10);
    expect(departures.filter(({ draw }) => draw === 1)).toHaveLength(2);
    await clock.advance(240_000);
    expect(peak(departures)).toBeLessThanOrEqual(12);
    pacing.limitTo(100_000);
    all.push(...send(300, "visible", 2));
    await clock.advance(180_000);
    expect(peak(departures)).toBeLessThanOrEqual(240);
    expect(await Promise.all(all)).toHaveLength(344);
  });

  test("200 restored tabs: never over it, the visible tab first, nothing lost", async () => {
    const { clock, departures, send, mostInFlight } = setUp();
    const hidden = send(200 * 4, "hidden");
    const visible = send(4, "visible", 1);
    await clock.advance(400_000);
    expect(peak(departures)).toBeLessThanOrEqual(240);
    expect(mostInFlight()).toBe(24);
    expect(departures).toHaveLength(804);
    const shown = departures.filter(({ draw }) => draw === 1).map(({ at }) => at);
    expect(Math.max(...shown)).toBeLessThanOrEqual(100);
    expect(departures.at(-1)?.at).toBeLessThan(360_000);
    for (const result of await Promise.all([...hidden, ...visible]))
      expect(result).toHaveProperty("status");
  });

  test("a tab that becomes visible while the minute is used up still has the reserve", async () => {
    const { clock, departures, send } = setUp();
    void send(1000, "later");
    await clock.advance(10_000);
    expect(departures).toHaveLength(200);
    void send(40, "visible", 1);
    await clock.advance(1000);
    expect(departures).toHaveLength(240);
    void send(1, "visible", 2);
    await clock.advance(40_000);
    expect(departures).toHaveLength(240);
    await clock.advance(10_000);
    expect(departures.find(({ draw }) => draw === 2)?.at).toBe(60_000);
  });

  test("a query moves up when its tab is looked at", async () => {
    const { clock, pacing, departures, send } = setUp({ inFlight: 1 });
    void send(5, "hidden");
    let priority: Priority = "later";
    const slow: AskResolver = () => {
      departures.push({ at: clock.now(), draw: 9 });
      return new Promise(() => undefined);
    };
    void pacing.paced(slow, () => priority)(ASK);
    priority = "visible";
    await clock.advance(60);
    expect(departures.map(({ draw }) => draw)).toEqual([0, 9]);
  });

  test("what waits too long, or finds too many waiting, is told so", async () => {
    const { clock, send, pacing } = setUp({
      perMinute: 1,
      reserved: 0,
      waiting: 3,
      maximumWaitMs: 1000,
    });
    const asked = send(6, "hidden");
    expect(pacing.load()).toEqual({ waiting: 3, inFlight: 1 });
    await clock.advance(2000);
    const results = await Promise.all(asked);
    const failed = results.filter((result) => "kind" in result);
    expect(failed).toHaveLength(5);
    expect(failed[0]).toMatchObject({
      kind: "over-budget",
      question: { name: "a.net", type: "A" },
    });
    expect(pacing.load()).toEqual({ waiting: 0, inFlight: 0 });
  });

  test("a cancelled query leaves the queue and costs nothing", async () => {
    const { clock, pacing, departures, send } = setUp({ inFlight: 1 });
    void send(1, "hidden");
    const stop = new AbortController();
    const never: AskResolver = () => Promise.reject(new Error("sent"));
    const pending = pacing.paced(never, () => "visible")(ASK, stop.signal);
    stop.abort();
    expect(await pending).toMatchObject({ kind: "over-budget" });
    await clock.advance(100);
    expect(departures).toHaveLength(1);
    expect(clock.timers()).toBe(0);
  });

  test("holds for any traffic", async () => {
    const arrival = fc.record({
      waitMs: fc.nat(20_000),
      count: fc.integer({ min: 1, max: 30 }),
      priority: fc.constantFrom<Priority>("visible", "hidden", "later"),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(arrival, { maxLength: 12 }),
        fc.integer({ min: 1, max: 90_000 }),
        async (arrivals, tookMs) => {
          const { clock, departures, send, mostInFlight } = setUp(
            { perMinute: 20, reserved: 5, inFlight: 6 },
            tookMs,
          );
          const all: Promise<unknown>[] = [];
          for (const { waitMs, count, priority } of arrivals) {
            await clock.advance(waitMs);
            all.push(...send(count, priority));
          }
          await clock.advance(7_200_000);
          await Promise.all(all);
          expect(peak(departures)).toBeLessThanOrEqual(20);
          expect(mostInFlight()).toBeLessThanOrEqual(6);
          expect(clock.timers()).toBe(0);
        },
      ),
      { numRuns: 30 },
    );
  });

  test("whoever comes to the front while it waits leaves as soon as that is said", async () => {
    const { clock, pacing, departures, send } = setUp({ perMinute: 10, reserved: 4 });
    void send(6, "hidden");
    let priority: Priority = "hidden";
    const waiting = pacing.paced(
      (ask) => {
        departures.push({ at: clock.now(), draw: 7 });
        const { resolver, name, type } = ask;
        const at = clock.now();
        return Promise.resolve({ at, resolver, question: { name, type }, status: 0, answer: [] });
      },
      () => priority,
    );
    void waiting(ASK);
    await clock.advance(1000);
    pacing.reconsider();
    await clock.advance(1);
    expect(departures.filter(({ draw }) => draw === 7)).toEqual([]);
    priority = "visible";
    await clock.advance(1000);
    expect(departures.filter(({ draw }) => draw === 7)).toEqual([]);
    pacing.reconsider();
    await clock.advance(1);
    expect(departures.filter(({ draw }) => draw === 7)).toEqual([{ at: 2001, draw: 7 }]);
  });
});
