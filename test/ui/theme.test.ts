import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { MOST_LANES } from "../../src/ui/timeline.ts";
import { MARK_COLOURS } from "../../src/ui/mark-shapes.ts";

const TOKENS = new Map(
  [
    ...["src/ui/theme.css", "src/ui/picture.css", "src/warning/warning.css"]
      .map((file) => readFileSync(file, "utf8"))
      .join("")
      .matchAll(/--([a-z0-9-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g),
  ].map(([, name, light, dark]) => [name, { light, dark }]),
);
const LEVELS = ["clear", "watch", "suspicious", "flux", "unknown"];

/** Text on ground: WCAG 2.2, 1.4.3 (AA) asks for 4.5:1. */
const TEXT: readonly (readonly [string, string])[] = [
  ...["ground", "raised"].flatMap((ground) =>
    ["ink", "ink-soft", "accent", "clear", "flux"].map((ink) => [ink, ground] as const),
  ),
  ...LEVELS.flatMap((level) =>
    [level, "ink", "ink-soft", "accent"].map((ink) => [ink, `${level}-tint`] as const),
  ),
  ["on-accent", "accent"],
];

/** Shapes and borders of controls: 1.4.11 asks for 3:1. */
const SHAPES: readonly (readonly [string, string])[] = [
  ["line-strong", "ground"],
  ["focus", "ground"],
  ...LEVELS.map((level) => [level, "ground"] as const),
  ...Array.from({ length: MOST_LANES }, (_, lane) => [`lane-${String(lane)}`, "ground"] as const),
];

describe.each(["light", "dark"] as const)("the %s theme", (scheme) => {
  it.each(TEXT)("shows %s on %s at 4.5:1 or more", (ink, ground) => {
    expect(contrast(token(ink, scheme), token(ground, scheme))).toBeGreaterThanOrEqual(4.5);
  });

  it.each(SHAPES)("draws %s on %s at 3:1 or more", (ink, ground) => {
    expect(contrast(token(ink, scheme), token(ground, scheme))).toBeGreaterThanOrEqual(3);
  });
});

describe("the toolbar pictures", () => {
  it.each(Object.entries(MARK_COLOURS))(
    "%s stands out on light and dark bars",
    (_state, colour) => {
      expect(contrast(colour, "#ffffff")).toBeGreaterThanOrEqual(2.7);
      expect(contrast(colour, "#202124")).toBeGreaterThanOrEqual(3);
    },
  );
});

function token(name: string, scheme: "light" | "dark"): string {
  const colour = TOKENS.get(name)?.[scheme];
  if (colour === undefined) throw new Error(`theme.css has no token --${name}.`);
  return colour;
}

/** Contrast ratio (WCAG 2.2, "contrast ratio"), 1 to 21. */
function contrast(one: string, other: string): number {
  const [lighter, darker] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (lighter! + 0.05) / (darker! + 0.05);
}

/** Relative luminance of an sRGB colour (WCAG 2.2), 0 to 1. */
function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((start) => {
    const channel = Number.parseInt(colour.slice(start, start + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}
