import { describe, expect, test } from "vitest";
import { LONGEST_ASKED_MS, SPREAD_MS, waitAfter } from "../../src/events/backoff.ts";

const MINUTE = 60_000;

describe("the wait after a failure", () => {
  test("grows, by chance, up to half an hour", () => {
    expect(waitAfter(1, undefined, 0)).toBe(30_000);
    expect(waitAfter(1, undefined, 1)).toBe(MINUTE);
    expect(waitAfter(4, undefined, 1)).toBe(8 * MINUTE);
    expect(waitAfter(500, undefined, 0)).toBe(15 * MINUTE);
    expect(waitAfter(500, undefined, 1)).toBe(30 * MINUTE);
  });

  test("never cuts short what was asked for, and spreads a fleet after it", () => {
    expect(waitAfter(1, 60 * MINUTE, 0)).toBe(60 * MINUTE);
    expect(waitAfter(1, 60 * MINUTE, 1)).toBe(60 * MINUTE + SPREAD_MS);
    expect(waitAfter(1, 1e15, 0)).toBe(LONGEST_ASKED_MS);
  });
});
