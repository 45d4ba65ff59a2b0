import { BLOCK_RANGES, type Family } from "../../src/networks/format.ts";
import { LAYOUTS, codeRanges, type Range } from "../../src/networks/range-model.ts";
import { firstProbability, type BitCoder } from "../../src/networks/bit-coder.ts";
import { createBitCounter, createBitWriter } from "./bit-writer.ts";
import type { NumberedNetworks } from "./number-networks.ts";
import type { UnitRange } from "./round-ranges.ts";

export type PackedFamily = {
  readonly ranges: number;
  readonly firsts: readonly number[];
  readonly blocks: readonly Uint8Array[];
  /** Where each context starts to learn, as the index stores it. */
  readonly summary: Uint8Array;
};

/** Packs one family's ranges into blocks that can each be read alone. */
export function packRanges(
  family: Family,
  ranges: readonly UnitRange[],
  { numbering, numberOf }: NumberedNetworks,
): PackedFamily {
  const layout = LAYOUTS[family];
  const blocks: Range[][] = [];
  ranges.forEach(({ first, count, asn }, at) => {
    const number = Math.floor(at / BLOCK_RANGES);
    (blocks[number] ??= []).push({ first, count, network: numberOf.get(asn) ?? -1 });
  });
  const code = (block: readonly Range[], coder: BitCoder): void => {
    const base = block[0]?.first ?? 0;
    const wanted = (at: number): Range | undefined => block[at];
    codeRanges(coder, { family, numbering, base, length: block.length, wanted, onRange: ignore });
  };

  const counter = createBitCounter(layout.contexts);
  for (const block of blocks) code(block, counter);
  const summary = counter.summary();
  return {
    ranges: ranges.length,
    firsts: blocks.map((block) => block[0]?.first ?? 0),
    blocks: blocks.map((block) => {
      const writer = createBitWriter(Uint16Array.from(summary, firstProbability));
      code(block, writer);
      return writer.finish();
    }),
    summary,
  };
}

function ignore(): boolean {
  return true;
}
