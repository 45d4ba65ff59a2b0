import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { orUnanswered } from "../../src/platform/unanswered.ts";

describe("what a page's scripts are to answer", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test("is waited for, and what went wrong is told", async () => {
    await orUnanswered(Promise.resolve("heard"));
    await expect(orUnanswered(Promise.reject(new Error("The tab was closed.")))).rejects.toThrow(
      "closed",
    );
    expect(vi.getTimerCount()).toBe(0);
  });

  test("is not waited for longer than nobody would notice", async () => {
    const waiting = orUnanswered(new Promise(() => undefined));
    await vi.advanceTimersByTimeAsync(500);
    await expect(waiting).resolves.toBeUndefined();
  });
});
