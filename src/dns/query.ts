import dohjs from "dohjs";
import type { Question } from "../detection/observation.ts";
import { TYPE_NUMBERS } from "./record-types.ts";

/** Queries are filled up to a multiple of this many bytes, so that their length tells nothing (RFC 8467 section 4.1). */
const PADDING_BLOCK = 128;

/** What a stub may be sent in one datagram; without meaning over HTTPS, but EDNS wants a number. */
const UDP_PAYLOAD = 1232;

/**
 * Whether a name can be asked about: 1 to 63 plain bytes a label, 253 characters in all
 * (RFC 1035 section 2.3.4). Names from DNS answers are asked about too, so this is a gate against
 * the network, not against the programmer.
 */
export function isQueryName(name: string): boolean {
  if (name.length === 0 || name.length > 253) return false;
  return name.split(".").every((label) => /^[!-[\]-~]{1,63}$/.test(label));
}

/**
 * One query in wire form: id 0 so that shared caches can help (RFC 8484 section 4.1), recursion desired, no client
 * subnet to be passed on (source prefix 0, RFC 7871 section 7.1.2), padded. The name must be an `isQueryName`.
 * `subnet`: an IPv4 subnet to pass on instead, such as `73.0.0.0/24`, its bits past the prefix zero.
 */
export function encodeQuery(question: Question, subnet?: string): Uint8Array<ArrayBuffer> {
  // By number, since the codec knows no HTTPS records and would write 0 for them.
  const query = dohjs.makeQuery(question.name, `UNKNOWN_${String(TYPE_NUMBERS[question.type])}`);
  const option = {
    code: "CLIENT_SUBNET",
    ...(subnet === undefined ? none(question) : read(subnet)),
  };
  const edns = (padding: number): object[] => [
    {
      type: "OPT",
      name: ".",
      udpPayloadSize: UDP_PAYLOAD,
      options: [option, { code: "PADDING", length: padding }],
    },
  ];
  const bare = dohjs.dnsPacket.encode({ ...query, additionals: edns(0) }).length;
  const padding = (PADDING_BLOCK - (bare % PADDING_BLOCK)) % PADDING_BLOCK;
  // A copy, since the codec hands out a slice that may lie in a larger pool.
  return Uint8Array.from(dohjs.dnsPacket.encode({ ...query, additionals: edns(padding) }));
}

function none({ type }: Question): object {
  return type === "AAAA"
    ? { family: 2, ip: "::", sourcePrefixLength: 0 }
    : { family: 1, ip: "0.0.0.0", sourcePrefixLength: 0 };
}

function read(subnet: string): object {
  const [ip = "", length = ""] = subnet.split("/");
  return { family: 1, ip, sourcePrefixLength: Number(length) };
}
