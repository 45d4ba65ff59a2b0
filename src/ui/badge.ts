import { isWarned } from "../detection/verdict.ts";
import type { Report } from "../messages/protocol.ts";
import { MARK_COLOURS, MARK_SHAPES, type MarkState } from "./mark-shapes.ts";
import type { Words } from "./words.ts";

export const ICON_SIZES = [16, 32, 48, 128] as const;

/** The toolbar button for one tab, in the terms of `browser.action`. */
export type Badge = {
  readonly state: MarkState;
  /** Paths from the top of the package, by size in pixels: for `setIcon`. */
  readonly icons: Readonly<Record<string, string>>;
  /** For `setBadgeText`; empty on honest pages, so that nothing draws the eye. */
  readonly text: string;
  /** For `setBadgeBackgroundColor`. */
  readonly colour: string;
  /** For `setTitle`. */
  readonly title: string;
};

/** What the toolbar shows of a report. */
export function badgeFor(report: Report, words: Words): Badge {
  const state = markStateOf(report);
  return {
    state,
    icons: iconsOf(state),
    text: isWarnedOf(report) ? "!" : "",
    colour: MARK_COLOURS[state],
    title: words.text("toolbar_title", { state: { phrase: stateInWords(report, words) } }),
  };
}

/** Icon paths by size, such as `src/ui/icons/flux-16.png`. */
export function iconsOf(state: MarkState): Readonly<Record<string, string>> {
  return Object.fromEntries(ICON_SIZES.map((size) => [size, `src/ui/icons/${state}-${size}.png`]));
}

/** Path in Chromium's package of all the toolbar's pictures as pixels. */
export const TOOLBAR_PIXELS = "toolbar.rgba";
/** Sizes of the pictures that Chromium is given as pixels: a toolbar's on usual and on dense screens. */
export const PIXEL_SIZES = [16, 32] as const;
type PixelSize = (typeof PIXEL_SIZES)[number];

const STATES = Object.keys(MARK_SHAPES) as MarkState[];
/** All pictures in the order in which one file has their pixels (RGBA, a byte each). */
export const PIXEL_PICTURES = STATES.flatMap((state) =>
  PIXEL_SIZES.map((size) => ({ state, size, length: size * size * 4 })),
);

/** Where in that file a picture is, bytes. */
export function pixelsOf(state: MarkState, size: PixelSize): { start: number; length: number } {
  const place = PIXEL_PICTURES.findIndex((one) => one.state === state && one.size === size);
  const start = PIXEL_PICTURES.slice(0, place).reduce((sum, { length }) => sum + length, 0);
  return { start, length: size * size * 4 };
}

export function markStateOf(report: Report): MarkState {
  if (report.state === "judged") return report.verdict.level;
  return report.state === "not-checkable" ? "neutral" : report.state;
}

/** Also where it is the person who wants to be warned. */
function isWarnedOf(report: Report): boolean {
  if (report.state !== "judged") return false;
  return isWarned(report.verdict.level) || (report.marked && report.allowed === undefined);
}

function stateInWords(report: Report, words: Words): string {
  if (report.state === "judged") return words.headline(report.verdict);
  if (report.state === "paused") return words.text("toolbar_paused");
  if (report.state === "not-set-up") {
    if (report.awaited === true) return words.text("toolbar_awaited");
    return words.text(report.lost === true ? "toolbar_lost" : "toolbar_not_set_up");
  }
  return words.text(report.state === "checking" ? "toolbar_checking" : "toolbar_neutral");
}
