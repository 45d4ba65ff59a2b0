import { describe, expect, test } from "vitest";
import { createJournal } from "../../src/events/journal.ts";
import type { FluxEvent } from "../../src/events/event.ts";
import { memoryArea } from "../storage/memory-area.ts";
import { allEvents, newId, SOURCE } from "./examples.ts";

const DAY = 86_400_000;
const NOW = 1_781_706_400_000;
const BOTH = { send: true, keep: true };

function eventAt(at: number): FluxEvent {
  return { id: newId(), at, kind: "test" };
}

describe("the journal of events", () => {
  test("every kind comes back from disk as it was", async () => {
    const area = memoryArea();
    const events = await allEvents("hmac");
    await createJournal(area).note(events, BOTH);
    const portion = await createJournal(area).waiting.oldest(100, Infinity);
    expect(portion).toEqual({ values: events, damaged: 0, through: events.length - 1 });
  });

  test("is exported as one OCSF object a line", async () => {
    const journal = createJournal(memoryArea());
    const events = await allEvents();
    await journal.note(events, BOTH);
    const lines = (await journal.exportKept(SOURCE)).trimEnd().split("\n");
    const uids = lines.map((line) => {
      return (JSON.parse(line) as { metadata: { uid: string } }).metadata.uid;
    });
    expect(uids).toEqual(events.map(({ id }) => id));
  });

  test("what is kept is kept for so many days, and what waits is not touched by that", async () => {
    const area = memoryArea();
    const journal = createJournal(area);
    const events = [NOW - 9 * DAY, NOW - 8 * DAY, NOW - 2 * DAY, NOW].map(eventAt);
    await journal.note(events, BOTH);
    await area.set({ "audit:1": "damaged" });
    await journal.prune(NOW, 7);
    expect(await journal.countKept()).toBe(2);
    expect((await journal.waiting.measure()).count).toBe(4);
    await journal.prune(NOW, 0);
    expect(await journal.countKept()).toBe(0);
    expect(await journal.exportKept(SOURCE)).toBe("");
    expect(Object.keys(area.dump()).filter((key) => key.startsWith("audit:"))).toEqual([]);
  });

  test("is written at once, with what belongs to it, or not at all", async () => {
    const area = memoryArea();
    const writes: string[][] = [];
    const journal = createJournal({
      ...area,
      set: (entries) => {
        writes.push(Object.keys(entries).sort());
        return area.set(entries);
      },
    });
    await journal.note([eventAt(NOW)], BOTH, { "events.findings": {} });
    expect(writes).toEqual([["audit", "audit:0", "events", "events.findings", "events:0"]]);
  });
});
