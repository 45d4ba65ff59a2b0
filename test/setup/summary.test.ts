import { expect, test } from "vitest";
import { NONE } from "../../tools/test/counts.ts";
import type { StageResult } from "../../tools/test/stage-result.ts";
import { closingLine, summarise } from "../../tools/test/summary.ts";

const stage = (name: string, more: Partial<StageResult>): StageResult => ({
  name,
  counts: NONE,
  ms: 0,
  timed: [],
  skipped: [],
  unsteady: [],
  notRunFor: undefined,
  ...more,
});

test("the closing line names skipped tests only where there are any", () => {
  expect(closingLine({ passed: 3, failed: 0, skipped: 0 })).toBe("3 passed, 0 failed");
  expect(closingLine({ passed: 3, failed: 1, skipped: 2 })).toBe("3 passed, 1 failed, 2 skipped");
});

test("the summary ends with the sums of all stages, alone on a line", () => {
  const text = summarise(
    [
      stage("types", { counts: { passed: 3, failed: 0, skipped: 0 } }),
      stage("units", { counts: { passed: 90, failed: 1, skipped: 2 }, skipped: ["a", "b"] }),
    ],
    1000,
  );
  expect(text.split("\n").at(-1)).toBe("93 passed, 1 failed, 2 skipped");
});

test("shows the 20 slowest tests over all stages, slowest first", () => {
  const timed = Array.from({ length: 30 }, (_, i) => ({ title: `t${i}.`, ms: i * 100 }));
  const lines = summarise([stage("units", { timed })], 0).split("\n");
  const shown = lines.filter((line) => /t\d+\.$/.test(line));
  expect(shown).toHaveLength(20);
  expect(shown[0]).toContain("t29.");
});

test("names what passed only when it was run again, and for what it failed first", () => {
  const unsteady = [{ title: "late.test.ts: warns", reason: "Error: no warning" }];
  const text = summarise([stage("chromium", { unsteady })], 0);
  expect(text).toContain("UNSTEADY, 1 passed only when run again:");
  expect(text).toContain("late.test.ts: warns\n    first: Error: no warning");
  expect(summarise([stage("chromium", {})], 0)).not.toContain("UNSTEADY");
});

test("names skipped tests, and stages that were not run", () => {
  const text = summarise(
    [
      stage("units", { skipped: ["no network of its own"] }),
      stage("chromium", { notRunFor: "builds" }),
    ],
    0,
  );
  expect(text).toContain("no network of its own");
  expect(text).toMatch(/chromium\s+not run, since builds failed/);
});
