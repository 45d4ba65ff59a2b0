import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import ipaddr from "ipaddr.js";
import { below, type Random } from "./random.ts";

/** Gives real routable addresses by network, as data only: nothing is ever sent to them. */
export type AddressSource = {
  /** Up to `count` distinct addresses that network `asn` announces, spread over its prefixes. */
  readonly ipv4: (asn: number, count: number, random: Random) => readonly string[];
  readonly ipv6: (asn: number, count: number, random: Random) => readonly string[];
};

type Range = { readonly first: bigint; readonly size: bigint };
type Ranges = ReadonlyMap<number, readonly Range[]>;

/** Only whole /24 and /48 are drawn from, since the shipped table rounds finer prefixes. */
const WHOLE_IPV4 = 256n;
const WHOLE_IPV6 = 2n ** 80n;

/** Reads the pinned `@ip-location-db/asn` table, the one the shipped network table is built from. */
export function createAddressSource(): AddressSource {
  const ipv4 = lazily(() => readRanges("asn-ipv4-num.csv", WHOLE_IPV4));
  const ipv6 = lazily(() => readRanges("asn-ipv6-num.csv", WHOLE_IPV6));
  return {
    ipv4: (asn, count, random) => draw(ipv4(), asn, count, (ranges) => drawIpv4(ranges, random)),
    ipv6: (asn, count, random) => draw(ipv6(), asn, count, (ranges) => drawIpv6(ranges, random)),
  };
}

function draw(
  table: Ranges,
  asn: number,
  count: number,
  one: (ranges: readonly Range[]) => string | undefined,
): readonly string[] {
  const ranges = table.get(asn);
  if (ranges === undefined)
    throw new Error(`The network table holds no prefix of AS${String(asn)}.`);
  const drawn = new Set<string>();
  for (let tries = 0; drawn.size < count && tries < count * 4 + 16; tries += 1) {
    const address = one(ranges);
    if (address !== undefined) drawn.add(address);
  }
  return [...drawn];
}

function drawIpv4(ranges: readonly Range[], random: Random): string | undefined {
  const range = rangeBySize(ranges, random);
  const value = Number(range.first) + below(random, Number(range.size));
  const last = value % 256;
  if (last === 0 || last === 255) return undefined;
  const address = [value / 2 ** 24, value / 2 ** 16, value / 2 ** 8, value]
    .map((part) => String(Math.floor(part) % 256))
    .join(".");
  return ipaddr.IPv4.parse(address).range() === "unicast" ? address : undefined;
}

/** A random /48 of the range, subnet below 256 and interface half random, as privacy addresses have (RFC 8981). */
function drawIpv6(ranges: readonly Range[], random: Random): string | undefined {
  const range = ranges[below(random, ranges.length)];
  if (range === undefined) return undefined;
  const sites = Number(range.size >> 80n < 2n ** 40n ? range.size >> 80n : 2n ** 40n);
  const site = (range.first >> 80n) + BigInt(below(random, Math.max(1, sites)));
  const interfaceHalf =
    (BigInt(below(random, 2 ** 32)) << 32n) | BigInt(below(random, 2 ** 32)) | 1n;
  const value = (site << 80n) | (BigInt(below(random, 256)) << 64n) | interfaceHalf;
  const hex = value.toString(16).padStart(32, "0");
  const parsed = ipaddr.IPv6.parse((hex.match(/.{4}/g) ?? []).join(":"));
  return parsed.range() === "unicast" ? parsed.toRFC5952String() : undefined;
}

function rangeBySize(ranges: readonly Range[], random: Random): Range {
  const total = ranges.reduce((sum, range) => sum + Number(range.size), 0);
  let left = random() * total;
  for (const range of ranges) {
    left -= Number(range.size);
    if (left < 0) return range;
  }
  return ranges[ranges.length - 1] as Range;
}

function readRanges(file: string, whole: bigint): Ranges {
  const path = createRequire(import.meta.url).resolve(`@ip-location-db/asn/${file}`);
  const table = new Map<number, Range[]>();
  for (const line of readFileSync(path, "utf8").split("\n")) {
    const [first, last, asn] = line.split(",", 3);
    if (first === undefined || last === undefined || asn === undefined) continue;
    const start = ((BigInt(first) + whole - 1n) / whole) * whole;
    const size = ((BigInt(last) + 1n) / whole) * whole - start;
    if (size <= 0n) continue;
    const ranges = table.get(Number(asn));
    const range = { first: start, size };
    if (ranges === undefined) table.set(Number(asn), [range]);
    else ranges.push(range);
  }
  return table;
}

function lazily<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}
