import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { REMOVED_SITES } from "../../src/storage/removed-sites.ts";
import { history, host, look, SITE, START } from "../detection/history-builder.ts";
import { DAY_MS, HOME, N1, ODD, OTHER, three } from "./memory-world.ts";

describe("deleting sites", () => {
  test("leaves nothing of them, and all of the others", async () => {
    const { memory, area } = await three();
    await memory.past.remove(new Set([host(SITE), N1]));
    const disk = JSON.stringify(area.dump());
    expect(disk).not.toContain("lab-site.com");
    expect((await memory.past.list()).sites.map(({ host: name }) => name)).toEqual([OTHER]);
    // The homes of the one domain are gone, those of the other are not.
    expect(Object.keys(area.dump()["memory.homes"] as object)).toHaveLength(3);
    expect(await memory.noteHomes("lab-third.com", [HOME, "22.2.0.7"], START)).toEqual([
      { address: HOME, others: 1 },
    ]);
    expect(await memory.recall(host("www.lab-plain.org"), START)).toBeDefined();
  });

  test("takes the copy of a damaged document that names one of them", async () => {
    const { memory, area } = await three();
    await area.set({ "memory.damaged": { key: `memory.odd:${SITE}`, stored: "?" } });
    await memory.past.remove(new Set([OTHER]));
    expect(area.dump()["memory.damaged"]).toBeDefined();
    await memory.past.remove(new Set([host(SITE)]));
    expect(area.dump()["memory.damaged"]).toBeUndefined();
  });

  test("of one of a domain keeps the homes that the other was at", async () => {
    const { memory, area } = await three();
    const before = area.dump()["memory.homes"];
    await memory.past.remove(new Set([N1]));
    expect(area.dump()["memory.homes"]).toEqual(before);
  });

  test.each([
    ["one", [N1]],
    ["the first and the last", [host(SITE), OTHER]],
    ["both of a domain", [host(SITE), N1]],
    ["all", [host(SITE), N1, OTHER]],
  ])("is undone byte for byte: %s", async (_which, names) => {
    const { memory, area } = await three();
    const before = JSON.stringify(sorted(area.dump()));
    const removed = await memory.past.remove(new Set(names));
    expect(JSON.stringify(sorted(area.dump()))).not.toBe(before);
    const sent = v.parse(REMOVED_SITES, JSON.parse(JSON.stringify(removed)));
    await memory.past.putBack(sent, START);
    expect(JSON.stringify(sorted(area.dump()))).toBe(before);
  });

  test("is undone beside what was seen since", async () => {
    const { memory, area } = await three();
    const removed = await memory.past.remove(new Set([host(SITE), N1]));
    const next = host("new.lab-new.com");
    await memory.remember(history([look(START, [])], next), ODD, START + DAY_MS);
    await memory.noteHomes("lab-new.com", ["22.2.0.7", "29.2.0.7"], START + DAY_MS);
    await memory.past.putBack(removed, START + DAY_MS);
    const { sites } = await memory.past.list();
    expect(sites.map(({ host: name }) => name)).toEqual([next, OTHER, N1, SITE]);
    expect(Object.keys(area.dump()["memory.homes"] as object)).toHaveLength(5);
    expect(await memory.noteHomes("lab-third.com", ["22.2.0.7"], START)).toEqual([
      { address: "22.2.0.7", others: 2 },
    ]);
  });

  test("after everything was deleted begins a new memory", async () => {
    const { memory } = await three();
    const removed = await memory.past.remove(new Set([N1]));
    await memory.forgetAll();
    await memory.past.putBack(removed, START);
    expect((await memory.past.list()).sites.map(({ host: name }) => name)).toEqual([N1]);
  });

  test("takes nothing back that is not of its form", () => {
    const site = { host: N1, place: 0, day: 1, looks: "" };
    expect(v.is(REMOVED_SITES, { sites: [site] })).toBe(true);
    for (const wrong of [
      { ...site, host: "N1.lab-site.com" },
      { ...site, host: "../settings" },
      { ...site, place: -1 },
      { ...site, day: 0.5 },
      { ...site, looks: "x".repeat(24_001) },
      { ...site, events: Array.from({ length: 101 }, () => 0) },
      { ...site, more: 1 },
    ]) {
      expect(v.is(REMOVED_SITES, { sites: [wrong] }), JSON.stringify(wrong).slice(0, 80)).toBe(
        false,
      );
    }
    expect(v.is(REMOVED_SITES, { sites: Array.from({ length: 501 }, () => site) })).toBe(false);
  });
});

test("a document that the disk lost is listed, and gone once it is deleted", async () => {
  const { memory, area } = await three();
  await area.remove([`memory.odd:${N1}`]);
  expect((await memory.past.list()).sites).toHaveLength(3);
  await memory.past.remove(new Set([N1]));
  expect((await memory.past.list()).sites).toHaveLength(2);
});

/** Browsers keep no order among documents. */
function sorted(dump: Record<string, unknown>): unknown {
  return Object.entries(dump).toSorted(([a], [b]) => (a < b ? -1 : 1));
}
