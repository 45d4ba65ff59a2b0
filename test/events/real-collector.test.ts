import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createCertificateStore } from "../../lab/server/certificates.ts";
import { type Collector, type CollectorMood, startCollector } from "../../lab/server/collector.ts";
import { createHttpAgent } from "../../src/cli/http-agent.ts";
import { createHttpFetch } from "../../src/cli/http-fetch.ts";
import type { DnsPorts } from "../../src/dns/ports.ts";
import type { EventFormat } from "../../src/events/event-settings.ts";
import type { FluxEvent } from "../../src/events/event.ts";
import { memoryArea } from "../storage/memory-area.ts";
import { eventsOf } from "./decoded.ts";
import { detectionOf, FLUX_JUDGEMENT } from "./examples.ts";
import { SETTINGS, testEvents } from "./outbox-scene.ts";
import { startWorker, type Worker } from "./real-device.ts";

const MINUTE = 60_000;
type Fetch = DnsPorts<AbortSignal>["fetch"];
const plainFetch: Fetch = (url, request) => fetch(url, request);

/** Over real connections; how a device counts its waits is in `outbox.test.ts`. */
describe.each(["http", "https"] as const)("a collector over %s", (scheme) => {
  let tls: { key: string; cert: string } | undefined;
  let send: Fetch = plainFetch;
  beforeAll(async () => {
    if (scheme === "http") return;
    const certificates = await createCertificateStore();
    tls = await certificates.pemFor(["127.0.0.1"]);
    const agent = createHttpAgent([certificates.authorityPem]);
    send = createHttpFetch(agent);
    afterAll(() => agent.destroy());
  });

  let collector: Collector;
  let worker: Worker;
  let disk = memoryArea();
  let ahead = 0;
  let haste = 1;
  const start = (format: EventFormat = "otlp"): void => {
    const settings = { ...SETTINGS, format, endpoint: collector.url };
    worker = startWorker({
      ...{ disk, settings, fetch: send, ahead: () => ahead, haste: () => haste },
    });
  };
  const open = (port?: number): Promise<Collector> =>
    startCollector({
      ...(tls !== undefined && { tls }),
      ...(port !== undefined && { port }),
    });
  beforeEach(async () => {
    collector = await open();
    disk = memoryArea();
    ahead = 0;
    start();
  });
  afterEach(() => collector.close());

  /** How often each event came, by its id; equal ids are equal events. */
  const arrived = (): ReadonlyMap<string, number> => {
    const times = new Map<string, number>();
    const texts = new Map<string, string>();
    for (const { body, taken } of collector.requests) {
      for (const { id, text } of taken ? eventsOf(body) : []) {
        expect(texts.get(id) ?? text).toBe(text);
        texts.set(id, text);
        times.set(id, (times.get(id) ?? 0) + 1);
      }
    }
    return times;
  };
  const idsOf = (events: readonly FluxEvent[]): readonly string[] => events.map(({ id }) => id);
  const status = async () => {
    const { waiting, ...state } = await worker.outbox.status();
    return { ...state, waiting: waiting.count };
  };

  test.each<[string, CollectorMood, string, boolean]>([
    ["is slow", "holds", "timeout", true],
    ["trickles", "trickles", "timeout", true],
    ["breaks off", "breaks", "unreachable", true],
    ["resets the connection", "resets", "unreachable", false],
    ["floods", "floods", "not-a-collector", true],
    ["answers garbage", "garbage", "not-a-collector", false],
    ["is a sign-in page", "sign-in", "not-a-collector", false],
    ["redirects", "redirects", "not-a-collector", false],
    ["is out of order", { status: 500 }, "server-error", false],
    ["is behind a gateway", { status: 502 }, "server-error", false],
    ["is overloaded", { status: 503 }, "busy", false],
    ["does not let it in", { status: 401 }, "denied", false],
    ["is not there", { status: 404 }, "not-there", false],
  ])("that %s: all wait, and arrive when that is over", async (_, mood, kind, hasThem) => {
    const events = testEvents(5, Date.now());
    await worker.add(events);
    collector.mood = mood;
    haste = kind === "timeout" ? 10 : 1;
    await worker.outbox.flush();
    haste = 1;
    expect(await status()).toMatchObject({ waiting: 5, sent: 0, failures: 1, trouble: { kind } });
    expect(await worker.outbox.nextAt()).toBeGreaterThan(Date.now() + 20_000);
    // Secrets of the policy's headers are sent, and noted nowhere.
    expect(collector.requests[0]?.headers).toMatchObject({ authorization: "Bearer secret" });
    expect(JSON.stringify([disk.dump(), await status()])).not.toContain("secret");
    collector.mood = "ok";
    ahead += MINUTE;
    await worker.outbox.flush();
    expect(await status()).toMatchObject({ waiting: 0, sent: 5, failures: 0 });
    expect([...arrived().keys()]).toEqual(idsOf(events));
    expect(new Set(arrived().values())).toEqual(new Set([hasThem ? 2 : 1]));
    expect(collector.requests.map(({ path }) => path)).not.toContain("/elsewhere");
  });

  test("that is down: all wait, and arrive when it is up", async () => {
    const port = Number(new URL(collector.url).port);
    await collector.close();
    const events = testEvents(100, Date.now());
    await worker.add(events);
    await worker.outbox.flush();
    const { trouble, ...state } = await status();
    expect(state).toMatchObject({ waiting: 100, sent: 0 });
    expect(trouble).toMatchObject({ kind: "unreachable" });
    expect(trouble?.detail).not.toContain("resolver");
    collector = await open(port);
    ahead += MINUTE;
    await worker.outbox.flush();
    expect([...arrived()]).toEqual(idsOf(events).map((id) => [id, 1]));
  });

  test.each([
    ["seconds", () => "90"],
    ["a time", () => new Date(Date.now() + 90_500).toUTCString()],
  ])("that is busy and says for how long, as %s: it is left alone so long", async (_, after) => {
    await worker.add(testEvents(3, Date.now()));
    collector.mood = { status: 429, headers: { "retry-after": after() } };
    await worker.outbox.flush();
    collector.mood = "ok";
    ahead += 88_000;
    await worker.outbox.flush();
    expect(collector.requests).toHaveLength(1);
    expect((await worker.outbox.nextAt())! - Date.now()).toBeGreaterThan(88_000);
    expect((await worker.outbox.nextAt())! - Date.now()).toBeLessThan(90_000 + 10 * MINUTE);
    ahead += 11 * MINUTE;
    await worker.outbox.flush();
    expect(arrived().size).toBe(3);
  });

  test("that finds requests too large: they become smaller, and only what is too large by itself is dropped, and counted", async () => {
    const small = await Promise.all(Array.from({ length: 7 }, () => detectionOf(FLUX_JUDGEMENT)));
    const [one] = small;
    const huge = { ...one!, id: testEvents(1, 0)[0]!.id, summary: "x".repeat(2000) };
    const evidence = Array.from({ length: 40 }, () => ({
      ...one!.evidence[0]!,
      text: "y".repeat(2000),
    }));
    const events = [...small.slice(0, 3), { ...huge, evidence }, ...small.slice(3)];
    await worker.add(events);
    collector.mood = { mostBytes: 50_000 };
    await worker.outbox.flush();
    expect(await status()).toMatchObject({
      ...{ waiting: 0, sent: 7, tooLarge: 1, failures: 0 },
    });
    expect([...arrived()]).toEqual(idsOf(small).map((id) => [id, 1]));
  });

  test("that refuses for good: dropped, counted, and said why", async () => {
    await worker.add(testEvents(2, Date.now()));
    collector.mood = { status: 400 };
    await worker.outbox.flush();
    expect(await status()).toMatchObject({
      ...{ waiting: 0, sent: 0, refused: 2 },
      trouble: { kind: "refused", detail: "HTTP 400" },
    });
  });

  test("that threw some away: counted, and not sent again", async () => {
    await worker.add(testEvents(4, Date.now()));
    collector.mood = { rejects: 3 };
    await worker.outbox.flush();
    await worker.outbox.flush(true);
    expect(collector.requests).toHaveLength(1);
    expect(await status()).toMatchObject({
      ...{ waiting: 0, sent: 1, rejected: 3 },
      trouble: { kind: "rejected", detail: "No room." },
    });
  });

  test("a worker that is killed between sending and the answer: sent again, with equal ids", async () => {
    const events = testEvents(70, Date.now());
    await worker.add(events);
    collector.mood = "holds";
    void worker.outbox.flush();
    await expect.poll(() => collector.requests.length).toBe(1);
    worker.kill();
    collector.mood = "ok";
    start();
    await worker.outbox.flush();
    expect([...arrived().keys()]).toEqual(idsOf(events));
    expect([...arrived().values()]).toEqual([
      ...Array.from({ length: 64 }, () => 2),
      ...Array.from({ length: 6 }, () => 1),
    ]);
    expect(await status()).toMatchObject({ waiting: 0, sent: 70 });
  });

  test("a browser that is restarted: what was on disk is sent, and waits go on", async () => {
    const events = testEvents(5, Date.now());
    await worker.add(events);
    collector.mood = { status: 503, headers: { "retry-after": "3600" } };
    await worker.outbox.flush();
    worker.kill();
    disk = memoryArea(JSON.parse(JSON.stringify(disk.dump())) as Record<string, unknown>);
    start();
    collector.mood = "ok";
    await worker.outbox.flush();
    expect(collector.requests).toHaveLength(1);
    ahead += 71 * MINUTE;
    await worker.outbox.flush();
    expect([...arrived()]).toEqual(idsOf(events).map((id) => [id, 1]));
  });

  test("plain OCSF: a list, to exactly the address; any answer but a page will do", async () => {
    start("ocsf");
    const events = testEvents(2, Date.now());
    await worker.add(events);
    collector.mood = "garbage";
    await worker.outbox.flush();
    expect(await status()).toMatchObject({ waiting: 0, sent: 2 });
    const [request] = collector.requests;
    expect(request?.path).toBe("/");
    type Object_ = { readonly metadata: { readonly uid: string } };
    const list = JSON.parse(request!.body) as readonly Object_[];
    expect(list.map(({ metadata }) => metadata.uid)).toEqual(idsOf(events));
  });
});

test("a collector whose certificate nobody vouches for gets nothing", async () => {
  const certificates = await createCertificateStore();
  const collector = await startCollector({ tls: await certificates.pemFor(["127.0.0.1"]) });
  const settings = { ...SETTINGS, endpoint: collector.url };
  const worker = startWorker({
    ...{ disk: memoryArea(), settings, fetch: plainFetch, ahead: () => 0, haste: () => 1 },
  });
  await worker.add(testEvents(1, Date.now()));
  await worker.outbox.flush();
  const { waiting, trouble } = await worker.outbox.status();
  expect(waiting.count).toBe(1);
  expect(trouble).toMatchObject({ kind: "unreachable" });
  expect(trouble?.detail).toContain("certificate");
  expect(collector.requests).toEqual([]);
  await collector.close();
});
