import { describe, expect, test } from "vitest";
import {
  answer,
  botnetLook,
  history,
  host,
  look,
  SITE,
  START,
} from "../detection/history-builder.ts";
import { DAY_MS, HOME, kept, open, clearly, ODD, anOdd } from "./memory-world.ts";

describe("a clear host", () => {
  test("is recalled by its networks alone, and its name is not on the disk", async () => {
    const { memory, area } = open();
    await memory.remember(history([look(START, [answer(["61.1.0.1"])])]), clearly(), START);
    expect(await memory.recall(host(SITE), START + DAY_MS)).toEqual({
      host: SITE,
      looks: [],
      connections: [],
      earlier: kept(),
    });
    const disk = JSON.stringify(area.dump());
    expect(disk).not.toContain("lab-site");
    expect(disk).not.toContain("61.1.0.1");
  });

  test("is forgotten after 30 days, on the disk as well", async () => {
    const { memory, area } = open();
    await memory.remember(history([]), clearly(), START);
    expect(await memory.recall(host(SITE), START + 31 * DAY_MS)).toBeUndefined();
    await memory.prune(START + 31 * DAY_MS, 90);
    expect(Object.keys(area.dump())).toEqual(["memory"]);
  });

  test("of any number of hosts at most 5,000 are kept", async () => {
    const { memory, area } = open();
    for (let index = 0; index < 5600; index += 1) {
      await memory.remember(history([], `n${String(index)}.lab-site.com`), clearly(), START);
    }
    const documents = Object.entries(area.dump()).filter(([key]) =>
      key.startsWith("memory.clear."),
    );
    const sizes = documents.map(([, value]) => Object.keys(value as object).length);
    expect(Math.max(...sizes)).toBe(100);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(5000);
  });
});

describe("an odd host", () => {
  test("is recalled with its looks, none on a network of the present session", async () => {
    const { memory } = open();
    const looks = [botnetLook(START, 0), { ...botnetLook(START + 60_000, 30), epoch: 2 }];
    await memory.remember(history(looks), ODD, START);
    const found = await memory.recall(host(SITE), START + DAY_MS);
    expect(found?.looks.map(({ epoch }) => epoch)).toEqual([-3, -1]);
    expect(found?.looks[0]?.observations).toEqual(looks[0]?.observations);
  });

  test("that turns clear loses its name, and the other way round its mark", async () => {
    const { memory, area } = open();
    await memory.remember(anOdd, ODD, START);
    expect(JSON.stringify(area.dump())).toContain(SITE);
    await memory.remember(anOdd, clearly(), START);
    expect(JSON.stringify(area.dump())).not.toContain(SITE);
    await memory.remember(anOdd, ODD, START);
    expect(Object.keys(area.dump()).filter((key) => key.startsWith("memory.clear."))).toEqual([]);
  });

  test("is forgotten after 90 days", async () => {
    const { memory, area } = open();
    await memory.remember(anOdd, ODD, START);
    expect(await memory.recall(host(SITE), START + 90 * DAY_MS)).toBeDefined();
    expect(await memory.recall(host(SITE), START + 91 * DAY_MS)).toBeUndefined();
    await memory.prune(START + 91 * DAY_MS, 90);
    expect(Object.keys(area.dump())).toEqual(["memory"]);
  });

  test("however much was seen, its document is bounded; first and newest looks stay", async () => {
    const { memory, area } = open();
    const looks = Array.from({ length: 32 }, (_, n) => botnetLook(START + n * 60_000, n * 18));
    await memory.remember(history(looks), ODD, START);
    const text = area.dump()[`memory.odd:${SITE}`];
    expect(String(text).length).toBeLessThanOrEqual(24_000);
    const found = await memory.recall(host(SITE), START);
    expect(found?.looks[0]?.at).toBe(START);
    expect(found?.looks.at(-1)?.at).toBe(START + 31 * 60_000);
    expect(found?.looks.length).toBeGreaterThan(5);
  });

  test("of more than 500 the one seen longest ago goes", async () => {
    const { memory, area } = open();
    for (let index = 0; index < 502; index += 1) {
      const of = history([look(START, [])], `n${String(index)}.lab-site.com`);
      await memory.remember(of, ODD, START + (index < 2 ? 0 : DAY_MS));
    }
    const names = Object.keys(area.dump()).filter((key) => key.startsWith("memory.odd:"));
    expect(names).toHaveLength(500);
    expect(names).not.toContain("memory.odd:n0.lab-site.com");
  });
});

describe("homes", () => {
  test("tell how many unrelated domains they were seen with, at most four being kept", async () => {
    const { memory, area } = open();
    expect(await memory.noteHomes("one.com", [HOME], START)).toEqual([]);
    expect(await memory.noteHomes("one.com", [HOME], START)).toEqual([]);
    expect(await memory.noteHomes("two.com", [HOME, "22.2.0.7"], START)).toEqual([
      { address: HOME, others: 1 },
    ]);
    for (const domain of ["three.com", "four.com", "five.com"])
      await memory.noteHomes(domain, [HOME], START);
    expect(await memory.noteHomes("six.com", [HOME], START)).toEqual([
      { address: HOME, others: 4 },
    ]);
    const disk = JSON.stringify(area.dump());
    expect(disk).not.toContain(HOME);
    expect(disk).not.toContain("two.com");
  });

  test("are forgotten after 30 days, and at most 1,000 are kept", async () => {
    const { memory, area } = open();
    await memory.noteHomes("one.com", [HOME], START);
    expect(await memory.noteHomes("two.com", [HOME], START + 31 * DAY_MS)).toEqual([]);
    const many = Array.from(
      { length: 1200 },
      (_, n) => `21.${String(n >> 8)}.${String(n & 255)}.7`,
    );
    await memory.noteHomes("three.com", many, START + 32 * DAY_MS);
    expect(Object.keys(area.dump()["memory.homes"] as object)).toHaveLength(1000);
  });
});

describe("the button", () => {
  test("deletes everything, the key included", async () => {
    const { memory, area } = open();
    await area.set({ settings: { version: 1 } });
    await memory.remember(anOdd, ODD, START);
    await memory.remember(history([], "n1.lab-site.com"), clearly(), START);
    await memory.noteHomes("one.com", [HOME], START);
    const { key } = area.dump()["memory"] as { key: number[] };
    await memory.forgetAll();
    expect(Object.keys(area.dump())).toEqual(["settings"]);
    await memory.remember(history([], "n1.lab-site.com"), clearly(), START);
    expect((area.dump()["memory"] as { key: number[] }).key).not.toEqual(key);
  });
});
