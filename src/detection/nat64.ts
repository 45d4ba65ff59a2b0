import ipaddr from "ipaddr.js";

/*
 * NAT64 lets devices without IPv4 reach IPv4 servers: DNS64 answers with IPv6 addresses that hold the
 * IPv4 address (RFC 6052 section 2.2). Which prefix a network uses is found as RFC 7050 finds it, by an address
 * whose IPv4 address is known; the site's own addresses serve for that, so that no query is needed.
 */

/** Where the IPv4 address lies, by the length of the prefix in bits; byte 8 is always zero, and so is all that is left. */
const LAYOUTS: readonly (readonly [bits: number, bytes: readonly number[]])[] = [
  [96, [12, 13, 14, 15]],
  [64, [9, 10, 11, 12]],
  [56, [7, 9, 10, 11]],
  [48, [6, 7, 9, 10]],
  [40, [5, 6, 7, 9]],
  [32, [4, 5, 6, 7]],
];

/**
 * The prefix, such as "2001:db8:64::/96", behind which an IPv6 address holds one of the known IPv4 addresses; undefined
 * where it holds none. A site can make such an address up, but only ever in one network, where it hides nothing.
 */
export function findNat64Prefix(address: string, known: ReadonlySet<string>): string | undefined {
  const bytes = ipv6Bytes(address);
  if (bytes === undefined) return undefined;
  for (const [bits, places] of LAYOUTS) {
    const inside = readInside(bytes, bits, places);
    if (inside === undefined || !known.has(inside)) continue;
    const prefix = bytes.map((byte, index) => (index < bits / 8 ? byte : 0));
    return `${new ipaddr.IPv6(prefix).toRFC5952String()}/${String(bits)}`;
  }
  return undefined;
}

/** The IPv4 address that an IPv6 address holds behind a prefix found so; every other address as it is. */
export function withoutNat64(address: string, prefix: string | undefined): string {
  const [network = "", length = ""] = (prefix ?? "").split("/");
  const layout = LAYOUTS.find(([bits]) => String(bits) === length);
  const bytes = ipv6Bytes(address);
  const start = ipv6Bytes(network);
  if (layout === undefined || bytes === undefined || start === undefined) return address;
  const [bits, places] = layout;
  if (bytes.slice(0, bits / 8).join() !== start.slice(0, bits / 8).join()) return address;
  return readInside(bytes, bits, places) ?? address;
}

function ipv6Bytes(address: string): number[] | undefined {
  if (address.length > 45 || !ipaddr.IPv6.isValid(address)) return undefined;
  return ipaddr.IPv6.parse(address).toByteArray();
}

function readInside(
  bytes: readonly number[],
  bits: number,
  places: readonly number[],
): string | undefined {
  const rest = bytes.filter((_, index) => index >= bits / 8 && !places.includes(index));
  if (bytes[8] !== 0 || rest.some((byte) => byte !== 0)) return undefined;
  return places.map((place) => String(bytes[place])).join(".");
}
