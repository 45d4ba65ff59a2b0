import { expect, test } from "vitest";
import { runFuzz } from "../../tools/fuzz/run-fuzz.ts";

test("a hundred thousand hostile inputs: no crash, no hang, nothing out of range", async () => {
  const counts = await runFuzz(100_000, 20_260_506);
  for (const { target, inputs, accepted } of counts) {
    // Inputs that are all refused, or all let through, would prove nothing.
    expect([target, accepted > inputs / 500]).toEqual([target, true]);
    expect([target, accepted < inputs]).toEqual([target, true]);
  }
  expect(counts.reduce((sum, { inputs }) => sum + inputs, 0)).toBeGreaterThanOrEqual(100_000);
}, 120_000);
