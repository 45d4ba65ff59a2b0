import dohjs from "dohjs";
import type { Question } from "../detection/observation.ts";
import { TYPE_NUMBERS } from "./record-types.ts";

/** Queries are filled up to a multiple of this many bytes, so that their length tells nothing (RFC 8467 section 4.1). */
const PADDING_BLOCK = 128;

/** What a stub may be sent in one datagram; without meaning over HTTPS, but EDNS wants a number. */
const UDP_PAYLOAD = 1232;

/**
 * Bytes of a query that is not padded, but for its name and the subnet's address: the header (12), the question's type and
 * class (4), the OPT record (11) and the heads of its two options (8 and 4).
 */
const FIXED_BYTES = 39;

const DOT = 0x2e;
const BACKSLASH = 0x5c;

/**
 * Whether a name can be asked about: 1 to 63 plain bytes a label, 253 characters in all
 * (RFC 1035 section 2.3.4). Names from DNS answers are asked about too, so this is a gate against
 * the network, not against the programmer.
 */
export function isQueryName(name: string): boolean {
  if (name.length > 253) return false;
  let label = 0;
  for (let index = 0; index < name.length; index += 1) {
    const code = name.charCodeAt(index);
    if (code === DOT) {
      if (label === 0) return false;
      label = 0;
      continue;
    }
    label += 1;
    if (code <= 0x20 || code >= 0x7f || code === BACKSLASH || label > 63) return false;
  }
  return label > 0;
}

/**
 * One query in wire form: id 0 so that shared caches can help (RFC 8484 section 4.1), recursion desired, no client
 * subnet to be passed on (source prefix 0, RFC 7871 section 7.1.2), padded. The name must be an `isQueryName`.
 * `subnet`: an IPv4 subnet to pass on instead, such as `73.0.0.0/24`, its bits past the prefix zero.
 */
export function encodeQuery(question: Question, subnet?: string): Uint8Array<ArrayBuffer> {
  // By number, since the codec knows no HTTPS records and would write 0 for them.
  const query = dohjs.makeQuery(question.name, `UNKNOWN_${String(TYPE_NUMBERS[question.type])}`);
  const option = subnet === undefined ? none(question) : read(subnet);
  // In wire form a name has a byte before each label, and one for the root.
  const bare = FIXED_BYTES + question.name.length + 2 + Math.ceil(option.sourcePrefixLength / 8);
  const options = [
    { code: "CLIENT_SUBNET", ...option },
    { code: "PADDING", length: (PADDING_BLOCK - (bare % PADDING_BLOCK)) % PADDING_BLOCK },
  ];
  const edns = { type: "OPT", name: ".", udpPayloadSize: UDP_PAYLOAD, options };
  // A copy, since the codec hands out a slice that may lie in a larger pool.
  return Uint8Array.from(dohjs.dnsPacket.encode({ ...query, additionals: [edns] }));
}

type ClientSubnet = {
  readonly family: 1 | 2;
  readonly ip: string;
  readonly sourcePrefixLength: number;
};

function none({ type }: Question): ClientSubnet {
  return type === "AAAA"
    ? { family: 2, ip: "::", sourcePrefixLength: 0 }
    : { family: 1, ip: "0.0.0.0", sourcePrefixLength: 0 };
}

function read(subnet: string): ClientSubnet {
  const [ip = "", length = ""] = subnet.split("/");
  return { family: 1, ip, sourcePrefixLength: Number(length) };
}
