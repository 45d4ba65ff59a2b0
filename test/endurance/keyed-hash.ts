import { createHmac } from "node:crypto";
import { KEY_BYTES, type KeyedHash } from "../../src/storage/keyed-hash.ts";

/** Node's HMAC, which answers at once. */
export function createKeyedHash(): KeyedHash {
  return {
    newKey: () => new Uint8Array(KEY_BYTES).fill(7),
    hmac: (key, text) =>
      Promise.resolve(Uint8Array.from(createHmac("sha256", key).update(text).digest())),
  };
}
