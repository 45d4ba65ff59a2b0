import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isInView, placePanel } from "../../../src/content/guard/placement.ts";

const VIEWPORT = { width: 1000, height: 600 };
const PANEL = { width: 400, height: 200 };

describe("placePanel", () => {
  it.each([
    ["under a field", { left: 50, top: 100, width: 200, height: 30 }, false, 50, 140],
    ["above a low field", { left: 50, top: 500, width: 200, height: 30 }, false, 50, 290],
    ["not beyond the right edge", { left: 900, top: 0, width: 90, height: 30 }, false, 592, 40],
    ["from the right", { left: 700, top: 100, width: 200, height: 30 }, true, 500, 140],
    ["in the middle without a field", undefined, false, 300, 133],
  ])("%s", (_, field, rightToLeft, left, top) => {
    expect(placePanel(PANEL, VIEWPORT, field, rightToLeft)).toEqual({ left, top });
  });

  it("stays in view wherever the field is", () => {
    const length = fc.integer({ min: 0, max: 3000 });
    const place = fc.integer({ min: -3000, max: 3000 });
    const box = fc.record({ left: place, top: place, width: length, height: length });
    fc.assert(
      fc.property(box, fc.boolean(), (field, rightToLeft) => {
        const { left, top } = placePanel(PANEL, VIEWPORT, field, rightToLeft);
        expect(isInView({ left, top, width: 8, height: 8 }, VIEWPORT)).toBe(true);
        expect(left + PANEL.width).toBeLessThanOrEqual(VIEWPORT.width);
        expect(top + PANEL.height).toBeLessThanOrEqual(VIEWPORT.height);
      }),
    );
  });

  it("begins at the edge where the panel is larger than the view", () => {
    expect(placePanel({ width: 400, height: 900 }, VIEWPORT, undefined, false).top).toBe(8);
  });
});
