import { MARK_SHAPES, type MarkState } from "./mark-shapes.ts";

/** The shape of a level or state. It says nothing to a screen reader: the words beside it do. */
export function Mark({ state }: { readonly state: MarkState }) {
  const { outline, solid, glyph } = MARK_SHAPES[state];
  return (
    <svg class={`mark mark-${state}`} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path class={solid ? "mark-solid" : "mark-hollow"} d={outline} />
      <path class={solid ? "mark-glyph" : "mark-hollow"} d={glyph} />
    </svg>
  );
}
