import ipaddr from "ipaddr.js";
import type { Family } from "./format.ts";

/** Where an address lies: its /24 (IPv4, below 2^24) or its /48 (IPv6, below 2^48). */
export type Unit = { readonly family: Family; readonly unit: number };

const LONGEST_ADDRESS = 45;
const NONE = -1;

/** Reads an address; an IPv4-mapped IPv6 address counts as IPv4. Undefined where it is not an address. */
export function unitOf(address: string): Unit | undefined {
  if (address.length > LONGEST_ADDRESS) return undefined;
  const four = quickIpv4(address);
  if (four !== NONE) return { family: 4, unit: four };
  const six = quickIpv6(address);
  if (six !== NONE) return { family: 6, unit: six };
  return carefulIpv6(address);
}

/** The /24 of an IPv4 address in dotted decimal without leading zeros, or -1. */
function quickIpv4(text: string): number {
  let unit = 0;
  let part = NONE;
  let dots = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 46) {
      if (part === NONE || dots === 3) return NONE;
      unit = unit * 256 + part;
      part = NONE;
      dots++;
    } else {
      const digit = code - 48;
      if (digit < 0 || digit > 9 || part === 0) return NONE;
      part = part === NONE ? digit : part * 10 + digit;
      if (part > 255) return NONE;
    }
  }
  return dots === 3 && part !== NONE ? unit : NONE;
}

/**
 * The /48 of an IPv6 address in plain hexadecimal that begins with a group other than zero, or -1:
 * for anything else, such as an IPv4-mapped address, the careful reading decides.
 */
function quickIpv6(text: string): number {
  let unit = 0;
  let groups = 0;
  let group = 0;
  let digits = 0;
  let gapAt = NONE;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code !== 58) {
      const digit = hexadecimal(code);
      if (digit === NONE || digits === 4) return NONE;
      group = group * 16 + digit;
      digits++;
    } else if (digits > 0) {
      if (groups < 3 && gapAt === NONE) unit = unit * 65536 + group;
      groups++;
      group = 0;
      digits = 0;
    } else {
      // Only the second sign of the one "::" follows a sign directly.
      if (gapAt !== NONE || text.charCodeAt(at - 1) !== 58) return NONE;
      gapAt = groups;
    }
  }
  if (digits > 0) groups++;
  else if (gapAt !== groups) return NONE;
  return firstThreeGroups(unit, groups, gapAt);
}

/** The /48 from the groups before a gap (`gapAt` of `groups` in all, -1 for none), or -1 for a careful look. */
function firstThreeGroups(unit: number, groups: number, gapAt: number): number {
  if (gapAt === NONE ? groups !== 8 : gapAt === 0 || groups > 7) return NONE;
  // More than five groups after the gap would reach into the first three.
  if (gapAt !== NONE && gapAt < 3 && groups - gapAt > 5) return NONE;
  const network = gapAt === NONE || gapAt >= 3 ? unit : unit * 65536 ** (3 - gapAt);
  return network >= 2 ** 32 ? network : NONE;
}

function hexadecimal(code: number): number {
  if (code >= 48 && code <= 57) return code - 48;
  const letter = (code | 32) - 97;
  return letter >= 0 && letter < 6 ? letter + 10 : NONE;
}

function carefulIpv6(text: string): Unit | undefined {
  if (!text.includes(":") || !ipaddr.IPv6.isValid(text)) return undefined;
  const parsed = ipaddr.IPv6.parse(text);
  if (parsed.zoneId !== undefined) return undefined;
  const parts = parsed.parts;
  if (parsed.isIPv4MappedAddress())
    return { family: 4, unit: (parts[6] ?? 0) * 256 + ((parts[7] ?? 0) >>> 8) };
  return {
    family: 6,
    unit: (parts[0] ?? 0) * 2 ** 32 + (parts[1] ?? 0) * 2 ** 16 + (parts[2] ?? 0),
  };
}
