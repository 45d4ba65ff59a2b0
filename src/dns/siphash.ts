const MASK = 0xffff_ffff_ffff_ffffn;

/**
 * SipHash-2-4 (Aumasson and Bernstein 2012) of the text's UTF-16 code units, low byte first. Keyed: who does
 * not know the 16 bytes of the key can neither predict nor steer the result.
 */
export function sipHash(key: Uint8Array, text: string): bigint {
  if (key.length !== 16) throw new Error(`The key has ${String(key.length)} bytes instead of 16.`);
  const bytes: number[] = [];
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    bytes.push(unit & 255, unit >> 8);
  }
  return sipHashBytes(key, bytes);
}

/** SipHash-2-4 of bytes, as its authors' test vectors have it. */
export function sipHashBytes(key: ArrayLike<number>, bytes: readonly number[]): bigint {
  const low = word(key, 0);
  const high = word(key, 8);
  let v0 = low ^ 0x736f6d6570736575n;
  let v1 = high ^ 0x646f72616e646f6dn;
  let v2 = low ^ 0x6c7967656e657261n;
  let v3 = high ^ 0x7465646279746573n;

  function rounds(count: number): void {
    for (let round = 0; round < count; round += 1) {
      v0 = (v0 + v1) & MASK;
      v1 = rotate(v1, 13n) ^ v0;
      v0 = rotate(v0, 32n);
      v2 = (v2 + v3) & MASK;
      v3 = rotate(v3, 16n) ^ v2;
      v0 = (v0 + v3) & MASK;
      v3 = rotate(v3, 21n) ^ v0;
      v2 = (v2 + v1) & MASK;
      v1 = rotate(v1, 17n) ^ v2;
      v2 = rotate(v2, 32n);
    }
  }

  const padded = [...bytes];
  while (padded.length % 8 !== 7) padded.push(0);
  padded.push(bytes.length & 255);
  for (let offset = 0; offset < padded.length; offset += 8) {
    const block = word(padded, offset);
    v3 ^= block;
    rounds(2);
    v0 ^= block;
  }
  v2 ^= 0xffn;
  rounds(4);
  return v0 ^ v1 ^ v2 ^ v3;
}

/** Eight bytes, low one first. */
function word(bytes: ArrayLike<number>, offset: number): bigint {
  let value = 0n;
  for (let index = 7; index >= 0; index -= 1) {
    value = (value << 8n) | BigInt(bytes[offset + index] ?? 0);
  }
  return value;
}

function rotate(value: bigint, bits: bigint): bigint {
  return ((value << bits) | (value >> (64n - bits))) & MASK;
}
