import { expect, test } from "vitest";
import english from "../../_locales/en/messages.json";
import type { LookTools } from "../../src/cli/check.ts";
import { parseReplayLine } from "../../src/cli/replay-line.ts";
import { createStyle } from "../../src/cli/style.ts";
import { watch } from "../../src/cli/watch.ts";
import type { NetworkKnowledge } from "../../src/detection/network.ts";
import type { Look } from "../../src/detection/observation.ts";
import { createWords } from "../../src/ui/words.ts";
import { createVirtualClock } from "../dns/virtual-clock.ts";
import { homeAddress, line } from "./replay-lines.ts";

const HOST = "flux-shop.net";
const START = 1_700_000_000_000;
const knowledge: NetworkKnowledge = {
  networkOf: (address) => ({ asn: Number(address.split(".")[0]), operator: "Net", kind: "access" }),
  cdnOf: () => undefined,
  builtAt: START,
};

/** Watches for `ms` while the site answers as told at each look. */
async function watching(ms: number, addressesAt: (look: number) => readonly string[]) {
  const clock = createVirtualClock(START);
  const stop = new AbortController();
  const printed: string[] = [];
  const looksAt: number[] = [];
  const tools: LookTools = {
    takeHostLook: (history) => {
      const at = clock.now();
      const parsed = parseReplayLine(line(HOST, at / 1000, addressesAt(history.looks.length)));
      looksAt.push((at - START) / 60_000);
      const observations =
        parsed.ok && parsed.observation !== undefined ? [parsed.observation] : [];
      const look: Look = { at, epoch: 0, observations, failures: [] };
      return Promise.resolve(look);
    },
    knowledge,
    words: createWords(english, "en", "UTC"),
    output: {
      print: (text) => printed.push(text),
      note: () => undefined,
      style: createStyle(false),
    },
    capture: undefined,
    json: false,
    now: clock.now,
  };
  const pending = watch(HOST, tools, clock, stop.signal);
  await clock.advance(ms);
  stop.abort();
  const status = await pending;
  expect(clock.timers()).toBe(0);
  return { status, printed, looksAt };
}

test("looks when the verdict says so; prints the first result and then only changes", async () => {
  const { status, printed, looksAt } = await watching(3 * 3_600_000, (look) =>
    Array.from({ length: 5 }, (_, index) => homeAddress((look < 2 ? 0 : look * 5) + index)),
  );
  expect(looksAt[0]).toBe(0);
  expect(looksAt).toContain(10);
  expect(looksAt.length).toBeLessThan(12);
  expect(printed.length).toBeGreaterThan(1);
  expect(printed.length).toBeLessThan(looksAt.length + 1);
  expect(status).toBe(1);
});

test("a quiet site is printed once, however long it is watched", async () => {
  const { status, printed, looksAt } = await watching(48 * 3_600_000, () => ["93.184.215.14"]);
  expect(looksAt.length).toBeGreaterThan(2);
  expect(printed).toHaveLength(1);
  expect(status).toBe(0);
});

test("a site that never answers is asked again, but not in a hurry", async () => {
  const { status, looksAt } = await watching(24 * 3_600_000, () => []);
  expect(looksAt.length).toBeGreaterThan(3);
  expect(looksAt.length).toBeLessThan(40);
  expect(status).toBe(2);
});

test("a name that cannot be looked up ends at once", async () => {
  const tools = {
    output: { note: () => undefined },
    words: createWords(english, "en"),
  } as unknown as LookTools;
  expect(await watch("localhost", tools, createVirtualClock(), new AbortController().signal)).toBe(
    2,
  );
});
