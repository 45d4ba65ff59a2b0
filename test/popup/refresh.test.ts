import { describe, expect, it } from "vitest";
import { askAgainAfter } from "../../src/popup/refresh.ts";
import type { PopupState } from "../../src/popup/popup-state.ts";
import { NOW } from "../../tools/gallery/facts.ts";
import { CLEAR } from "../../tools/gallery/reports.ts";

const nextLookAt = (at: number | undefined): PopupState => ({
  ...CLEAR,
  verdict: { ...CLEAR.verdict, nextLookAt: at },
});

describe("how long the popup waits before it asks again", () => {
  it.each<[string, PopupState, number | undefined]>([
    ["a first look is under way", { state: "checking", host: "a.org", since: NOW }, 300],
    ["another look is under way", { ...CLEAR, checking: true }, 300],
    ["the next look is near", nextLookAt(NOW + 9000), 10_000],
    ["the next look is overdue", nextLookAt(NOW - 9000), 5000],
    ["the next look is far", nextLookAt(NOW + 9_000_000), 30_000],
    ["no look is planned", nextLookAt(undefined), 30_000],
    ["nothing is checked", { state: "paused", host: "a.org" }, undefined],
    ["the background is gone", { state: "failed" }, undefined],
  ])("%s", (_name, state, wait) => {
    expect(askAgainAfter(state, NOW)).toBe(wait);
  });
});
