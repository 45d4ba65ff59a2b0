import { describe, expect, test } from "vitest";
import { createMemo } from "../../src/detection/memo.ts";

/** A memo of ten texts, with how often each was made. */
function memoOfTen(): { ask: (text: string) => string | undefined; made: Map<string, number> } {
  const made = new Map<string, number>();
  const ask = createMemo((text) => {
    made.set(text, (made.get(text) ?? 0) + 1);
    return text === "nothing" ? undefined : `made of ${text}`;
  }, 10);
  return { ask, made };
}

const others = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, at) => `other ${String(at)}`);

describe("what a pure function gave", () => {
  test("is made once, be it undefined", () => {
    const { ask, made } = memoOfTen();
    for (const text of ["a", "nothing", "a", "nothing"]) {
      expect(ask(text)).toBe(text === "a" ? "made of a" : undefined);
    }
    expect([...made.values()]).toEqual([1, 1]);
  });

  test("is kept for as long as it is asked for, whatever else is", () => {
    const { ask, made } = memoOfTen();
    for (const text of others(100)) {
      expect(ask("a")).toBe("made of a");
      expect(ask("nothing")).toBeUndefined();
      ask(text);
    }
    expect([made.get("a"), made.get("nothing")]).toEqual([1, 1]);
  });

  test("is kept for half as many others, and let go before there are more than may be", () => {
    const { ask, made } = memoOfTen();
    ask("a");
    for (const text of others(5)) ask(text);
    ask("a");
    expect(made.get("a")).toBe(1);
    for (const text of others(20)) ask(text);
    ask("a");
    expect(made.get("a")).toBe(2);
  });
});
