import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Failure, Observation } from "../../src/detection/observation.ts";
import { createAsking } from "../../src/dns/asking.ts";
import { createHealth } from "../../src/dns/health.ts";
import type { HttpResponse } from "../../src/dns/ports.ts";
import { ASK, GOOD } from "./ask-once.ts";
import { createVirtualClock, settle } from "./virtual-clock.ts";
import { createVirtualServer, dnsResponse } from "./virtual-server.ts";

const ONE = ASK.resolver;
const TWO = "https://dns.example.org/dns-query";

/** A client whose resolvers answer as `answer` says at that moment. */
function setUp(answer: (url: string) => Promise<HttpResponse> | HttpResponse) {
  const clock = createVirtualClock();
  const server = createVirtualServer(clock, ({ url }) => answer(url));
  const asking = createAsking(server.ports, { random: () => 0 });
  const client = asking.askAs(() => "visible");
  let draw = 0;
  const ask = (resolver: string = ONE): Promise<Observation | Failure> =>
    client({ ...ASK, resolver, draw: draw++ });
  const state = (resolver: string = ONE) => asking.health.report([resolver])[0];
  return { clock, asking, ask, state, sent: server.sent };
}

const down = (): HttpResponse => dnsResponse(null, { status: 500 });

describe("a resolver that fails", () => {
  test("rests after three failures, is not asked meanwhile, and twice as long after each probe", async () => {
    const { ask, state, sent, clock } = setUp(down);
    expect(state()?.state).toBe("untried");
    await ask();
    await ask();
    expect(state()).toMatchObject({ state: "failing", lastFailure: { kind: "http-status" } });
    await ask();
    const rests: number[] = [];
    for (let round = 0; round < 9; round += 1) {
      const before = sent.length;
      rests.push((state()?.restUntil ?? 0) - clock.now());
      expect(await ask()).toMatchObject({ kind: "over-budget", detail: /^Not sent: .* rests/ });
      expect(sent).toHaveLength(before);
      await clock.advance(rests.at(-1) ?? 0);
      expect(await ask()).toMatchObject({ kind: "http-status" });
      expect(sent).toHaveLength(before + 1);
    }
    expect(rests).toEqual([1000, 2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000, 60_000]);
  });

  test("is asked one question when its rest is over; the others wait for what comes of it", async () => {
    let works = false;
    const waiting: (() => void)[] = [];
    const { ask, state, sent, clock } = setUp(() => {
      if (!works) return down();
      return new Promise((resolve) => {
        waiting.push(() => {
          resolve(dnsResponse(GOOD));
        });
      });
    });
    for (let count = 0; count < 3; count += 1) await ask();
    await clock.advance(1000);
    works = true;
    const four = [ask(), ask(), ask(), ask()];
    await settle();
    expect(sent).toHaveLength(4);
    waiting[0]?.();
    await settle();
    await settle();
    expect(sent).toHaveLength(7);
    for (const answer of waiting) answer();
    for (const result of await Promise.all(four)) expect(result).toMatchObject({ status: 0 });
    expect(state()?.state).toBe("working");
    expect(clock.timers()).toBe(0);
  });

  test("what waits behind a probe that fails is not sent", async () => {
    const { ask, sent, clock } = setUp(down);
    for (let count = 0; count < 3; count += 1) await ask();
    await clock.advance(1000);
    const results = await Promise.all([ask(), ask(), ask()]);
    expect(results.map((result) => "kind" in result && result.kind)).toEqual([
      "http-status",
      "over-budget",
      "over-budget",
    ]);
    expect(sent).toHaveLength(4);
  });

  test("stands behind the others, and loses nothing of its place when it is back", async () => {
    const { ask, asking, clock } = setUp((url) =>
      url.startsWith(ONE) ? down() : dnsResponse(GOOD),
    );
    for (let count = 0; count < 3; count += 1) await ask();
    await ask(TWO);
    expect(asking.health.arrange([ONE, TWO])).toEqual([TWO, ONE]);
    await clock.advance(1000);
    expect(asking.health.arrange([ONE, TWO])).toEqual([ONE, TWO]);
  });

  test("answers between failures keep it from resting", async () => {
    let count = 0;
    const { ask, state } = setUp(() => (++count % 3 === 0 ? dnsResponse(GOOD) : down()));
    for (let round = 0; round < 12; round += 1) await ask();
    expect(state()?.state).toBe("working");
  });

  test("another network makes all good again", async () => {
    const { ask, asking, sent, state } = setUp(down);
    for (let count = 0; count < 3; count += 1) await ask();
    asking.health.forgive();
    expect(state()?.state).not.toBe("resting");
    await Promise.all([ask(), ask()]);
    expect(sent).toHaveLength(5);
  });
});

