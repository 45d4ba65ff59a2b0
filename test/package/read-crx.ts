import { createPublicKey, createVerify } from "node:crypto";

export type Crx = {
  /** As a manifest's `key` has it. */
  readonly publicKey: string;
  /** The first 16 bytes of the key's hash, which the id is written from. */
  readonly idBytes: Uint8Array;
  readonly zip: Uint8Array;
  readonly isSignatureRight: boolean;
};

/**
 * Reads a CRX3 file by its format, apart from the library that writes it: `Cr24`, 3, the header's length, the header (a
 * message of Protocol Buffers: 2 the proofs, each of 1 the key and 2 the signature; 10000 what is signed), the ZIP archive.
 */
export function readCrx(bytes: Buffer): Crx {
  if (bytes.subarray(0, 4).toString("latin1") !== "Cr24") throw new Error("No CRX file.");
  if (bytes.readUInt32LE(4) !== 3) throw new Error("Not of version 3.");
  const end = 12 + bytes.readUInt32LE(8);
  const header = readFields(bytes.subarray(12, end));
  const proof = readFields(field(header, 2));
  const signed = field(header, 10_000);
  const zip = bytes.subarray(end);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(signed.length);
  const key = createPublicKey({ key: field(proof, 1), format: "der", type: "spki" });
  const verify = createVerify("sha256").update("CRX3 SignedData\0").update(length);
  return {
    publicKey: field(proof, 1).toString("base64"),
    idBytes: field(readFields(signed), 1),
    zip,
    isSignatureRight: verify.update(signed).update(zip).verify(key, field(proof, 2)),
  };
}

/** Fields of bytes, which are all that the header has, by number. */
function readFields(bytes: Buffer): ReadonlyMap<number, Buffer> {
  const fields = new Map<number, Buffer>();
  let at = 0;
  const varint = (): number => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes.readUInt8(at);
      at += 1;
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
  };
  while (at < bytes.length) {
    const tag = varint();
    const length = varint();
    fields.set(Math.floor(tag / 8), bytes.subarray(at, at + length));
    at += length;
  }
  return fields;
}

function field(fields: ReadonlyMap<number, Buffer>, number: number): Buffer {
  const found = fields.get(number);
  if (found === undefined) throw new Error(`The header has no field ${number}.`);
  return found;
}
