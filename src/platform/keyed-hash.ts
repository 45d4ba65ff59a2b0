import { KEY_BYTES, type KeyedHash } from "../storage/keyed-hash.ts";

const ALGORITHM = { name: "HMAC", hash: "SHA-256" } as const;

/** HMAC by the browser's own cryptography. The imported key is kept while the key stays the same. */
export function createKeyedHash(): KeyedHash {
  let imported: { readonly text: string; readonly key: Promise<CryptoKey> } | undefined;
  return {
    newKey: () => crypto.getRandomValues(new Uint8Array(KEY_BYTES)),
    hmac: async (key, text) => {
      const bytes = Uint8Array.from(key);
      const id = bytes.join();
      if (imported?.text !== id) {
        const made = crypto.subtle.importKey("raw", bytes, ALGORITHM, false, ["sign"]);
        imported = { text: id, key: made };
      }
      const data = new TextEncoder().encode(text);
      return new Uint8Array(await crypto.subtle.sign(ALGORITHM.name, await imported.key, data));
    },
  };
}
