import ipaddr from "ipaddr.js";
import type { Family } from "./format.ts";

/** Canonical text of the address with this number (RFC 5952 for IPv6). */
export function addressOf(family: Family, number: bigint): string {
  const length = family === 4 ? 4 : 16;
  const bytes = Array.from({ length }, (_, at) =>
    Number((number >> BigInt(8 * (length - 1 - at))) & 255n),
  );
  return ipaddr.fromByteArray(bytes).toString();
}

/** The number of an address: its bytes, the first one highest. Throws where the text is no address. */
export function numberOf(address: string): bigint {
  return ipaddr
    .parse(address)
    .toByteArray()
    .reduce((number, byte) => (number << 8n) | BigInt(byte), 0n);
}
