import { describe, expect, it } from "vitest";
import type { Ask } from "../../../src/detection/plan.ts";
import type { Failure, Look, Observation } from "../../../src/detection/observation.ts";
import { spacedDraws } from "../../../src/detection/spaced-draws.ts";
import { takeLook } from "../../../src/dns/look.ts";
import { createVirtualClock } from "../../dns/virtual-clock.ts";
import { loadKnowledge } from "../../../tools/networks/load-knowledge.ts";
import { kindsById } from "../../../lab/variation/kinds.ts";
import { lookAtOnce } from "../../../lab/variation/look-at-once.ts";
import { createSharedWorld, momentTime, runVariedDay } from "../../../lab/variation/varied-day.ts";

const knowledge = loadKnowledge();

describe("a day", () => {
  const [kind] = kindsById(["volunteer-fronts"]);
  if (kind === undefined) throw new Error("The kind is gone.");

  it("is the same again, whatever was simulated before it in its world", () => {
    const fresh = runVariedDay(createSharedWorld(4), kind, 3, knowledge);
    const world = createSharedWorld(4);
    for (let index = 0; index < 3; index += 1) runVariedDay(world, kind, index, knowledge);
    expect(runVariedDay(world, kind, 3, knowledge)).toEqual(fresh);
  });

  it("differs from site to site and from world to world", () => {
    const world = createSharedWorld(4);
    const histories = [
      runVariedDay(world, kind, 0, knowledge).history,
      runVariedDay(world, kind, 1, knowledge).history,
      runVariedDay(createSharedWorld(5), kind, 0, knowledge).history,
    ];
    expect(new Set(histories.map((history) => JSON.stringify(history))).size).toBe(3);
  });

  it("reads four moments in order, with looks that never go back in time", () => {
    const { moments, history, warnedAfter } = runVariedDay(
      createSharedWorld(9),
      kind,
      0,
      knowledge,
    );
    expect(moments.map(({ moment }) => moment)).toEqual(["1 s", "1 TTL", "15 min", "25 h"]);
    const looks = moments.map((reading) => reading.looks);
    expect(looks).toEqual([...looks].sort((a, b) => a - b));
    expect(looks[0]).toBe(1);
    expect(looks[3]).toBe(history.looks.length);
    const times = history.looks.map(({ at }) => at);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    const warned = moments.some(({ level }) => level === "suspicious" || level === "flux");
    if (warned) expect(warnedAfter).toBeDefined();
  });
});

it("counts one TTL as at least a minute and at most an hour", () => {
  expect([0, 59, 300, 86_400].map((ttl) => momentTime("1 TTL", ttl))).toEqual([
    61_000, 61_000, 301_000, 3_601_000,
  ]);
});

describe("a look without waiting", () => {
  const at = 1_000;
  const ask = (name: string, draw: number): Ask => ({
    name,
    type: "A",
    resolver: "https://r/",
    draw,
  });
  const answer = ({ name, type, resolver }: Ask): Observation | Failure => {
    const common = { at, resolver, question: { name, type } };
    if (name === "c.net") return { ...common, kind: "timeout", detail: "late" };
    return { ...common, status: 0, answer: [{ name, type, ttl: 60, data: "192.0.2.1" }] };
  };
  /** Wants more as answers come: b and c after a, d after the failure of c. */
  const plan = (look: Look): readonly Ask[] => [
    ask("a.net", 0),
    ...(look.observations.length > 0 ? [ask("c.net", 0), ask("b.net", 0), ask("b.net", 1)] : []),
    ...(look.failures.length > 0 ? [ask("d.net", 0)] : []),
  ];

  it("is the look that the extension takes", async () => {
    const waited = await takeLook({
      plan,
      ask: (wanted) => Promise.resolve(answer(wanted)),
      clock: { now: () => at, after: () => () => undefined },
      epoch: 0,
    });
    const look = lookAtOnce(at, plan, answer);
    expect(look).toEqual(waited);
    expect(look.observations.length).toBe(4);
    expect(look.failures.length).toBe(1);
  });

  it("lets time pass only where nothing is left but what may not leave yet", async () => {
    const seenAt = ({ name, type, resolver }: Ask, when: number): Observation => {
      const records = [{ name, type, ttl: 0, data: "192.0.2.1" }];
      return { at: when, resolver, question: { name, type }, status: 0, answer: records };
    };
    const spaced = (look: Look): readonly Ask[] => [
      { ...ask("b.net", 0), notBefore: at + 700 },
      ...spacedDraws(look, ask("a.net", 0), { atOnce: 1, most: 4 }),
    ];
    const clock = createVirtualClock(at);
    const pending = takeLook({
      plan: spaced,
      ask: (wanted) => Promise.resolve(seenAt(wanted, clock.now())),
      clock,
      epoch: 0,
    });
    await clock.advance(60_000);
    const pauses: number[] = [];
    const look = lookAtOnce(at, spaced, seenAt, (_, when) => pauses.push(when - at));
    expect(look).toEqual(await pending);
    expect(pauses).toEqual([0, 250, 700, 1350, 2450]);
  });

  it("ends at 120 questions", () => {
    const endless = (look: Look): readonly Ask[] =>
      Array.from({ length: look.observations.length + 50 }, (_, draw) => ask("a.net", draw));
    expect(lookAtOnce(at, endless, answer).observations.length).toBe(120);
  });
});
