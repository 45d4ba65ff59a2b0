import type { HttpBody } from "./ports.ts";

/**
 * Reads a body of at most `limit` bytes; undefined where it is longer, which is found out without
 * reading on. Rejects where the connection breaks.
 */
export async function readBody(body: HttpBody, limit: number): Promise<Uint8Array | undefined> {
  const reader = body.getReader();
  const parts: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    if (value === undefined) continue;
    size += value.length;
    if (size > limit) {
      // The rest is of no interest, and neither is how the connection takes that.
      reader.cancel().catch(() => undefined);
      return undefined;
    }
    parts.push(value);
  }
  const whole = new Uint8Array(size);
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}
