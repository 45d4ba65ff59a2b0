import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createDiskQueue, type DiskQueue } from "../../src/events/disk-queue.ts";
import type { Area } from "../../src/storage/area.ts";
import { memoryArea } from "../storage/memory-area.ts";

const MOST = 8;
const CHARACTERS = 100;

function queueOn(area: Area): DiskQueue<string> {
  const parse = (stored: unknown): string | undefined =>
    typeof stored === "string" ? stored : undefined;
  return createDiskQueue({ area, name: "q", most: MOST, mostCharacters: CHARACTERS, parse });
}

/** An area that stops taking changes after so many, as where the worker dies in the middle. */
function dyingArea(area: Area, changes: number): Area {
  let left = changes;
  const change = (run: () => Promise<void>): Promise<void> => {
    left -= 1;
    return left < 0 ? Promise.reject(new Error("The worker is dead.")) : run();
  };
  return {
    ...area,
    set: (entries) => change(() => area.set(entries)),
    remove: (keys) => change(() => area.remove(keys)),
  };
}

async function contents(queue: DiskQueue<string>): Promise<readonly string[]> {
  return (await queue.oldest(100, 10_000))?.values ?? [];
}

describe("a queue on disk", () => {
  test("gives the oldest first, as many as fit", async () => {
    const queue = queueOn(memoryArea());
    await queue.append(["a", "b", "c"]);
    expect(await queue.oldest(2, 1000)).toEqual({ values: ["a", "b"], through: 1, damaged: 0 });
    expect((await queue.oldest(3, 7))?.values).toEqual(["a", "b"]);
    // One always, however long.
    expect((await queue.oldest(3, 1))?.values).toEqual(["a"]);
    await queue.removeThrough(1);
    expect(await contents(queue)).toEqual(["c"]);
    await queue.removeThrough(0);
    expect(await contents(queue)).toEqual(["c"]);
  });

  test("pushes out the oldest where there are too many or they are too long, and counts them", async () => {
    const area = memoryArea();
    const queue = queueOn(area);
    await queue.append(Array.from({ length: 10 }, (_, index) => String(index)));
    expect(await contents(queue)).toEqual(["2", "3", "4", "5", "6", "7", "8", "9"]);
    await queue.append(["x".repeat(80)]);
    expect((await contents(queue)).at(-1)).toBe("x".repeat(80));
    const { count, characters, dropped } = await queue.measure();
    expect(characters).toBeLessThanOrEqual(CHARACTERS);
    expect(count + dropped).toBe(11);
    expect(Object.keys(area.dump()).filter((key) => key.startsWith("q:"))).toHaveLength(count);
    await queue.append(["y".repeat(200)]);
    expect((await queue.measure()).dropped).toBe(dropped + 1);
  });

  test("what is damaged costs only itself; a damaged head nothing", async () => {
    const area = memoryArea();
    await queueOn(area).append(["a", "b", "c"]);
    await area.set({ "q:1": { not: "a string" }, q: { first: "?" } });
    expect(await queueOn(area).oldest(10, 1000)).toEqual({
      values: ["a", "c"],
      through: 2,
      damaged: 1,
    });
    await queueOn(area).append(["d"]);
    expect(await contents(queueOn(area))).toEqual(["a", "c", "d"]);
  });

  const step = fc.oneof(
    fc.record({
      kind: fc.constant("append" as const),
      texts: fc.array(fc.string({ maxLength: 30 }), { maxLength: 5 }),
    }),
    fc.record({ kind: fc.constant("remove" as const), most: fc.integer({ min: 1, max: 4 }) }),
    fc.record({ kind: fc.constant("clear" as const) }),
    fc.record({ kind: fc.constant("die" as const), after: fc.integer({ min: 0, max: 3 }) }),
  );

  test("whenever the worker dies, it holds what it held before or after, within its bounds, and leaves no rest", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 20 }), async (steps) => {
        const area = memoryArea();
        let queue = queueOn(area);
        for (const one of steps) {
          if (one.kind === "die") {
            queue = queueOn(dyingArea(area, one.after));
            continue;
          }
          const before = await contents(queueOn(area));
          const portion = await queue
            .oldest(one.kind === "remove" ? one.most : 1, 1000)
            .catch(() => undefined);
          const done = async (): Promise<void> => {
            if (one.kind === "append") await queue.append(one.texts);
            else if (one.kind === "clear") await queue.clear();
            else if (portion !== undefined) await queue.removeThrough(portion.through);
          };
          const died = await done().then(
            () => false,
            () => true,
          );
          const after = await contents(queueOn(area));
          const wanted =
            one.kind === "append"
              ? [...before, ...one.texts]
              : one.kind === "clear"
                ? []
                : before.slice(portion?.values.length ?? 0);
          const wantedTail = wanted.slice(wanted.length - after.length);
          if (died && after.join() === before.join()) queue = queueOn(area);
          else expect(after).toEqual(wantedTail);
          if (died) queue = queueOn(area);
          const { count, characters } = await queueOn(area).measure();
          expect(count).toBe(after.length);
          expect(count).toBeLessThanOrEqual(MOST);
          expect(characters).toBeLessThanOrEqual(CHARACTERS);
          expect(characters).toBe(
            after.reduce((sum, text) => sum + JSON.stringify(text).length, 0),
          );
          const kept = Object.keys(area.dump()).filter((key) => key.startsWith("q:"));
          expect(kept).toHaveLength(count);
        }
      }),
      { numRuns: 300 },
    );
  });
});
