import type { NetworkKind } from "../../src/detection/network.ts";

/** One network known by its number, and the beginning of its registered name, which proves the number right. */
export type Curated = { readonly asn: number; readonly name: string; readonly kind: NetworkKind };

export type CuratedList = readonly Curated[];

/** Reads lines of "number name"; lines that begin with # are headings. Throws on any other line. */
export function curated(kind: NetworkKind, text: string): CuratedList {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => {
      const [, number, name] = /^(\d+) (.+)$/.exec(line) ?? [];
      if (number === undefined || name === undefined)
        throw new Error(`Not "number name" in a curated list: ${line}`);
      return { asn: Number(number), name, kind };
    });
}
