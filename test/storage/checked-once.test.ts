import { expect, test } from "vitest";
import { checkedOnce } from "../../src/storage/checked-once.ts";

test("each object is checked once, and whatever is none every time", () => {
  const seen: unknown[] = [];
  const check = checkedOnce((stored) => {
    seen.push(stored);
    return { of: stored };
  });
  const [one, other] = [{ a: 1 }, { a: 1 }];
  expect(check(one)).toBe(check(one));
  expect(check(other)).not.toBe(check(one));
  expect(seen).toEqual([one, other]);
  for (const none of [undefined, null, "text", undefined]) check(none);
  expect(seen.slice(2)).toEqual([undefined, null, "text", undefined]);
});

test("that an object means nothing is remembered as well", () => {
  let count = 0;
  const check = checkedOnce((): undefined => {
    count += 1;
    return undefined;
  });
  const damaged = {};
  for (const again of [damaged, damaged, damaged]) check(again);
  expect(count).toBe(1);
});