describe("a resolver that asks to be left alone", () => {
  test.each<[number, string | undefined, number]>([
    [429, "30", 30_000],
    [503, "7", 7000],
    [429, undefined, 5000],
    [429, "86400", 600_000],
  ])("HTTP %d with Retry-After %j: %d ms", async (status, retryAfter, waitMs) => {
    let ill = true;
    const { ask, sent, clock } = setUp(() =>
      ill
        ? dnsResponse(null, {
            status,
            headers: retryAfter === undefined ? {} : { "retry-after": retryAfter },
          })
        : dnsResponse(GOOD),
    );
    await ask();
    ill = false;
    await clock.advance(waitMs - 1);
    expect(await ask()).toMatchObject({ kind: "over-budget" });
    expect(sent).toHaveLength(1);
    await clock.advance(1);
    expect(await ask()).toMatchObject({ status: 0 });
  });

  test("a 503 without a word counts as any failure", async () => {
    const { ask, sent } = setUp(() => dnsResponse(null, { status: 503 }));
    await ask();
    await ask();
    expect(sent).toHaveLength(2);
  });
});

describe("one retry", () => {
  const reset = (): never => {
    throw Object.assign(new TypeError("fetch failed"), { code: "ECONNRESET" });
  };

  test("after a connection that broke at a resolver that had answered, and only one", async () => {
    const plan = [() => dnsResponse(GOOD), reset, () => dnsResponse(GOOD), reset, reset, reset];
    const { ask, sent } = setUp(() => (plan.shift() ?? reset)());
    await ask();
    expect(await ask()).toMatchObject({ status: 0 });
    expect(sent).toHaveLength(3);
    expect(await ask()).toMatchObject({ kind: "unreachable" });
    expect(sent).toHaveLength(5);
    // It failed twice, so it has to answer first before a retry is worth anything again.
    await ask();
    expect(sent).toHaveLength(6);
  });

  test("none at a resolver that never answered, after a time limit, or after a wrong answer", async () => {
    const never = setUp(reset);
    await never.ask();
    expect(never.sent).toHaveLength(1);
    const plan = [() => dnsResponse(GOOD), () => dnsResponse(null)];
    const wrong = setUp(() => (plan.shift() ?? reset)());
    await wrong.ask();
    await wrong.ask();
    expect(wrong.sent).toHaveLength(2);
  });
});

describe("what a worker that dies keeps", () => {
  test("goes through JSON and comes back", async () => {
    const first = setUp(down);
    for (let count = 0; count < 3; count += 1) await first.ask();
    const kept: unknown = JSON.parse(JSON.stringify(first.asking.health.exportHealth()));
    const second = setUp(down);
    second.asking.health.importHealth(kept);
    expect(await second.ask()).toMatchObject({ kind: "over-budget" });
    expect(second.sent).toEqual([]);
    expect(JSON.stringify(kept)).not.toContain(ASK.name);
  });

  test("anything else is no harm, and a rest of a clock that was set back is over", () => {
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), fc.anything()), (stored) => {
        const health = createHealth(createVirtualClock(), () => 0);
        health.importHealth(stored);
        health.importHealth({ [ONE]: stored });
        expect(health.arrange([ONE, TWO])).toHaveLength(2);
      }),
      { numRuns: 500 },
    );
    const health = createHealth(createVirtualClock(0), () => 0);
    health.importHealth({ [ONE]: { failures: 3, rests: 9, restUntil: 8e15 } });
    expect(health.admit(ONE)).toBe("go");
  });
});

test("rests are cut short by luck, by at most half", async () => {
  for (const luck of [0, 0.5, 0.999]) {
    const clock = createVirtualClock();
    const server = createVirtualServer(clock, down);
    const { askAs, health } = createAsking(server.ports, { random: () => luck });
    const ask = askAs(() => "visible");
    for (let draw = 0; draw < 3; draw += 1) await ask({ ...ASK, draw });
    const left = (health.report([ONE])[0]?.restUntil ?? 0) - clock.now();
    expect(left).toBe(Math.round(1000 * (1 - luck / 2)));
  }
});
