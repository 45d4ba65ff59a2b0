import type { Level } from "../detection/verdict.ts";

/** What a mark can stand for: a level, or a state in which there is none. */
export type MarkState = Level | "neutral" | "not-set-up" | "checking" | "paused";

/** Drawn in a square of 24 by 24. Every state has an outline of its own or a glyph of its own, never a colour alone. */
export type MarkShape = {
  readonly outline: string;
  /** A solid outline carries its glyph in the colour of the ground; a hollow one in its own. */
  readonly solid: boolean;
  /** Stroked with round ends. */
  readonly glyph: string;
};

const RING = "M12 3.2a8.8 8.8 0 1 0 0 17.6a8.8 8.8 0 1 0 0-17.6Z";
const DOT = "M12 10.8a1.2 1.2 0 1 0 0 2.4a1.2 1.2 0 1 0 0-2.4Z";

export const MARK_SHAPES: Readonly<Record<MarkState, MarkShape>> = {
  neutral: { outline: RING, solid: false, glyph: "" },
  "not-set-up": { outline: RING, solid: false, glyph: "M12 8v8M8 12h8" },
  checking: { outline: RING, solid: false, glyph: "M7.6 12h.01M12 12h.01M16.4 12h.01" },
  paused: { outline: RING, solid: false, glyph: "M9.4 8.6v6.8M14.6 8.6v6.8" },
  unknown: {
    outline: RING,
    solid: false,
    glyph: "M9.5 9.6c0-3.2 5-3.2 5 0c0 1.9-2.5 1.9-2.5 4M12 16.7h.01",
  },
  clear: { outline: RING, solid: false, glyph: DOT },
  watch: { outline: "M12 .9L23.1 12L12 23.1L.9 12Z", solid: true, glyph: DOT },
  suspicious: {
    outline: "M12 1.6L23.4 21.8H.6Z",
    solid: true,
    glyph: "M12 9.2v5.4M12 18.3h.01",
  },
  flux: {
    outline: "M7.6 1.5h8.8L22.5 7.6v8.8L16.4 22.5H7.6L1.5 16.4V7.6Z",
    solid: true,
    glyph: "M8.4 8.4l7.2 7.2M15.6 8.4l-7.2 7.2",
  },
};

/** Fills of the toolbar pictures: at least 3:1 against white and against dark toolbars (#202124). */
export const MARK_COLOURS: Readonly<Record<MarkState, string>> = {
  neutral: "#7d8590",
  "not-set-up": "#7d8590",
  checking: "#7d8590",
  paused: "#7d8590",
  unknown: "#7d8590",
  clear: "#2a9a76",
  watch: "#5b7fd6",
  suspicious: "#d98a00",
  flux: "#dc3c3c",
};

/** The colour of a glyph on a solid mark. */
export const GLYPH_COLOUR = "#ffffff";
