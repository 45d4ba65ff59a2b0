import { expect, test } from "vitest";
import { recordDemonstration } from "../../lab/demonstration.ts";
import { DEMONSTRATION } from "../../src/welcome/recorded.ts";
import { loadKnowledge } from "../../tools/networks/load-knowledge.ts";

test("the recorded example is what the lab and the detection give today (else: npm run record:demonstration)", () => {
  const today = recordDemonstration(loadKnowledge());
  expect(DEMONSTRATION).toEqual(today);
});

test("it shows what it is there to show: both move, one stays with its operator, the other is stopped at once", () => {
  const { ordinary, fluxed } = DEMONSTRATION;
  expect(ordinary.map(({ verdict }) => verdict.level)).toEqual(["clear", "clear", "clear"]);
  expect(fluxed.map(({ verdict }) => verdict.level)).toEqual(["flux", "flux", "flux"]);
  expect(new Set(ordinary.map(({ facts }) => facts.networks))).toEqual(new Set([1]));
  for (const steps of [ordinary, fluxed]) {
    const counts = steps.map(({ facts }) => facts.addresses.length);
    expect(counts).toEqual(counts.toSorted((a, b) => a - b));
    expect(new Set(counts).size).toBe(3);
  }
  expect(JSON.stringify(DEMONSTRATION)).not.toMatch(/velmorra|corvanta/);
});
