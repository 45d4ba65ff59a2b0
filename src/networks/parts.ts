import { inflateSync } from "fflate";
import { checkSum, damaged } from "./format.ts";
import type { Extent } from "./table-index.ts";

/** The content of a part of the file, after its check sum. Throws when the sum is wrong. */
export function contentOf(bytes: Uint8Array, { start, end }: Extent): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (end - start < 4 || end > bytes.length) throw damaged("a part ends too soon");
  if (view.getUint32(start, true) !== checkSum(bytes, start + 4, end))
    throw damaged("the check sum of a part is wrong");
  return bytes.subarray(start + 4, end);
}

/** Inflates raw deflate into at most `most` bytes; throws the table's own error when it cannot. */
export function inflate(bytes: Uint8Array, most: number, dictionary: Uint8Array): Uint8Array {
  const room = new Uint8Array(most);
  try {
    return inflateSync(bytes, { out: room, dictionary });
  } catch (cause) {
    throw Object.assign(damaged("a part cannot be unpacked"), { cause });
  }
}

/** Bytes read one after another, never past the end. */
export type Cursor = { readonly bytes: Uint8Array; at: number };

/** An unsigned LEB128 number of at most 53 bits. */
export function readNumber(cursor: Cursor): number {
  let value = 0;
  for (let weight = 1; weight < 2 ** 53; weight *= 128) {
    const byte = cursor.bytes[cursor.at];
    if (byte === undefined) break;
    cursor.at++;
    value += (byte & 127) * weight;
    if (byte < 128) return value;
  }
  throw damaged("a number ends too soon");
}
