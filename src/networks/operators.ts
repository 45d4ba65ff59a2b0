import type { Network, NetworkKind } from "../detection/network.ts";
import { verify } from "./blocks.ts";
import { CLASSES, MAX_PAGE_LENGTH, damaged } from "./format.ts";
import { inflate, readNumber, type Cursor, type TableIndex } from "./table-index.ts";

/** The order in which a kind is stored; only ever append. */
export const STORED_KINDS: readonly NetworkKind[] = [
  "unknown",
  "access",
  "hosting",
  "cdn",
  "education",
  "other",
];

/** Longest operator name, UTF-16 units. */
export const MAX_OPERATOR_LENGTH = 28;

/**
 * Verifies and unpacks the networks of one region, in the table's numbering. A page holds, one
 * after another: the AS numbers (rising within each class, as differences), the kinds (one byte
 * each), and the names (UTF-8, each ended by a line feed; empty where the table holds none).
 */
export function readPage(bytes: Uint8Array, index: TableIndex, region: number): readonly Network[] {
  const extent = index.pages[region];
  if (extent === undefined) throw damaged("a page of operators is missing");
  verify(bytes, extent.start, extent.end);
  const page = inflate(bytes.subarray(extent.start + 4, extent.end), MAX_PAGE_LENGTH, "a page");
  const cursor: Cursor = { bytes: page, at: 0 };
  const numbers: number[] = [];
  const base = readNumber(cursor);
  for (let group = 0; group < CLASSES; group++) {
    const cell = region * CLASSES + group;
    const { starts } = index.numbering;
    const size = (starts[cell + 1] ?? 0) - (starts[cell] ?? 0);
    for (let at = 0, asn = base; at < size; at++) numbers.push((asn += readNumber(cursor)));
  }
  const kinds = page.subarray(cursor.at, cursor.at + numbers.length);
  const names = new TextDecoder()
    .decode(page.subarray(cursor.at + numbers.length))
    .split("\n", numbers.length + 1);
  if (names.length !== numbers.length + 1) throw damaged("a page of operators is incomplete");
  return numbers.map((asn, at) => ({
    asn,
    operator: names[at] === "" ? `AS${String(asn)}` : (names[at] ?? ""),
    kind: STORED_KINDS[kinds[at] ?? 0] ?? "unknown",
  }));
}
