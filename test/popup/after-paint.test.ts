import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { afterPaint } from "../../src/popup/after-paint.ts";

let frames: (() => void)[] = [];
const drawFrame = (): void => {
  for (const run of frames.splice(0)) run();
};

beforeEach(() => {
  frames = [];
  vi.useFakeTimers();
  vi.stubGlobal("requestAnimationFrame", (run: () => void) => frames.push(run));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test("waits until the frame after the next begins, and runs once", () => {
  const run = vi.fn();
  afterPaint(run);
  drawFrame();
  vi.advanceTimersByTime(16);
  expect(run).not.toHaveBeenCalled();
  drawFrame();
  vi.advanceTimersByTime(16);
  expect(run).toHaveBeenCalledOnce();
  vi.advanceTimersByTime(1_000);
  expect(run).toHaveBeenCalledOnce();
});

test("runs in a page that draws no frames, too", () => {
  const run = vi.fn();
  afterPaint(run);
  vi.advanceTimersByTime(249);
  expect(run).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(run).toHaveBeenCalledOnce();
});
