/** What remembering needs of the platform's cryptography. */
export type KeyedHash = {
  /** 32 unguessable bytes. */
  readonly newKey: () => Uint8Array;
  /** HMAC-SHA-256 of a text's UTF-8 form (RFC 2104): 32 bytes. */
  readonly hmac: (key: Uint8Array, text: string) => Promise<Uint8Array>;
};

/** Bytes of a key. */
export const KEY_BYTES = 32;
/** Of a hash so many bytes are kept: enough that no two of some thousand names meet. */
const KEPT_BYTES = 16;

/** What a hash is of: the same text gives unrelated marks as a host, an address or a domain. */
export type MarkKind = "host" | "address" | "domain";

/** A name or address as it may be kept: nobody without the key can tell, or test, what it was. 32 characters. */
export async function markOf(
  { hmac }: KeyedHash,
  key: Uint8Array,
  kind: MarkKind,
  text: string,
): Promise<string> {
  const bytes = await hmac(key, `${kind}:${text}`);
  return [...bytes.subarray(0, KEPT_BYTES)]
    .map((byte) => byte.toString(16).padStart(2, "0"))
    .join("");
}

/** Whether a stored text is a mark. */
export function isMark(text: string): boolean {
  return /^[0-9a-f]{32}$/.test(text);
}
