/** A rectangle in CSS pixels, from the top left of the viewport. */
export type Box = {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
};

export type Size = Pick<Box, "width" | "height">;

/** Between the panel and its field; and the least distance to the viewport's edge. */
const GAP = 10;
const MARGIN = 8;

/**
 * Where the panel goes: under the field, else above it, else as low as it fits; aligned with the
 * field's beginning. Without a field in view: in the middle, somewhat high.
 */
export function placePanel(
  panel: Size,
  viewport: Size,
  field: Box | undefined,
  rightToLeft: boolean,
): Pick<Box, "left" | "top"> {
  const room = {
    left: Math.max(MARGIN, viewport.width - panel.width - MARGIN),
    top: Math.max(MARGIN, viewport.height - panel.height - MARGIN),
  };
  const within = (left: number, top: number): Pick<Box, "left" | "top"> => ({
    left: Math.round(Math.min(Math.max(left, MARGIN), room.left)),
    top: Math.round(Math.min(Math.max(top, MARGIN), room.top)),
  });
  if (field === undefined) {
    return within((viewport.width - panel.width) / 2, (viewport.height - panel.height) / 3);
  }
  const left = rightToLeft ? field.left + field.width - panel.width : field.left;
  const below = field.top + field.height + GAP;
  const above = field.top - GAP - panel.height;
  return within(left, below <= room.top || above < MARGIN ? below : above);
}

/** Whether any of the field can be seen. */
export function isInView(field: Box, viewport: Size): boolean {
  return (
    field.width > 0 &&
    field.height > 0 &&
    field.left < viewport.width &&
    field.top < viewport.height &&
    field.left + field.width > 0 &&
    field.top + field.height > 0
  );
}
