import type { MachineKind } from "../detection/facts.ts";

/** From what stands out to what does not. */
export const MACHINE_KINDS = [
  "home",
  "server",
  "cdn",
  "unknown",
] as const satisfies readonly MachineKind[];

/** Side of the square in which a shape is drawn. */
export const SHAPE_SIZE = 12;

/** A house, a rack, a diamond, a ring: told apart without colour. */
const SHAPES: Readonly<Record<MachineKind, string>> = {
  home: "M6 .8L11.6 6H10v5.2H2V6H.4Z",
  server: "M1.6 1.6h8.8v3.6H1.6ZM1.6 6.8h8.8v3.6H1.6Z",
  cdn: "M6 .6L11.4 6L6 11.4L.6 6Z",
  unknown:
    "M6 1.8a4.2 4.2 0 1 0 0 8.4a4.2 4.2 0 1 0 0-8.4ZM6 3.6a2.4 2.4 0 1 1 0 4.8a2.4 2.4 0 1 1 0-4.8Z",
};

/** The shape of a kind of machine, to be put into an SVG. */
export function MachineShape({ kind }: { readonly kind: MachineKind }) {
  return <path class="machine-shape" d={SHAPES[kind]} />;
}

/** The same as a small picture beside its word. */
export function MachineSign({ kind }: { readonly kind: MachineKind }) {
  const size = String(SHAPE_SIZE);
  return (
    <svg class="machine-sign" viewBox={`0 0 ${size} ${size}`} aria-hidden="true" focusable="false">
      <MachineShape kind={kind} />
    </svg>
  );
}
