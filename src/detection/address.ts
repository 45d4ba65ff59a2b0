import ipaddr from "ipaddr.js";
import { createMemo } from "./memo.ts";

/** An address as DNS answers hold it, judged once. */
export type Address = {
  /** Canonical text: dotted quad, or RFC 5952 form for IPv6; IPv4-mapped IPv6 becomes IPv4, and so does NAT64's well-known prefix. */
  readonly text: string;
  readonly family: 4 | 6;
  /** Loopback, private, link-local, multicast, documentation...: no public site can be there. */
  readonly reserved: boolean;
  /** Where no network is known: the /16 or /32 that stands in for one (Perdisci 2009 takes /16 for an AS). */
  readonly prefix: string;
};

/** Ranges a public site can be reached at. What NAT64 (RFC 6052, 8215) and 6to4 leave of IPv6 wraps an IPv4 address, so it counts as public. */
const PUBLIC_RANGES: ReadonlySet<string> = new Set(["unicast", "rfc6052", "6to4", "teredo"]);

/**
 * Prefixes of 96 bits behind which NAT64 puts an IPv4 address: the well-known one (RFC 6052 section 2.1) and the
 * first of those for local use (RFC 8215). Such an address is the IPv4 address, whatever its network seems to be.
 */
const NAT64_PREFIXES: readonly string[] = [
  "0064ff9b" + "0".repeat(16),
  "0064ff9b0001" + "0".repeat(12),
];

/** Reads an address; undefined for anything that is not exactly one address. */
export function parseAddress(text: string): Address | undefined {
  // A zone ("%eth0") is meaningful on one machine only and never stands in an answer.
  return text.length > LONGEST || text.includes("%") ? undefined : known(text);
}

const LONGEST = 45;
/** An address stands in many answers of many looks, and is read once. */
const known = createMemo(readAddress);

function readAddress(text: string): Address | undefined {
  if (!ipaddr.isValid(text)) return undefined;
  const parsed = ipaddr.process(text);
  if (parsed.kind() === "ipv4") {
    if (!ipaddr.IPv4.isValidFourPartDecimal(text) && !text.includes(":")) return undefined;
    return ipv4(parsed.toString());
  }
  const bytes = parsed.toByteArray();
  const high = bytes.slice(0, 12).map(hexByte).join("");
  if (NAT64_PREFIXES.includes(high)) return ipv4(bytes.slice(12).join("."));
  const prefix = `${bytes.slice(0, 4).map(hexByte).join("")}/32`;
  // ipaddr.js writes the RFC 5952 form with toRFC5952String; toString leaves long runs of zeros apart.
  const canonical = "toRFC5952String" in parsed ? parsed.toRFC5952String() : parsed.toString();
  return { text: canonical, family: 6, reserved: !PUBLIC_RANGES.has(parsed.range()), prefix };
}

function ipv4(text: string): Address {
  const [first = "0", second = "0"] = text.split(".");
  const reserved = !PUBLIC_RANGES.has(ipaddr.IPv4.parse(text).range());
  return { text, family: 4, reserved, prefix: `${first}.${second}/16` };
}

/** The name that a reverse lookup of a canonical address asks for (RFC 1035 section 3.5, RFC 3596 section 2.5). */
export const reverseQueryName = createMemo((address: string): string => {
  const parsed = ipaddr.parse(address);
  if (parsed.kind() === "ipv4") {
    return `${address.split(".").reverse().join(".")}.in-addr.arpa`;
  }
  const nibbles = parsed.toByteArray().map(hexByte).join("");
  return `${[...nibbles].reverse().join(".")}.ip6.arpa`;
});

function hexByte(byte: number): string {
  return byte.toString(16).padStart(2, "0");
}
