import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { MemoryMigration } from "../../src/storage/memory-migrations.ts";
import { memoryArea } from "./memory-area.ts";
import { history, host, look, SITE, START } from "../detection/history-builder.ts";
import { DAY_MS, HOME, kept, open, clearly, ODD, anOdd } from "./memory-world.ts";

describe("damage", () => {
  test("a damaged entry costs only itself; a copy is put aside and it is said", async () => {
    const { memory, area, complaints } = open();
    await memory.remember(history([]), clearly(), START);
    const key = Object.keys(area.dump()).find((name) => name.startsWith("memory.clear.")) ?? "";
    const stored = { ...(area.dump()[key] as object), ["0".repeat(32)]: { due: "never" } };
    await area.set({ [key]: stored });
    expect(await memory.recall(host(SITE), START)).toMatchObject({ earlier: kept() });
    expect(complaints[0]).toContain("cannot be read; the rest is used");
    expect(area.dump()["memory.damaged"]).toEqual({ key, stored });
  });

  test("a list of odd hosts that is lost is made again from their documents", async () => {
    const { memory, area, complaints } = open();
    await memory.remember(anOdd, ODD, START);
    await area.set({ "memory.odd": "gone" });
    await memory.remember(history([look(START, [])], "n1.lab-site.com"), ODD, START);
    expect(Object.keys(area.dump()["memory.odd"] as object).sort()).toEqual(
      ["n1.lab-site.com", SITE].sort(),
    );
    expect(complaints).toHaveLength(1);
  });

  test("with a key that is lost, marks go and names stay", async () => {
    const { memory, area, complaints } = open();
    await memory.remember(anOdd, ODD, START);
    await memory.remember(history([], "n1.lab-site.com"), clearly(), START);
    await area.set({ memory: { version: 1, key: [1, 2, 3], pruned: 0 } });
    expect((await memory.recall(host(SITE), START))?.looks).toHaveLength(1);
    expect(await memory.recall(host("n1.lab-site.com"), START)).toBeUndefined();
    expect(Object.keys(area.dump()).some((key) => key.startsWith("memory.clear."))).toBe(false);
    expect(complaints).toHaveLength(1);
  });

  test("any stored JSON is read without an error, and the next look is kept", async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), fc.jsonValue(), async (header, stored) => {
        const { memory, area } = open();
        await area.set({ "memory.odd": stored, [`memory.odd:${SITE}`]: stored });
        await area.set({ "memory.homes": stored, memory: header });
        await memory.recall(host(SITE), START);
        await memory.noteHomes("one.com", [HOME], START);
        await memory.remember(anOdd, ODD, START);
        await memory.prune(START, 90);
        expect((await memory.recall(host(SITE), START))?.looks).toHaveLength(1);
      }),
      { numRuns: 60 },
    );
  });
});

describe("versions", () => {
  test("what an earlier release wrote is brought up step by step, once", async () => {
    const { memory, area } = open();
    await memory.remember(history([]), clearly(), START);
    const steps: string[] = [];
    const step = (name: string): MemoryMigration => {
      return () => Promise.resolve(void steps.push(name));
    };
    const later = open(area, [step("first"), step("second")]).memory;
    expect(await later.recall(host(SITE), START)).toMatchObject({ earlier: kept() });
    await later.recall(host(SITE), START);
    expect(steps).toEqual(["first", "second"]);
    expect(area.dump()["memory"]).toMatchObject({ version: 3 });
  });

  test("what a later release wrote is left as it is, and it is said once", async () => {
    const area = memoryArea();
    await open(area, [() => Promise.resolve()]).memory.remember(history([]), clearly(), START);
    const before = area.dump();
    const { memory, complaints } = open(area);
    await memory.remember(history([], "n1.lab-site.com"), clearly(), START);
    await memory.noteHomes("one.com", [HOME], START);
    await memory.prune(START + 40 * DAY_MS, 90);
    expect(await memory.recall(host(SITE), START)).toBeUndefined();
    expect(area.dump()).toEqual(before);
    expect(complaints).toHaveLength(1);
  });
});
