import { parseAddress } from "../../src/detection/address.ts";
import { addressIn, type Prefix } from "../../src/networks/prefixes.ts";
import { below, pick, type Random } from "./random.ts";

/** Gives real routable addresses by network, as data only: nothing is ever sent to them. */
export type AddressSource = {
  /** Up to `count` distinct addresses that network `asn` announces, spread over its prefixes. */
  readonly draw: (asn: number, family: 4 | 6, count: number, random: Random) => readonly string[];
  /** Whether the network announces addresses of this family at all. */
  readonly announces: (asn: number, family: 4 | 6) => boolean;
};

/** A network's /24 in a row: `before` counts those of its earlier prefixes. */
type Stretch = { readonly before: number; readonly first: number; readonly blocks: number };

type Announced = { readonly ipv4: readonly Stretch[]; readonly ipv6: readonly Prefix[] };

/** What a network announces; `prefixesOf` a table, or something that remembers it. */
export type PrefixLookUp = (asn: number) => readonly Prefix[];

/** Draws from the table that detection itself uses, so that both agree on whose an address is. */
export function createAddressSource(prefixes: PrefixLookUp): AddressSource {
  const known = new Map<number, Announced>();

  function announced(asn: number): Announced {
    const found = known.get(asn) ?? takeApart(prefixes(asn));
    known.set(asn, found);
    return found;
  }

  return {
    announces: (asn, family) => announced(asn)[family === 4 ? "ipv4" : "ipv6"].length > 0,
    draw: (asn, family, count, random) => {
      const { ipv4, ipv6 } = announced(asn);
      if ((family === 4 ? ipv4 : ipv6).length === 0) {
        throw new Error(
          `The network table holds no IPv${String(family)} prefix of AS${String(asn)}.`,
        );
      }
      const drawn = new Set<string>();
      for (let tries = 0; drawn.size < count && tries < count * 4 + 16; tries += 1) {
        const address = family === 4 ? drawIpv4(ipv4, random) : drawIpv6(ipv6, random);
        if (parseAddress(address)?.reserved === false) drawn.add(address);
      }
      return [...drawn];
    },
  };
}

function takeApart(prefixes: readonly Prefix[]): Announced {
  const ipv4: Stretch[] = [];
  let before = 0;
  for (const { family, first, count } of prefixes) {
    if (family === 6) continue;
    const blocks = Number(count / 256n);
    const number = first.split(".").reduce((sum, octet) => sum * 256 + Number(octet), 0);
    ipv4.push({ before, first: number, blocks });
    before += blocks;
  }
  return { ipv4, ipv6: prefixes.filter(({ family }) => family === 6) };
}

/** Larger prefixes hold more machines; the last octet is never that of a network or a broadcast. */
function drawIpv4(stretches: readonly Stretch[], random: Random): string {
  const last = stretches.at(-1);
  const chosen = below(random, (last?.before ?? 0) + (last?.blocks ?? 0));
  const stretch = stretches.find(({ before, blocks }) => chosen < before + blocks);
  if (stretch === undefined) throw new Error("A network without prefixes was drawn from.");
  const block = stretch.first / 256 + chosen - stretch.before;
  const octets = [Math.floor(block / 65_536), Math.floor(block / 256) % 256, block % 256];
  return [...octets, 1 + below(random, 254)].join(".");
}

/** A /48 of the prefix, one of its first subnets, and a random interface half (RFC 8981). */
function drawIpv6(prefixes: readonly Prefix[], random: Random): string {
  const prefix = pick(random, prefixes);
  const sites = prefix.count >> 80n;
  const site = BigInt(below(random, Number(sites < 2n ** 32n ? sites : 2n ** 32n)));
  const subnet = BigInt(below(random, 256));
  const half = (BigInt(below(random, 2 ** 32)) << 32n) | BigInt(below(random, 2 ** 32)) | 1n;
  return addressIn(prefix, (site << 80n) | (subnet << 64n) | half);
}
