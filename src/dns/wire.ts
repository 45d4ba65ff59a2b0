/**
 * The skeleton of a DNS message, walked before the codec sees it, because the codec (dns-packet)
 * accepts RDATA that is cut short, lets dots and NULs stand inside labels, and follows long chains
 * of pointers again for every record. The formats are those of RFC 1035 section 4.
 */
export type WireRecord = {
  /** Lower case, without the final dot; odd bytes as `\DDD` (RFC 1035 section 5.1). */
  readonly name: string;
  readonly type: number;
  readonly class: number;
  /** As received, unsigned 32 bits. */
  readonly ttl: number;
  readonly length: number;
  /** The name that the RDATA is, for CNAME, NS and PTR. */
  readonly target: string | undefined;
};

export type WireMessage = {
  /** The header's second 16 bits: QR, opcode, AA, TC, RD, RA, Z, AD, CD, RCODE. */
  readonly flags: number;
  readonly questions: readonly { name: string; type: number; class: number }[];
  readonly answers: readonly WireRecord[];
  /** Where the type of each record stands that the codec need not understand, in all sections. */
  readonly foreign: readonly number[];
};

/** Why a message is no DNS message; the text is for people. */
export class MalformedMessage extends Error {}

/** Types whose RDATA is one name: NS, CNAME, PTR. */
const NAME_TYPES: ReadonlySet<number> = new Set([2, 5, 12]);

const CLASS_IN = 1;
const OPT = 41;

/** Bytes of an address, by type: A, AAAA. */
const ADDRESS_BYTES: ReadonlyMap<number, number> = new Map([
  [1, 4],
  [28, 16],
]);

/** A name has at most 127 labels, so an honest one needs no more jumps. */
const MAXIMUM_JUMPS = 127;

/** Walks all four sections; throws `MalformedMessage`. */
export function walkMessage(bytes: Uint8Array): WireMessage {
  const questions: { name: string; type: number; class: number }[] = [];
  let offset = 12;
  for (let left = uint16(bytes, 4); left > 0; left -= 1) {
    const name = readName(bytes, offset);
    questions.push({
      name: name.text,
      type: uint16(bytes, name.end),
      class: uint16(bytes, name.end + 2),
    });
    offset = name.end + 4;
  }
  const answers: WireRecord[] = [];
  const foreign: number[] = [];
  const answerCount = uint16(bytes, 6);
  const records = answerCount + uint16(bytes, 8) + uint16(bytes, 10);
  for (let index = 0; index < records; index += 1) {
    const { record, typeOffset, end } = readRecord(bytes, offset);
    if (index < answerCount) answers.push(record);
    if (!isForCodec(record)) foreign.push(typeOffset);
    offset = end;
  }
  return { flags: uint16(bytes, 2), questions, answers, foreign };
}

/** Addresses of another class or length are not: the codec would read on into the next record. */
function isForCodec({ type, class: klass, length }: WireRecord): boolean {
  return type === OPT || (klass === CLASS_IN && ADDRESS_BYTES.get(type) === length);
}

function readRecord(
  bytes: Uint8Array,
  start: number,
): { record: WireRecord; typeOffset: number; end: number } {
  const { text: name, end: offset } = readName(bytes, start);
  const type = uint16(bytes, offset);
  const length = uint16(bytes, offset + 8);
  const data = offset + 10;
  const end = data + length;
  if (end > bytes.length) throw new MalformedMessage("a record runs past the end");
  let target: string | undefined;
  if (NAME_TYPES.has(type)) {
    const read = readName(bytes, data);
    if (read.end !== end) throw new MalformedMessage("a record's length is not that of its name");
    target = read.text;
  }
  const ttl = uint16(bytes, offset + 4) * 0x1_0000 + uint16(bytes, offset + 6);
  return {
    record: { name, type, class: uint16(bytes, offset + 2), ttl, length, target },
    typeOffset: offset,
    end,
  };
}

/** Reads a name; `end` is the offset behind it where it stands, not where its pointers lead. */
function readName(bytes: Uint8Array, start: number): { text: string; end: number } {
  const labels: string[] = [];
  let offset = start;
  let lowest = start;
  let end: number | undefined;
  let length = 1;
  for (let jumps = 0; ;) {
    const size = bytes[offset];
    if (size === undefined) throw new MalformedMessage("a name runs past the end");
    if (size === 0) return { text: labels.join("."), end: end ?? offset + 1 };
    if (size >= 0xc0) {
      end ??= offset + 2;
      const target = uint16(bytes, offset) & 0x3fff;
      // Only backwards, as RFC 1035 section 4.1.4 has it: so no chain of pointers can go round.
      if (target >= lowest || target < 12) throw new MalformedMessage("a name points astray");
      jumps += 1;
      if (jumps > MAXIMUM_JUMPS) throw new MalformedMessage("a name is a maze of pointers");
      lowest = target;
      offset = target;
      continue;
    }
    if (size > 63) throw new MalformedMessage("a label is of no known kind");
    length += size + 1;
    if (length > 255) throw new MalformedMessage("a name is longer than 255 bytes");
    labels.push(readLabel(bytes, offset + 1, size));
    offset += size + 1;
  }
}

/** Of a label that runs past the end what there is of it: the caller will miss the next one. */
function readLabel(bytes: Uint8Array, start: number, size: number): string {
  let text = "";
  for (const byte of bytes.subarray(start, start + size)) {
    if (byte < 0x20 || byte === 0x2e) {
      throw new MalformedMessage("a label holds a dot or a control character");
    }
    const plain = byte > 0x20 && byte < 0x7f && byte !== 0x5c;
    text += plain ? String.fromCharCode(byte) : `\\${String(byte).padStart(3, "0")}`;
  }
  return text.toLowerCase();
}

function uint16(bytes: Uint8Array, offset: number): number {
  const high = bytes[offset];
  const low = bytes[offset + 1];
  if (high === undefined || low === undefined) throw new MalformedMessage("it ends too early");
  return high * 0x100 + low;
}
