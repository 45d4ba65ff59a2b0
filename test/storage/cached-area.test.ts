import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Area } from "../../src/storage/area.ts";
import { cachedArea, ENTRY_CHARACTERS } from "../../src/storage/cached-area.ts";
import { memoryArea } from "./memory-area.ts";

/** An area that notes what it is asked for. */
function watched(): Area & { readonly asked: string[] } {
  const area = memoryArea();
  const asked: string[] = [];
  return {
    ...area,
    asked,
    get: (keys) => {
      asked.push(...keys);
      return area.get(keys);
    },
    keys: () => {
      asked.push("keys");
      return area.keys();
    },
  };
}

const KEYS = ["a", "b", "c"] as const;
const key = fc.constantFrom(...KEYS);
const step = fc.oneof(
  fc.record({ do: fc.constant("set" as const), key, value: fc.jsonValue() }),
  fc.record({ do: fc.constant("remove" as const), key }),
  fc.record({ do: fc.constant("get" as const), key }),
  fc.record({ do: fc.constant("keys" as const) }),
);

describe("an area whose values are known", () => {
  test("what is forgotten while others are asked for does not look absent", async () => {
    const below = memoryArea({ a: 1 });
    const cached = cachedArea(below);
    await cached.set({ b: 2 });
    const reading = cached.get(["a", "b"]);
    // As the browser tells of what was just written.
    cached.forget(["b"]);
    expect(await reading).toEqual({ a: 1, b: 2 });
    const again = cached.get(["a", "b", "c"]);
    cached.forget();
    await cached.set({ c: 3 });
    expect(await again).toEqual({ a: 1, b: 2, c: 3 });
  });

  test("gives what the area itself gives, whatever is done", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 30 }), fc.nat(700), async (steps, most) => {
        const plain = memoryArea();
        const below = memoryArea();
        // With room for everything, and for next to nothing.
        const cached = cachedArea(below, most);
        for (const one of steps) {
          if (one.do === "set") {
            const entries = { [one.key]: one.value };
            await Promise.all([plain.set(entries), cached.set(entries)]);
          } else if (one.do === "remove") {
            await Promise.all([plain.remove([one.key]), cached.remove([one.key])]);
          } else if (one.do === "get") {
            expect(await cached.get([one.key])).toEqual(await plain.get([one.key]));
          } else {
            expect([...(await cached.keys())].sort()).toEqual([...(await plain.keys())].sort());
          }
        }
        expect(await cached.get(KEYS)).toEqual(await plain.get(KEYS));
        expect(below.dump()).toEqual(plain.dump());
      }),
    );
  });

  test("nothing is asked for twice, not even what is not there", async () => {
    const below = watched();
    await below.set({ a: 1 });
    const cached = cachedArea(below);
    for (let count = 0; count < 3; count += 1) {
      await cached.get(["a", "b"]);
      await cached.keys();
    }
    await cached.set({ c: 3 });
    expect(await cached.get(["c"])).toEqual({ c: 3 });
    expect(below.asked).toEqual(["a", "b", "keys"]);
  });

  test("what was written while it was asked for is not taken back", async () => {
    let answer: () => void = () => undefined;
    const below = memoryArea();
    await below.set({ a: "old" });
    const slow: Area = {
      ...below,
      get: async (keys) => {
        const found = await below.get(keys);
        await new Promise<void>((resolve) => (answer = resolve));
        return found;
      },
    };
    const cached = cachedArea(slow);
    const first = cached.get(["a"]);
    await Promise.resolve();
    await cached.set({ a: "new" });
    answer();
    expect(await first).toEqual({ a: "new" });
    expect(await cached.get(["a"])).toEqual({ a: "new" });
  });

  test("changing what was written changes nothing that is known, and what was read cannot be changed", async () => {
    const cached = cachedArea(memoryArea());
    const written = { list: [1] };
    await cached.set({ a: written });
    written.list.push(2);
    const read = (await cached.get(["a"]))["a"] as { list: number[] };
    expect(() => read.list.push(3)).toThrow(TypeError);
    expect(await cached.get(["a"])).toEqual({ a: { list: [1] } });
  });

  test("is read as one object until it is another value", async () => {
    const cached = cachedArea(memoryArea());
    const read = async (): Promise<unknown> => (await cached.get(["a"]))["a"];
    await cached.set({ a: { list: [1] } });
    const first = await read();
    await cached.set({ a: { list: [1] } });
    expect(await read()).toBe(first);
    await cached.set({ a: { list: [2] } });
    expect(await read()).toEqual({ list: [2] });
  });

  test("where writing failed, the browser is asked what is there", async () => {
    const below = memoryArea();
    await below.set({ a: "kept" });
    const full: Area = { ...below, set: () => Promise.reject(new Error("The area is full.")) };
    const cached = cachedArea(full);
    expect(await cached.get(["a"])).toEqual({ a: "kept" });
    await expect(cached.set({ a: "lost" })).rejects.toThrow("full");
    expect(await cached.get(["a"])).toEqual({ a: "kept" });
  });

  test("what others took away is gone once it is said", async () => {
    const below = memoryArea();
    const cached = cachedArea(below);
    await cached.set({ a: 1, b: 2 });
    await cached.keys();
    await below.remove(["a"]);
    cached.forget(["a"]);
    expect(await cached.get(["a", "b"])).toEqual({ b: 2 });
    expect(await cached.keys()).toEqual(["b"]);
    await below.remove(["b"]);
    cached.forget();
    expect(await cached.get(["a", "b"])).toEqual({});
  });

  test("what is there already is not written again, but waited for while it is on its way", async () => {
    const below = memoryArea();
    const writes: unknown[] = [];
    let finish: () => void = () => undefined;
    const slow: Area = {
      ...below,
      set: async (entries) => {
        writes.push(entries);
        await new Promise<void>((resolve) => (finish = resolve));
        await below.set(entries);
      },
    };
    const cached = cachedArea(slow);
    const first = cached.set({ a: 1 });
    let isSecondDone = false;
    const second = cached.set({ a: 1 }).then(() => (isSecondDone = true));
    await new Promise((resolve) => setTimeout(resolve));
    expect(isSecondDone).toBe(false);
    finish();
    await Promise.all([first, second]);
    await cached.set({ a: 1 });
    expect(writes).toEqual([{ a: 1 }]);
    const changed = cached.set({ a: 1, b: 2 });
    finish();
    await changed;
    expect(writes.at(-1)).toEqual({ b: 2 });
  });

  test("a value whose writing failed is written when it is wanted again", async () => {
    const below = memoryArea();
    let isFull = true;
    const cached = cachedArea({
      ...below,
      set: (entries) => (isFull ? Promise.reject(new Error("full")) : below.set(entries)),
    });
    const both = await Promise.allSettled([cached.set({ a: 1 }), cached.set({ a: 1 })]);
    expect(both.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    isFull = false;
    await cached.set({ a: 1 });
    expect(below.dump()).toEqual({ a: 1 });
  });

  test("told that it is gone what was taken away here is no news; what others took away is", async () => {
    const below = watched();
    const cached = cachedArea(below);
    await cached.set({ a: 1, b: 2 });
    await cached.keys();
    await cached.remove(["a"]);
    cached.gone(["a"]);
    expect(await cached.get(["a", "never there"])).toEqual({});
    expect(below.asked).toEqual(["keys"]);
    await below.remove(["b"]);
    cached.gone(["b"]);
    expect(await cached.get(["b"])).toEqual({});
    expect(await cached.keys()).toEqual([]);
  });

  test("of more than there is room for, what was used last is kept", async () => {
    const below = watched();
    const cached = cachedArea(below, 3 * (ENTRY_CHARACTERS + 13));
    for (const name of ["a", "b", "c"]) await cached.set({ [name]: "ten to ten" });
    await cached.get(["a"]);
    await cached.set({ d: "ten to ten" });
    expect(await cached.get(["a", "b", "c", "d"])).toEqual(
      Object.fromEntries(["a", "b", "c", "d"].map((name) => [name, "ten to ten"])),
    );
    expect(below.asked).toEqual(["b"]);
  });

  test("what is not there takes room as well", async () => {
    const below = watched();
    const cached = cachedArea(below, 3 * (ENTRY_CHARACTERS + 1));
    for (const name of ["a", "b", "c", "d", "a"]) await cached.get([name]);
    expect(below.asked).toEqual(["a", "b", "c", "d", "a"]);
  });
});
