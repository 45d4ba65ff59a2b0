/** The regional Internet registries, each about a continent. */
export type Registry = "afrinic" | "apnic" | "arin" | "lacnic" | "ripe";

/**
 * First octets of IPv4 by the registry that administers them, legacy space included (IANA IPv4 Address
 * Space Registry). Blocks have moved between registries since; for continents it is close enough.
 */
const FIRST_OCTETS: Readonly<Record<Exclude<Registry, "arin">, readonly number[]>> = {
  afrinic: [41, 102, 105, 154, 196, 197],
  apnic: [
    1, 14, 27, 36, 39, 42, 43, 49, 58, 59, 60, 61, 101, 103, 106, 110, 111, 112, 113, 114, 115, 116,
    117, 118, 119, 120, 121, 122, 123, 124, 125, 126, 133, 150, 153, 163, 171, 175, 180, 182, 183,
    202, 203, 210, 211, 218, 219, 220, 221, 222, 223,
  ],
  lacnic: [177, 179, 181, 186, 187, 189, 190, 191, 200, 201],
  ripe: [
    2, 5, 25, 31, 37, 46, 51, 53, 57, 62, 77, 78, 79, 80, 81, 82, 83, 84, 85, 86, 87, 88, 89, 90,
    91, 92, 93, 94, 95, 109, 141, 145, 151, 176, 178, 185, 188, 193, 194, 195, 212, 213, 217,
  ],
};

/** First twelve bits of IPv6, written as three hexadecimal digits (RFC 7020; IANA's /12 allocations). */
const FIRST_DIGITS: Readonly<Record<string, Registry>> = {
  "240": "apnic",
  "260": "arin",
  "261": "arin",
  "263": "arin",
  "280": "lacnic",
  "2a0": "ripe",
  "2a1": "ripe",
  "2c0": "afrinic",
};

const BY_OCTET: ReadonlyMap<number, Registry> = new Map(
  Object.entries(FIRST_OCTETS).flatMap(([registry, octets]) =>
    octets.map((octet): [number, Registry] => [octet, registry as Registry]),
  ),
);

/** The registry of a canonical public address; undefined where IPv6 space is split finer (2001::/16). */
export function registryOf(address: string): Registry | undefined {
  if (address.includes(":")) {
    const first = address.slice(0, address.indexOf(":"));
    return first.length === 4 ? FIRST_DIGITS[first.slice(0, 3)] : undefined;
  }
  return BY_OCTET.get(Number(address.slice(0, address.indexOf(".")))) ?? "arin";
}
