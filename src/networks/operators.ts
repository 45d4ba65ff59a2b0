import type { Network, NetworkKind } from "../detection/network.ts";
import { verify } from "./blocks.ts";
import { CLASSES, MAX_PAGE_LENGTH, damaged } from "./format.ts";
import { extentOf, inflate, readNumber, type Cursor, type TableIndex } from "./table-index.ts";

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

const decoder = new TextDecoder();

/** The networks of one region, by their place in it; a network is made when it is first asked for. */
export type Page = (place: number) => Network;

/**
 * Verifies and unpacks the networks of one region, in the table's numbering. A page holds, one
 * after another: the AS numbers (rising within each class, as differences), the kinds (one byte
 * each), and the names (UTF-8, each ended by a line feed; empty where the table holds none).
 */
export function readPage(bytes: Uint8Array, index: TableIndex, region: number): Page {
  const extent = extentOf(index.pages, region);
  verify(bytes, extent.start, extent.end);
  const page = inflate(bytes.subarray(extent.start + 4, extent.end), MAX_PAGE_LENGTH, "a page");
  const cursor: Cursor = { bytes: page, at: 0 };
  const numbers = readAsNumbers(cursor, index, region);
  const kinds = page.subarray(cursor.at, cursor.at + numbers.length);
  const nameAt = createLineReader(page.subarray(cursor.at + numbers.length));
  const made: (Network | undefined)[] = [];

  return (place) => {
    const known = made[place];
    if (known !== undefined) return known;
    const asn = numbers[place];
    const kind = STORED_KINDS[kinds[place] ?? -1];
    if (asn === undefined || kind === undefined) throw damaged("an operator is missing");
    const name = nameAt(place);
    return (made[place] = { asn, operator: name === "" ? `AS${String(asn)}` : name, kind });
  };
}

function readAsNumbers(
  cursor: Cursor,
  { numbering: { starts } }: TableIndex,
  region: number,
): readonly number[] {
  const numbers: number[] = [];
  const base = readNumber(cursor);
  for (let cell = region * CLASSES; cell < (region + 1) * CLASSES; cell++) {
    const size = (starts[cell + 1] ?? 0) - (starts[cell] ?? 0);
    for (let at = 0, asn = base; at < size; at++) numbers.push((asn += readNumber(cursor)));
  }
  return numbers;
}

/** Line feed in UTF-8. */
const LINE_END = 10;

/** Reads lines by number; how far lines have been counted is remembered. */
function createLineReader(text: Uint8Array): (line: number) => string {
  const starts = [0];
  return (line) => {
    while (starts.length <= line + 1) {
      const start = text.indexOf(LINE_END, starts.at(-1)) + 1;
      if (start === 0) throw damaged("a page of operators is incomplete");
      starts.push(start);
    }
    return decoder.decode(text.subarray(starts[line], (starts[line + 1] ?? 0) - 1));
  };
}
