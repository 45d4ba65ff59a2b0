import dohjs from "dohjs";
import type * as DnsPacket from "dns-packet";
import type { RecordType, ResourceRecord } from "../../src/detection/observation.ts";
import type { DnsAnswer, DnsQuestion } from "./answerer.ts";

// dohjs carries dns-packet and types only what the extension uses of it.
const packet = dohjs.dnsPacket as unknown as typeof DnsPacket;

/** A query as a server needs it. */
export type DnsQuery = {
  readonly id: number;
  /** As sent: its case is echoed (some clients check it). */
  readonly question: { readonly name: string; readonly type: string };
  /** Undefined for a type the lab knows nothing of: the answer is then "no data". */
  readonly asked: DnsQuestion | undefined;
  readonly edns: { readonly udpSize: number; readonly padded: boolean } | undefined;
};

export type ReadQuery =
  | { readonly ok: true; readonly query: DnsQuery }
  /** Decodable but unacceptable: `reply` says so (FORMERR). Otherwise not DNS at all. */
  | { readonly ok: false; readonly reply: Uint8Array | undefined };

const KNOWN_TYPES: ReadonlySet<string> = new Set<RecordType>([
  "A",
  "AAAA",
  "CNAME",
  "NS",
  "PTR",
  "SOA",
]);
const FORMERR = 1;
/** EDNS option codes: RFC 7871, RFC 7830, RFC 8914. */
const CLIENT_SUBNET = 8;
const PADDING = 12;
const EXTENDED_ERROR = 15;
/** Recommended size of padded answers (RFC 8467 section 4.1). */
const PADDED_BLOCK = 468;
/** Without EDNS a datagram holds 512 bytes (RFC 1035 section 4.2.1). */
const PLAIN_UDP_SIZE = 512;

export function readQuery(bytes: Uint8Array): ReadQuery {
  let decoded: DnsPacket.DecodedPacket;
  try {
    decoded = packet.decode(Buffer.from(bytes));
  } catch {
    return { ok: false, reply: undefined };
  }
  if (decoded.type !== "query") return { ok: false, reply: undefined };
  const id = decoded.id ?? 0;
  const [question, ...more] = decoded.questions ?? [];
  if (question === undefined || more.length > 0) {
    return { ok: false, reply: packet.encode({ type: "response", id, flags: FORMERR }) };
  }
  const opt = decoded.additionals?.find((record) => record.type === "OPT");
  const known = KNOWN_TYPES.has(question.type);
  return {
    ok: true,
    query: {
      id,
      question: { name: question.name, type: question.type },
      asked: known
        ? {
            name: question.name.toLowerCase(),
            type: question.type as RecordType,
            subnet: subnetOf(opt),
          }
        : undefined,
      edns:
        opt === undefined
          ? undefined
          : {
              udpSize: Math.max(opt.udpPayloadSize, PLAIN_UDP_SIZE),
              padded: opt.options.some(({ code }) => code === PADDING),
            },
    },
  };
}

/** The answer in wire form; `limit` in bytes: a longer one is cut to its header with TC set. */
export function writeAnswer(query: DnsQuery, answer: DnsAnswer, limit = 65_535): Uint8Array {
  const whole = encode(query, answer, 0);
  if (whole.length > limit) {
    return encode(query, { ...answer, answer: [], authority: [] }, packet.TRUNCATED_RESPONSE);
  }
  return whole;
}

/** The most an answer over UDP may take. */
export function udpLimit(query: DnsQuery): number {
  return Math.min(query.edns?.udpSize ?? PLAIN_UDP_SIZE, 1232);
}

function encode(query: DnsQuery, answer: DnsAnswer, moreFlags: number): Uint8Array {
  const opt = (padding: number): DnsPacket.OptAnswer => ({
    type: "OPT",
    name: ".",
    udpPayloadSize: 1232,
    extendedRcode: 0,
    ednsVersion: 0,
    flags: 0,
    flag_do: false,
    options: [
      ...(answer.extendedErrors ?? []).map((code) => ({
        code: EXTENDED_ERROR,
        data: twoBytes(code),
      })),
      ...subnetOption(query.asked?.subnet, answer.scope),
      ...(query.edns?.padded === true ? [{ code: PADDING, length: padding }] : []),
    ] as DnsPacket.PacketOpt[],
  });
  const message = (padding: number): DnsPacket.Packet => ({
    type: "response",
    id: query.id,
    flags: packet.RECURSION_DESIRED | packet.RECURSION_AVAILABLE | moreFlags | answer.status,
    questions: [{ name: query.question.name, type: query.question.type as "A" }],
    answers: answer.answer.flatMap(toPacket),
    authorities: answer.authority.flatMap(toPacket),
    additionals: query.edns === undefined ? [] : [opt(padding)],
  });
  const bare = message(0);
  if (query.edns?.padded !== true) return packet.encode(bare);
  const length = packet.encodingLength(bare);
  return packet.encode(message((PADDED_BLOCK - (length % PADDED_BLOCK)) % PADDED_BLOCK));
}

function toPacket(record: ResourceRecord): DnsPacket.Answer[] {
  const { name, ttl, data } = record;
  switch (record.type) {
    case "A":
    case "AAAA":
    case "CNAME":
    case "NS":
    case "PTR":
      return [{ name, type: record.type, class: "IN", ttl, data }];
    case "SOA": {
      const [mname = "", rname = "", ...numbers] = data.split(" ");
      const [serial = 0, refresh = 0, retry = 0, expire = 0, minimum = 0] = numbers.map(Number);
      const soa = { mname, rname, serial, refresh, retry, expire, minimum };
      return [{ name, type: "SOA", class: "IN", ttl, data: soa }];
    }
    case "HTTPS":
      // The codec cannot write these; browsers do well without.
      return [];
  }
}

function subnetOf(opt: DnsPacket.OptAnswer | undefined): string | undefined {
  for (const option of opt?.options ?? []) {
    const { code, ip, sourcePrefixLength } = option as {
      code: number | string;
      ip?: string;
      sourcePrefixLength?: number;
    };
    if (
      code === CLIENT_SUBNET &&
      ip !== undefined &&
      sourcePrefixLength !== undefined &&
      sourcePrefixLength > 0
    )
      return `${ip}/${String(sourcePrefixLength)}`;
  }
  return undefined;
}

/** The subnet as sent, with the scope (RFC 7871 section 7.2.1); the codec would leave the scope out. */
function subnetOption(subnet: string | undefined, scope: number | undefined): object[] {
  if (subnet === undefined || scope === undefined || subnet.includes(":")) return [];
  const [ip = "", length = "0"] = subnet.split("/");
  const bits = Number(length);
  const bytes = ip
    .split(".")
    .map(Number)
    .slice(0, Math.ceil(bits / 8));
  return [{ code: CLIENT_SUBNET, data: Buffer.from([0, 1, bits, scope, ...bytes]) }];
}

function twoBytes(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(value);
  return bytes;
}
