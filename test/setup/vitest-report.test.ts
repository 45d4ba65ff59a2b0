import { describe, expect, test } from "vitest";
import { vitestOutcome } from "../../tools/test/vitest-report.ts";

const file = (status: string, ...tests: readonly (readonly [string, string, number?])[]) => ({
  name: "/top/test/dns/wire.test.ts",
  status,
  assertionResults: tests.map(([fullName, result, duration]) => ({
    fullName,
    status: result,
    duration,
  })),
});

const count = (files: readonly unknown[], ok: boolean) =>
  vitestOutcome(JSON.stringify({ testResults: files }), ok, "/top/").counts;

describe("vitestOutcome", () => {
  test("counts tests by what became of them, and names them from the top of the checkout", () => {
    const report = {
      testResults: [file("failed", ["a", "passed", 12], ["b", "failed", 5], ["c", "skipped"])],
    };
    expect(vitestOutcome(JSON.stringify(report), false, "/top/")).toEqual({
      counts: { passed: 1, failed: 1, skipped: 1 },
      timed: [
        { title: "test/dns/wire.test.ts: a", ms: 12 },
        { title: "test/dns/wire.test.ts: b", ms: 5 },
      ],
      skipped: ["test/dns/wire.test.ts: c"],
      unsteady: [],
    });
  });

  test("a test that passed only when run again is told apart, with what it failed for first", () => {
    const again = file("passed", ["a", "passed"], ["b", "passed"]);
    const [steady, unsteady] = again.assertionResults;
    const assertionResults = [
      { ...steady, failureMessages: [] },
      { ...unsteady, failureMessages: ["Error: too late\n    at here", "Error: other"] },
    ];
    const text = JSON.stringify({ testResults: [{ ...again, assertionResults }] });
    expect(vitestOutcome(text, true, "/top/")).toMatchObject({
      counts: { passed: 2, failed: 0, skipped: 0 },
      unsteady: [{ title: "test/dns/wire.test.ts: b", reason: "Error: too late" }],
    });
  });

  test("a file that cannot be loaded is one failure", () => {
    expect(count([file("failed")], false)).toEqual({ passed: 0, failed: 1, skipped: 0 });
    expect(count([file("failed", ["a", "passed"])], false).failed).toBe(1);
  });

  test("an error outside any test is a failure, though every test passed", () => {
    expect(count([file("passed", ["a", "passed"])], false)).toEqual({
      passed: 1,
      failed: 1,
      skipped: 0,
    });
    expect(count([file("passed", ["a", "passed"])], true)).toEqual({
      passed: 1,
      failed: 0,
      skipped: 0,
    });
  });

  test.each([
    ["no report", undefined],
    ["a damaged report", "{"],
    ["another shape", '{"testResults":[1]}'],
    ["no test at all", '{"testResults":[]}'],
  ])("%s is a failure, even with exit status 0", (_what, text) => {
    expect(vitestOutcome(text, true, "/top/").counts.failed).toBe(1);
  });
});
