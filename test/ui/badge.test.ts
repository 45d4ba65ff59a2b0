import { existsSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { badgeFor, ICON_SIZES, iconsOf, PIXEL_PICTURES, pixelsOf } from "../../src/ui/badge.ts";
import { MARK_SHAPES, type MarkState } from "../../src/ui/mark-shapes.ts";
import { toolbarPixels } from "../../tools/build/emit-pixels.ts";
import { FLUX, SUSPICIOUS } from "../../tools/gallery/flux-reports.ts";
import { CLEAR, UNKNOWN, WATCH } from "../../tools/gallery/reports.ts";
import { ENGLISH } from "./english.ts";

describe("badgeFor", () => {
  it.each([
    [{ state: "not-checkable", address: "about:blank", reason: "not-web" }, "neutral", ""],
    [{ state: "paused", host: "a.org" }, "paused", ""],
    [{ state: "not-set-up", host: "a.org" }, "not-set-up", ""],
    [{ state: "checking", host: "a.org", since: 0 }, "checking", ""],
    [UNKNOWN, "unknown", ""],
    [CLEAR, "clear", ""],
    [WATCH, "watch", ""],
    [SUSPICIOUS, "suspicious", "!"],
    [FLUX, "flux", "!"],
    [{ ...CLEAR, marked: true }, "clear", "!"],
    [
      {
        ...CLEAR,
        marked: true,
        allowed: { scope: "hour", until: 1, source: "warning" },
      },
      "clear",
      "",
    ],
  ] as const)("draws the eye only to sites that are warned of", (report, state, text) => {
    const badge = badgeFor(report, ENGLISH);
    expect(badge).toMatchObject({ state, text });
    expect(badge.title).toMatch(/^Fluxward: \S/);
  });

  it("says the verdict in the tooltip", () => {
    expect(badgeFor(CLEAR, ENGLISH).title).toBe("Fluxward: No sign of fast flux in 2 looks.");
  });
});

describe("the pictures", () => {
  const states = Object.keys(MARK_SHAPES) as MarkState[];

  it.each(states)("of %s are there in every size", (state) => {
    const paths = Object.values(iconsOf(state));
    expect(paths).toHaveLength(ICON_SIZES.length);
    for (const path of paths) expect(existsSync(path), path).toBe(true);
  });

  it("differ in shape, not in colour alone", () => {
    const shapes = states
      .map((state) => MARK_SHAPES[state])
      .map(({ outline, glyph }) => outline + glyph);
    expect(new Set(shapes).size).toBe(states.length);
  });
});

describe("the pictures in one file", () => {
  it("lie one after the other, each state's at its own place, and are not alike", () => {
    const source = toolbarPixels(".");
    const pictures = PIXEL_PICTURES.map(({ state, size }) => {
      const place = pixelsOf(state, size);
      return source.subarray(place.start, place.start + place.length).toString("hex");
    });
    expect(new Set(pictures).size).toBe(PIXEL_PICTURES.length);
    expect(pictures.join("")).toBe(source.toString("hex"));
  });
});
