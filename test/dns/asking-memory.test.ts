import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createAsking, type Asking } from "../../src/dns/asking.ts";
import { readDepartures, writeDepartures } from "../../src/dns/departures.ts";
import { DEFAULT_BUDGET } from "../../src/dns/pacing.ts";
import type { Area } from "../../src/storage/area.ts";
import { keepAsking } from "../../src/storage/asking-memory.ts";
import { memoryArea } from "../storage/memory-area.ts";
import { ASK, GOOD } from "./ask-once.ts";
import { createVirtualClock, settle } from "./virtual-clock.ts";
import { createVirtualServer, dnsResponse } from "./virtual-server.ts";

/** Workers that come after one another over the same storage; one that is started ends the one before. */
function createWorkers(works = true) {
  const clock = createVirtualClock();
  const area = memoryArea();
  const leftAt: number[] = [];
  const complaints: unknown[] = [];
  let lives = 0;
  const start = async (): Promise<Asking> => {
    lives += 1;
    const life = lives;
    const { ports } = createVirtualServer(clock, () => {
      if (life !== lives) return new Promise(() => undefined);
      leftAt.push(clock.now());
      return works ? dnsResponse(GOOD) : dnsResponse(null, { status: 500 });
    });
    const asking = createAsking(ports, { random: () => 0 });
    const own: Area = {
      ...area,
      set: (entries) => (life === lives ? area.set(entries) : Promise.resolve()),
    };
    await keepAsking(own, asking, (error) => complaints.push(error));
    return asking;
  };
  const ask = (asking: Asking, count: number): void => {
    const client = asking.askAs(() => "visible");
    for (let draw = 0; draw < count; draw += 1) void client({ ...ASK, draw });
  };
  return { clock, area, start, ask, leftAt, complaints };
}

function peak(leftAt: readonly number[]): number {
  return Math.max(
    0,
    ...leftAt.map((at) => leftAt.filter((t) => t >= at && t < at + 60_000).length),
  );
}

describe("a worker that is started anew", () => {
  test("goes on with the budget of the one before, however often it dies", async () => {
    const { clock, start, ask, leftAt } = createWorkers();
    for (let life = 0; life < 8; life += 1) {
      ask(await start(), 100);
      await clock.advance(7_300);
    }
    expect(peak(leftAt)).toBeLessThanOrEqual(DEFAULT_BUDGET.perMinute);
    expect(leftAt.length).toBeGreaterThanOrEqual(DEFAULT_BUDGET.perMinute - 2);
    ask(await start(), 100);
    await clock.advance(61_000);
    expect(peak(leftAt)).toBeLessThanOrEqual(DEFAULT_BUDGET.perMinute);
    expect(leftAt.length).toBeGreaterThan(300);
  });

  test("lets a resolver rest that was to rest, but not on another network", async () => {
    const { clock, start, ask } = createWorkers(false);
    const first = await start();
    first.noteEpoch(3);
    for (let round = 0; round < 4; round += 1) {
      ask(first, 1);
      await settle();
    }
    const stateIn = async (epoch: number): Promise<string | undefined> => {
      const asking = await start();
      asking.noteEpoch(epoch);
      return asking.health.report([ASK.resolver])[0]?.state;
    };
    await clock.advance(100);
    expect(await stateIn(3)).toBe("resting");
    expect(await stateIn(4)).not.toBe("resting");
  });

  test("starts with nothing where what was kept cannot be read", async () => {
    const { start, ask, clock, leftAt, area } = createWorkers();
    await area.set({ dns: { departures: [["x", 9]], health: 7, epoch: "none" } });
    ask(await start(), 10);
    await clock.advance(10);
    expect(leftAt).toHaveLength(10);
  });
});

test("many queries at once are written once and once more", async () => {
  const { clock, start, ask, area } = createWorkers();
  let writes = 0;
  const { set } = area;
  Object.assign(area, {
    set: async (entries: Readonly<Record<string, unknown>>) => {
      writes += 1;
      await settle();
      await set(entries);
    },
  });
  ask(await start(), 20);
  await clock.advance(10);
  for (let turn = 0; turn < 5; turn += 1) await settle();
  expect(writes).toBeLessThanOrEqual(3);
  expect(area.dump()["dns"]).toMatchObject({ departures: [[expect.any(Number), 20]] });
});

test("a storage that fails is told of, and stops nothing", async () => {
  const { clock, start, ask, leftAt, complaints, area } = createWorkers();
  Object.assign(area, { set: () => Promise.reject(new Error("full")) });
  ask(await start(), 3);
  await clock.advance(10);
  expect(leftAt).toHaveLength(3);
  expect(complaints).not.toEqual([]);
});

describe("departures as they are kept", () => {
  const now = 1_700_000_000_500;

  test("are never read as earlier than they were, nor as later than now", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 59_000 }), { maxLength: 240 }), (ages) => {
        const times = ages.map((age) => now - age).sort((a, b) => a - b);
        const read = readDepartures(writeDepartures(times), now);
        expect(read).toHaveLength(times.length);
        for (const [index, at] of read.entries()) {
          expect(at).toBeGreaterThanOrEqual(times[index] ?? 0);
          expect(at).toBeLessThanOrEqual(now);
        }
      }),
    );
  });

  test("any stored value is read, and never as much", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (stored) => {
        expect(readDepartures(stored, now).length).toBeLessThanOrEqual(10_000);
      }),
    );
    expect(readDepartures([[1_700_000_000, 1e9]], now)).toEqual([]);
    expect(readDepartures([[1_800_000_000, 5]], now)).toEqual([]);
    expect(readDepartures([[1_699_999_900, 5]], now)).toEqual([]);
  });
});
