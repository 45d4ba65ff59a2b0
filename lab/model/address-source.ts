import { parseAddress } from "../../src/detection/address.ts";
import { addressIn, prefixesOf, type Prefix } from "../../src/networks/prefixes.ts";
import type { NetworkTable } from "../../src/networks/table.ts";
import { below, type Random } from "./random.ts";

/** Gives real routable addresses by network, as data only: nothing is ever sent to them. */
export type AddressSource = {
  /** Up to `count` distinct addresses that network `asn` announces, spread over its prefixes. */
  readonly draw: (asn: number, family: 4 | 6, count: number, random: Random) => readonly string[];
  /** Whether the network announces addresses of this family at all. */
  readonly announces: (asn: number, family: 4 | 6) => boolean;
};

/** Draws from the table that detection itself uses, so that both agree on whose an address is. */
export function createAddressSource(table: NetworkTable): AddressSource {
  const known = new Map<string, readonly Prefix[]>();

  function prefixes(asn: number, family: 4 | 6): readonly Prefix[] {
    const key = `${String(asn)} ${String(family)}`;
    const found =
      known.get(key) ?? prefixesOf(table, asn).filter((prefix) => prefix.family === family);
    known.set(key, found);
    return found;
  }

  return {
    announces: (asn, family) => prefixes(asn, family).length > 0,
    draw: (asn, family, count, random) => {
      const from = prefixes(asn, family);
      if (from.length === 0) {
        throw new Error(
          `The network table holds no IPv${String(family)} prefix of AS${String(asn)}.`,
        );
      }
      const drawn = new Set<string>();
      for (let tries = 0; drawn.size < count && tries < count * 4 + 16; tries += 1) {
        const address = family === 4 ? drawIpv4(from, random) : drawIpv6(from, random);
        if (parseAddress(address)?.reserved === false) drawn.add(address);
      }
      return [...drawn];
    },
  };
}

/** Larger prefixes hold more machines; the last octet is never that of a network or a broadcast. */
function drawIpv4(prefixes: readonly Prefix[], random: Random): string {
  const total = prefixes.reduce((sum, { count }) => sum + Number(count), 0);
  let left = random() * total;
  const found = prefixes.find(({ count }) => (left -= Number(count)) < 0);
  const prefix = found ?? prefixes[0];
  const block = BigInt(below(random, Number(prefix.count / 256n)));
  return addressIn(prefix, block * 256n + BigInt(1 + below(random, 254)));
}

/** A /48 of the prefix, one of its first subnets, and a random interface half (RFC 8981). */
function drawIpv6(prefixes: readonly Prefix[], random: Random): string {
  const prefix = prefixes[below(random, prefixes.length)] as Prefix;
  const sites = prefix.count >> 80n;
  const site = BigInt(below(random, Number(sites < 2n ** 32n ? sites : 2n ** 32n)));
  const subnet = BigInt(below(random, 256));
  const half = (BigInt(below(random, 2 ** 32)) << 32n) | BigInt(below(random, 2 ** 32)) | 1n;
  return addressIn(prefix, (site << 80n) | (subnet << 64n) | half);
}
