import { CLASSES, REGIONS } from "../../src/networks/format.ts";
import type { Numbering } from "../../src/networks/range-model.ts";
import type { UnitRange } from "./round-ranges.ts";

export type NumberedNetworks = {
  readonly numbering: Numbering;
  /** AS numbers in the table's order. */
  readonly asns: readonly number[];
  /** Place of an AS number in that order. */
  readonly numberOf: ReadonlyMap<number, number>;
};

/** Numbers all networks by region, class and AS number; see `format.ts`. */
export function numberNetworks(families: readonly (readonly UnitRange[])[]): NumberedNetworks {
  const uses = new Map<number, number>();
  for (const ranges of families)
    for (const { asn } of ranges) uses.set(asn, (uses.get(asn) ?? 0) + 1);
  const rising = [...uses.keys()].sort((a, b) => a - b);
  const cells: number[][] = Array.from({ length: REGIONS * CLASSES }, () => []);
  rising.forEach((asn, at) => {
    const region = Math.floor((at * REGIONS) / rising.length);
    const group = Math.min(CLASSES - 1, Math.floor(Math.log2(uses.get(asn) ?? 1)));
    cells[region * CLASSES + group]?.push(asn);
  });
  const starts = new Uint32Array(cells.length + 1);
  cells.forEach((cell, at) => (starts[at + 1] = (starts[at] ?? 0) + cell.length));
  const asns = cells.flat();
  return { numbering: { starts }, asns, numberOf: new Map(asns.map((asn, at) => [asn, at])) };
}
