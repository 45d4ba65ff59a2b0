import ipaddr from "ipaddr.js";
import type { Family } from "./format.ts";

/** Where an address lies: its /24 (IPv4, below 2^24) or its /48 (IPv6, below 2^48). */
export type Unit = { readonly family: Family; readonly unit: number };

const LONGEST_ADDRESS = 45;

/** Reads an address; an IPv4-mapped IPv6 address counts as IPv4. Undefined where it is not an address. */
export function unitOf(address: string): Unit | undefined {
  const quick = quickIpv4(address);
  if (quick >= 0) return { family: 4, unit: quick };
  if (address.length > LONGEST_ADDRESS || !address.includes(":") || !ipaddr.IPv6.isValid(address))
    return undefined;
  const parsed = ipaddr.IPv6.parse(address);
  if (parsed.zoneId !== undefined) return undefined;
  const parts = parsed.parts;
  if (parsed.isIPv4MappedAddress())
    return { family: 4, unit: (parts[6] ?? 0) * 256 + ((parts[7] ?? 0) >>> 8) };
  return {
    family: 6,
    unit: (parts[0] ?? 0) * 2 ** 32 + (parts[1] ?? 0) * 2 ** 16 + (parts[2] ?? 0),
  };
}

/** The /24 of an IPv4 address in dotted decimal without leading zeros, or -1. */
function quickIpv4(text: string): number {
  let unit = 0;
  let part = -1;
  let dots = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 46) {
      if (part < 0 || dots === 3) return -1;
      unit = unit * 256 + part;
      part = -1;
      dots++;
    } else {
      const digit = code - 48;
      if (digit < 0 || digit > 9 || part === 0) return -1;
      part = part < 0 ? digit : part * 10 + digit;
      if (part > 255) return -1;
    }
  }
  return dots === 3 && part >= 0 ? unit : -1;
}
