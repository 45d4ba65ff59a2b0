import { createHmac, randomBytes } from "node:crypto";
import { KEY_BYTES, type KeyedHash } from "../../src/storage/keyed-hash.ts";

/** Node's HMAC in place of the browser's. */
export function nodeHash(): KeyedHash {
  return {
    newKey: () => Uint8Array.from(randomBytes(KEY_BYTES)),
    hmac: (key, text) =>
      Promise.resolve(Uint8Array.from(createHmac("sha256", key).update(text).digest())),
  };
}
