import type { Network, NetworkKind } from "../detection/network.ts";
import { addressOf, numberOf } from "./address-text.ts";
import type { Family } from "./format.ts";
import type { NetworkRange, NetworkTable } from "./table.ts";

/** A stretch of addresses that one network announces. */
export type Prefix = {
  readonly family: Family;
  /** First address, canonical text. */
  readonly first: string;
  /** How many addresses: a multiple of 256 (IPv4) or of 2^80 (IPv6); no power of two in general. */
  readonly count: bigint;
};

export type NetworkSize = Network & {
  /** IPv4 addresses announced, in whole /24. */
  readonly ipv4Addresses: number;
  /** IPv6 networks of size /48 announced. */
  readonly ipv6Units: number;
};

type Announced = { readonly network: Network; readonly ranges: NetworkRange[] };

const announcedBy = new WeakMap<NetworkTable, ReadonlyMap<number, Announced>>();

/** Everything that a network announces, IPv4 first, rising; empty where the table does not know it. */
export function prefixesOf(table: NetworkTable, asn: number): readonly Prefix[] {
  const ranges = announced(table).get(asn)?.ranges ?? [];
  return ranges.map(({ family, firstUnit, units }) => ({
    family,
    first: addressOf(family, BigInt(firstUnit) << shiftOf(family)),
    count: BigInt(units) << shiftOf(family),
  }));
}

/** All networks of a kind, those with the most IPv4 addresses first. */
export function networksOfKind(table: NetworkTable, kind: NetworkKind): readonly NetworkSize[] {
  return networkSizes(table).filter((network) => network.kind === kind);
}

/** All networks with what they announce, those with the most IPv4 addresses first. */
export function networkSizes(table: NetworkTable): readonly NetworkSize[] {
  return [...announced(table).values()]
    .map(({ network, ranges }) => ({
      ...network,
      ipv4Addresses: sum(ranges, 4) * 256,
      ipv6Units: sum(ranges, 6),
    }))
    .sort((a, b) => b.ipv4Addresses - a.ipv4Addresses || a.asn - b.asn);
}

/** The address at a distance from the first of a prefix. Throws a RangeError outside it. */
export function addressIn({ family, first, count }: Prefix, offset: bigint): string {
  if (offset < 0n || offset >= count)
    throw new RangeError(`no address ${String(offset)} in ${first}`);
  return addressOf(family, numberOf(first) + offset);
}

/** Decodes the whole table once for all questions about it. */
function announced(table: NetworkTable): ReadonlyMap<number, Announced> {
  const known = announcedBy.get(table);
  if (known !== undefined) return known;
  const all = new Map<number, Announced>();
  for (const family of [4, 6] as const)
    for (const range of table.ranges(family)) {
      const { network } = range;
      const entry = all.get(network.asn);
      if (entry === undefined) all.set(network.asn, { network, ranges: [range] });
      else entry.ranges.push(range);
    }
  announcedBy.set(table, all);
  return all;
}

function sum(ranges: readonly NetworkRange[], family: Family): number {
  return ranges.reduce((total, range) => total + (range.family === family ? range.units : 0), 0);
}

function shiftOf(family: Family): bigint {
  return family === 4 ? 8n : 80n;
}
