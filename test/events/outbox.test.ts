import { describe, expect, test } from "vitest";
import { NO_EVENTS } from "../../src/events/event-settings.ts";
import type { FluxEvent } from "../../src/events/event.ts";
import { MOST_WAITING } from "../../src/events/journal.ts";
import { createScene, MINUTE, SETTINGS, testEvents } from "./outbox-scene.ts";
import type { Mood } from "./virtual-collector.ts";

async function statusOf(scene: ReturnType<typeof createScene>) {
  const { waiting, ...state } = await scene.outbox.status();
  return { ...state, waiting: waiting.count };
}

describe("handing events over", () => {
  test("one request has what waits, with the policy's headers, where collectors take logs", async () => {
    const scene = createScene();
    await scene.add(testEvents(3, scene.clock.now()));
    await scene.outbox.flush();
    expect(scene.collector.requests).toMatchObject([
      {
        url: "https://collector.lab-company.org/v1/logs",
        events: 3,
        headers: { Authorization: "Bearer secret", "content-type": "application/json" },
      },
    ]);
    expect(await statusOf(scene)).toMatchObject({ sent: 3, waiting: 0, failures: 0 });
    expect(await scene.outbox.nextAt()).toBeUndefined();
  });

  test("nothing leaves before the policy is known, nor by a remembered one", async () => {
    const scene = createScene();
    await scene.add(testEvents(1, scene.clock.now()));
    for (const known of [
      { state: "unknown" },
      { state: "remembered", settings: SETTINGS },
    ] as const) {
      scene.known = known;
      await scene.outbox.flush(true);
    }
    expect(scene.collector.requests).toEqual([]);
    scene.known = { state: "current", settings: SETTINGS };
    await scene.outbox.flush();
    expect(scene.collector.received.size).toBe(1);
  });

  test("what waits is dropped once the policy has wanted no events for an hour", async () => {
    const scene = createScene();
    await scene.add(testEvents(2, scene.clock.now()));
    scene.known = { state: "current", settings: NO_EVENTS };
    await scene.outbox.flush(true);
    scene.restart();
    await scene.drain(59 * MINUTE);
    expect(await statusOf(scene)).toMatchObject({ waiting: 2, withheld: 0 });
    await scene.drain(2 * MINUTE);
    expect(await statusOf(scene)).toMatchObject({ waiting: 0, withheld: 2 });
    expect(await statusOf(scene)).not.toHaveProperty("unwantedSince");
    expect(scene.collector.requests).toEqual([]);
  });

  test("a policy that is only late, or being rewritten, costs nothing", async () => {
    const scene = createScene();
    await scene.add(testEvents(2, scene.clock.now()));
    for (let time = 0; time < 3; time += 1) {
      scene.known = { state: "current", settings: NO_EVENTS };
      await scene.outbox.flush();
      await scene.clock.advance(40 * MINUTE);
      scene.known = { state: "current", settings: SETTINGS };
      scene.online = time === 2;
      await scene.outbox.flush(true);
    }
    expect(await statusOf(scene)).toMatchObject({ waiting: 0, sent: 2, withheld: 0 });
  });

  test("a clock that was wrong makes nothing wait for years", async () => {
    const scene = createScene();
    scene.collector.mood = { status: 500 };
    await scene.add(testEvents(1, scene.clock.now()));
    await scene.outbox.flush();
    const state = (await scene.disk.get(["events.state"]))["events.state"] as object;
    const notBefore = scene.clock.now() + 400 * 24 * 60 * MINUTE;
    await scene.disk.set({ "events.state": { ...state, notBefore } });
    scene.collector.mood = "ok";
    await scene.outbox.flush();
    expect(await statusOf(scene)).toMatchObject({ waiting: 0, sent: 1 });
  });

  test("what may not be told any more is left out, and the rest is told", async () => {
    const scene = createScene();
    const [first, second] = testEvents(2, scene.clock.now()) as [FluxEvent, FluxEvent];
    await scene.add([first, second]);
    scene.tells = ({ id }) => id !== first.id;
    await scene.outbox.flush();
    expect([...scene.collector.received.keys()]).toEqual([second.id]);
    expect(await statusOf(scene)).toMatchObject({ waiting: 0, sent: 1, withheld: 1 });
  });

  test.each<[string, Mood, string]>([
    ["down", "down", "unreachable"],
    ["slow", "slow", "timeout"],
    ["out of order", { status: 500 }, "server-error"],
    ["busy", { status: 503 }, "busy"],
    ["a sign-in page", "sign-in", "not-a-collector"],
    ["a redirect", "redirect", "not-a-collector"],
    ["garbage", "garbage", "not-a-collector"],
    ["not let in", { status: 401 }, "denied"],
    ["not there", { status: 404 }, "not-there"],
  ])("%s: everything waits, and arrives once when that is over", async (_, mood, trouble) => {
    const scene = createScene();
    scene.collector.mood = mood;
    await scene.add(testEvents(5, scene.clock.now()));
    await scene.drain(90 * MINUTE);
    const status = await statusOf(scene);
    expect(status).toMatchObject({ waiting: 5, sent: 0, trouble: { kind: trouble } });
    // The waits grow: 45 s, 90 s, 3, 6, 12 and then 22 min on average.
    expect(scene.collector.requests.length).toBeGreaterThan(4);
    expect(scene.collector.requests.length).toBeLessThan(12);
    scene.collector.mood = "ok";
    await scene.drain(40 * MINUTE);
    expect(await statusOf(scene)).toMatchObject({ waiting: 0, sent: 5, failures: 0 });
    expect((await statusOf(scene)).trouble).toBeUndefined();
    expect([...scene.collector.times.values()]).toEqual([1, 1, 1, 1, 1]);
  });

  test("an answer that got lost: sent again, with equal ids", async () => {
    const scene = createScene();
    scene.collector.mood = "lost";
    const events = testEvents(3, scene.clock.now());
    await scene.add(events);
    await scene.drain(2 * MINUTE);
    scene.collector.mood = "ok";
    await scene.drain(10 * MINUTE);
    expect([...scene.collector.received.keys()]).toEqual(events.map(({ id }) => id));
    expect(Math.min(...scene.collector.times.values())).toBeGreaterThan(1);
  });

  test("Retry-After is waited for in full, however often the worker is asked; but not for more than six hours", async () => {
    const scene = createScene();
    scene.collector.mood = { status: 429, headers: { "retry-after": "7200" } };
    await scene.add(testEvents(1, scene.clock.now()));
    await scene.outbox.flush();
    const from = scene.clock.now();
    scene.collector.mood = "ok";
    for (let minute = 0; minute < 120; minute += 1) {
      await scene.outbox.flush();
      expect(scene.collector.received.size).toBe(0);
      await scene.clock.advance(MINUTE - 1);
    }
    await scene.drain(30 * MINUTE);
    expect(scene.collector.received.size).toBe(1);
    expect((scene.collector.requests.at(-1)?.at ?? 0) - from).toBeGreaterThan(120 * MINUTE);
    scene.collector.mood = { status: 429, headers: { "retry-after": "99999999" } };
    await scene.add(testEvents(1, scene.clock.now()));
    await scene.outbox.flush();
    const wait = ((await scene.outbox.nextAt()) ?? 0) - scene.clock.now();
    expect(wait).toBeLessThan(7 * 60 * MINUTE);
  });

  test("413: less at once, and nothing is lost but one that is too large by itself", async () => {
    const scene = createScene(5);
    await scene.add(testEvents(40, scene.clock.now()));
    await scene.outbox.flush();
    expect(scene.collector.received.size).toBe(40);
    expect([...scene.collector.times.values()].every((times) => times === 1)).toBe(true);
    scene.collector.most = 0;
    await scene.add(testEvents(1, scene.clock.now()));
    await scene.outbox.flush();
    expect(await statusOf(scene)).toMatchObject({
      waiting: 0,
      sent: 40,
      tooLarge: 1,
      trouble: { kind: "too-large" },
    });
  });

  test("what a collector will never take is dropped, counted and said; a door that refuses all costs no more than one request a try", async () => {
    const scene = createScene();
    scene.collector.mood = { status: 400 };
    await scene.add(testEvents(200, scene.clock.now()));
    await scene.outbox.flush();
    await scene.outbox.flush();
    expect(scene.collector.requests).toHaveLength(1);
    expect(await statusOf(scene)).toMatchObject({
      ...{ waiting: 136, sent: 0, refused: 64, failures: 1 },
      trouble: { kind: "refused", detail: "HTTP 400" },
    });
    scene.collector.mood = "ok";
    await scene.drain(2 * MINUTE);
    expect(await statusOf(scene)).toMatchObject({ waiting: 0, sent: 136, failures: 0 });
    scene.collector.mood = { rejects: 1 };
    await scene.add(testEvents(3, scene.clock.now()));
    await scene.outbox.flush();
    expect(await statusOf(scene)).toMatchObject({
      ...{ waiting: 0, sent: 138, rejected: 1 },
      trouble: { kind: "rejected", detail: "no room" },
    });
  });

  test("offline is not held against the collector", async () => {
    const scene = createScene();
    scene.online = false;
    await scene.add(testEvents(1, scene.clock.now()));
    await scene.drain(60 * MINUTE);
    expect(scene.collector.requests).toEqual([]);
    expect(await statusOf(scene)).toMatchObject({ failures: 0, waiting: 1 });
    scene.online = true;
    await scene.drain(6 * MINUTE);
    expect(scene.collector.received.size).toBe(1);
  });

  test("a person who tests it waits for nothing", async () => {
    const scene = createScene();
    scene.collector.mood = "down";
    await scene.add(testEvents(1, scene.clock.now()));
    await scene.outbox.flush();
    scene.collector.mood = "ok";
    await scene.outbox.flush();
    expect(scene.collector.received.size).toBe(0);
    await scene.outbox.flush(true);
    expect(scene.collector.received.size).toBe(1);
  });

  test("a new policy is tried soon, not at once", async () => {
    const scene = createScene();
    scene.collector.mood = { status: 401, headers: { "retry-after": "9999" } };
    await scene.add(testEvents(1, scene.clock.now()));
    await scene.outbox.flush();
    scene.collector.mood = "ok";
    await scene.outbox.retrySoon();
    await scene.drain(11 * MINUTE);
    expect(scene.collector.received.size).toBe(1);
  });

  test("a long outage pushes out the oldest, and counts them", async () => {
    const scene = createScene();
    scene.collector.mood = "down";
    const events = testEvents(MOST_WAITING + 50, scene.clock.now());
    for (const event of events) await scene.add([event]);
    const { waiting } = await scene.outbox.status();
    expect(waiting).toMatchObject({ count: MOST_WAITING, dropped: 50 });
    scene.collector.mood = "ok";
    await scene.outbox.flush();
    expect([...scene.collector.received.keys()]).toEqual(events.slice(50).map(({ id }) => id));
  });
});
