import type { Network, NetworkKind } from "../detection/network.ts";
import {
  CLASSES,
  MAX_PAGE_LENGTH,
  PAGES_PER_REGION,
  REGIONS,
  SECOND_PAGE_CLASS,
  damaged,
} from "./format.ts";
import { contentOf, inflate, readNumber, type Cursor } from "./parts.ts";
import type { Numbering } from "./range-model.ts";
import { extentOf, type TableIndex } from "./table-index.ts";

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

/** The networks of one page, by their place in it; a network is made when it is first asked for. */
export type Page = (place: number) => Network;

/** Where a network stands: its page, and its place in that page. */
export type PagePlace = { readonly page: number; readonly place: number };

/** The page of a network. */
export function pageOf({ starts }: Numbering, network: number): PagePlace {
  let region = 0;
  for (let step = REGIONS / 2; step >= 1; step /= 2)
    if ((starts[(region + step) * CLASSES] ?? 0) <= network) region += step;
  const first = starts[region * CLASSES] ?? 0;
  const second = starts[region * CLASSES + SECOND_PAGE_CLASS] ?? 0;
  return network < second
    ? { page: region * PAGES_PER_REGION, place: network - first }
    : { page: region * PAGES_PER_REGION + 1, place: network - second };
}

/** The cells (region and class) whose networks a page holds: from the first to before the second. */
export function cellsOf(page: number): readonly [number, number] {
  const first = Math.floor(page / PAGES_PER_REGION) * CLASSES;
  const middle = first + SECOND_PAGE_CLASS;
  return page % PAGES_PER_REGION === 0 ? [first, middle] : [middle, first + CLASSES];
}

/**
 * Verifies and unpacks one page. It holds, one after another: the least AS number, the AS numbers
 * (rising within each class, as differences), the kinds (one byte each), and the names (UTF-8, each
 * ended by a line feed; empty where the table holds none).
 */
export function readPage(
  bytes: Uint8Array,
  index: TableIndex,
  dictionary: Uint8Array,
  number: number,
): Page {
  const packed = contentOf(bytes, extentOf(index.pages, number));
  const page = inflate(packed, MAX_PAGE_LENGTH, dictionary);
  const cursor: Cursor = { bytes: page, at: 0 };
  const numbers = readAsNumbers(cursor, index, number);
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
  page: number,
): readonly number[] {
  const numbers: number[] = [];
  const base = readNumber(cursor);
  const [first, end] = cellsOf(page);
  for (let cell = first; cell < end; cell++) {
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
