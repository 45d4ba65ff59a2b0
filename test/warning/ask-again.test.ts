import { expect, test } from "vitest";
import { DEFAULT_BUDGET } from "../../src/dns/pacing.ts";
import { askAgainAfter } from "../../src/warning/ask-again.ts";

test("a warning page asks often at first, and for as long as a look may wait for its turn", () => {
  expect(askAgainAfter(0)).toBeLessThanOrEqual(300);
  expect(askAgainAfter(60_000)).toBeGreaterThanOrEqual(1_000);
  let open = 0;
  let asked = 0;
  for (let pause = askAgainAfter(0); pause !== undefined; pause = askAgainAfter(open)) {
    open += pause;
    asked += 1;
  }
  expect(open).toBeGreaterThan(DEFAULT_BUDGET.maximumWaitMs);
  expect(open).toBeLessThan(2 * DEFAULT_BUDGET.maximumWaitMs);
  expect(asked).toBeLessThan(400);
});
