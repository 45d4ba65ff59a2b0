import { addressIn, type Prefix } from "../../src/networks/prefixes.ts";
import type { PrefixLookUp } from "../model/address-source.ts";
import { below, pick, type Random } from "../model/random.ts";

/** Draws routable addresses by network, a thousand in about a millisecond. */
export type QuickAddresses = {
  readonly announces: (asn: number, family: 4 | 6) => boolean;
  /** Up to `count` distinct addresses of the network. */
  readonly draw: (asn: number, family: 4 | 6, count: number, random: Random) => readonly string[];
};

type Stretches = {
  /** First /24 of each stretch, as a number of /24. */
  readonly firsts: readonly number[];
  /** How many /24 lie in this stretch and the ones before. */
  readonly ends: readonly number[];
  readonly ipv6: readonly Prefix[];
};

/** As `createAddressSource`, for many worlds: what a network announces is taken apart once. */
export function createQuickAddresses(prefixes: PrefixLookUp): QuickAddresses {
  const known = new Map<number, Stretches>();
  const of = (asn: number): Stretches => {
    const found = known.get(asn) ?? takeApart(prefixes(asn));
    known.set(asn, found);
    return found;
  };
  return {
    announces: (asn, family) => (family === 4 ? of(asn).firsts : of(asn).ipv6).length > 0,
    draw: (asn, family, count, random) => {
      const stretches = of(asn);
      if ((family === 4 ? stretches.firsts : stretches.ipv6).length === 0) {
        throw new Error(`No IPv${String(family)} prefix of AS${String(asn)} is known.`);
      }
      const drawn = new Set<string>();
      for (let tries = 0; drawn.size < count && tries < count * 4 + 16; tries += 1) {
        const address = family === 4 ? drawIpv4(stretches, random) : drawIpv6(stretches, random);
        if (address !== undefined) drawn.add(address);
      }
      return [...drawn];
    },
  };
}

function takeApart(prefixes: readonly Prefix[]): Stretches {
  const firsts: number[] = [];
  const ends: number[] = [];
  for (const { family, first, count } of prefixes) {
    if (family === 6) continue;
    const [a = 0, b = 0, c = 0] = first.split(".").map(Number);
    firsts.push(a * 65_536 + b * 256 + c);
    ends.push((ends.at(-1) ?? 0) + Number(count / 256n));
  }
  return { firsts, ends, ipv6: prefixes.filter(({ family }) => family === 6) };
}

/** Undefined for the few stretches that are announced though no public site can be there. */
function drawIpv4({ firsts, ends }: Stretches, random: Random): string | undefined {
  const chosen = below(random, ends.at(-1) ?? 0);
  let low = 0;
  let high = ends.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ends[middle] ?? 0) > chosen) high = middle;
    else low = middle + 1;
  }
  const block = (firsts[low] ?? 0) + chosen - (ends[low - 1] ?? 0);
  const a = block >> 16;
  const b = (block >> 8) & 255;
  if (isReserved(a, b)) return undefined;
  return `${String(a)}.${String(b)}.${String(block & 255)}.${String(1 + below(random, 254))}`;
}

/** What IANA's special-purpose registry sets aside (RFC 6890), as whole /16: first octet, second from, to. */
const RESERVED: readonly (readonly [first: number, from: number, to: number])[] = [
  [0, 0, 255],
  [10, 0, 255],
  [100, 64, 127],
  [127, 0, 255],
  [169, 254, 254],
  [172, 16, 31],
  [192, 0, 0],
  [192, 88, 88],
  [192, 168, 168],
  [198, 18, 19],
  [198, 51, 51],
  [203, 0, 0],
];

function isReserved(a: number, b: number): boolean {
  return a >= 224 || RESERVED.some(([first, from, to]) => a === first && b >= from && b <= to);
}

/** A /48 of the prefix, one of its first subnets, and a random interface half (RFC 8981). */
function drawIpv6({ ipv6 }: Stretches, random: Random): string {
  const prefix = pick(random, ipv6);
  const sites = prefix.count >> 80n;
  const site = BigInt(below(random, Number(sites < 2n ** 32n ? sites : 2n ** 32n)));
  const half = (BigInt(below(random, 2 ** 32)) << 32n) | BigInt(below(random, 2 ** 32)) | 1n;
  return addressIn(prefix, (site << 80n) | (BigInt(below(random, 256)) << 64n) | half);
}
