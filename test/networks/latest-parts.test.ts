import { expect, test } from "vitest";
import { createLatestParts } from "../../src/networks/latest-parts.ts";

/** Parts that are texts, and which of them were made, in order. */
function parts(most: number) {
  const made: number[] = [];
  const partOf = createLatestParts((number) => {
    made.push(number);
    return `part ${String(number)}`;
  }, most);
  return { made, partOf };
}

test("a part is made once, for as long as it is among the latest", () => {
  const { made, partOf } = parts(2);
  expect([1, 2, 1, 1, 2].map(partOf)).toEqual(["part 1", "part 2", "part 1", "part 1", "part 2"]);
  expect(made).toEqual([1, 2]);
});

test("the one that was not needed for longest goes", () => {
  const { made, partOf } = parts(2);
  for (const number of [1, 2, 1, 3, 1, 2]) expect(partOf(number)).toBe(`part ${String(number)}`);
  expect(made).toEqual([1, 2, 3, 2]);
});

test("without a bound all are kept", () => {
  const { made, partOf } = parts(Infinity);
  const all = Array.from({ length: 1000 }, (_, number) => number);
  for (const number of [...all, ...all]) partOf(number);
  expect(made).toEqual(all);
});
