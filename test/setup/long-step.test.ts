import { expect, test } from "vitest";
import { runLongStep } from "../../tools/setup/long-step.mjs";

test("the last lines of a program are whole, however they came", async () => {
  const script =
    'process.stdout.write("E", () => setTimeout(() => process.stdout.write(": held\\n\\nlast"), 100)); process.exitCode = 4';
  const result = await runLongStep("trying", process.execPath, ["-e", script]);
  expect(result).toEqual({ ok: false, tail: "E: held\nlast" });
});

test("a program that is not there is said to be so", async () => {
  const result = await runLongStep("trying", "no-such-program-anywhere", []);
  expect(result.ok).toBe(false);
  expect(result.tail).toContain("ENOENT");
});
