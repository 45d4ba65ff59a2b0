import ipaddr from "ipaddr.js";
import { createRandom, hash32, hashUnit, pick, pickWeighted } from "./random.ts";

/** How a network names its addresses: a reverse name, or undefined where there is none. */
export type ReverseHabit = (address: string) => string | undefined;

/**
 * Shares that decide how access networks name their customers' lines. The defaults follow what was
 * measured: no name for about half of the bots, a known pool word in about 40 % of the named ones.
 */
export type ReverseNameParameters = {
  /** Share of networks that name nothing. */
  readonly unnamedNetworks: number;
  /** Share of addresses without a name inside a network that names. */
  readonly gaps: number;
  /** Of the naming networks: share that puts a pool word into the name. */
  readonly poolWord: number;
  /** Of the naming networks: share that says "static"; the rest has the digits and no word. */
  readonly staticWord: number;
  /** Share of addresses inside any naming network that the customer named. */
  readonly ownerNamed: number;
};

export const USUAL_REVERSE_NAMES: ReverseNameParameters = {
  unnamedNetworks: 0.46,
  gaps: 0.06,
  poolWord: 0.4,
  staticWord: 0.08,
  ownerNamed: 0.01,
};

const POOL_FORMATS: readonly ((ip: Written, country: string) => string)[] = [
  (ip) => `${ip.dashes}.dyn`,
  (ip) => `dsl-${ip.dashes}`,
  (ip) => `pool-${ip.backDashes}.cust`,
  (ip, country) => `${ip.tail}.dynamic.adsl.${country}`,
  (ip) => `cpe-${ip.dashes}.cable`,
  (ip) => `${ip.backDots}.dip0`,
  (ip) => `dhcp-${ip.hex}.bb`,
  (ip) => `${ip.dashes}.pppoe.west`,
  (ip) => `ftth-${ip.id}.home`,
  (ip) => `customer-${ip.id}`,
  (ip) => `${ip.backDots}.broadband2`,
];

const NUMBERED_FORMATS: readonly ((ip: Written) => string)[] = [
  (ip) => ip.dashes,
  (ip) => `ip-${ip.dashes}`,
  (ip) => `h${ip.padded}`,
  (ip) => `${ip.backDots}.rev`,
  (ip) => `a${ip.hex}.lan2`,
  (ip) => `p${ip.tail}`,
  (ip) => `${ip.dashes}.north.area7`,
];

const STATIC_FORMATS: readonly ((ip: Written) => string)[] = [
  (ip) => `static-${ip.dashes}`,
  (ip) => `${ip.backDots}.static`,
];

/** The habit of one access network: the same for all its addresses, another with another seed. */
export function accessHabit(
  asn: number,
  country: { readonly code: string; readonly suffix: string },
  seed: number,
  shares: ReverseNameParameters,
): ReverseHabit {
  const random = createRandom(seed, asn, "habit");
  if (random() < shares.unnamedNetworks) return () => undefined;
  const domain = `${inventedName(asn, seed)}.${country.suffix}`;
  const kind = pickWeighted(random, {
    pool: shares.poolWord,
    static: shares.staticWord,
    numbered: Math.max(0, 1 - shares.poolWord - shares.staticWord),
  });
  const formats =
    kind === "pool" ? POOL_FORMATS : kind === "static" ? STATIC_FORMATS : NUMBERED_FORMATS;
  const format = pick(random, formats);
  return (address) => {
    const luck = hashUnit(seed, asn, address);
    if (luck < shares.gaps) return undefined;
    if (luck > 1 - shares.ownerNamed) return ownerName(address, seed, "mail");
    return `${format(write(address), country.code)}.${domain}`;
  };
}

/** The habit of a company that rents servers: its own pattern, or what the customer chose. */
export function hosterHabit(
  asn: number,
  seed: number,
  customer: {
    /** Share of addresses that the customer named; default 0.35. */
    readonly named?: number;
    /** One customer's domain; absent: each machine is another customer's. */
    readonly domain?: string;
  } = {},
): ReverseHabit {
  const known = HOSTER_FORMATS[asn];
  const domain = `${inventedName(asn, seed)}-hosting.net`;
  const plain = hashUnit(seed, asn, "hoster") < 0.5;
  return (address) => {
    const luck = hashUnit(seed, asn, address, "server");
    const ip = write(address);
    if (luck < 0.08) return undefined;
    if (luck < 0.08 + (customer.named ?? 0.35)) {
      return customer.domain === undefined
        ? ownerName(address, seed, "www")
        : `web${ip.id.slice(-2)}.${customer.domain}`;
    }
    if (known !== undefined) return known(ip);
    return plain ? `vps${ip.id}.${domain}` : `server-${ip.dashes}.${domain}`;
  };
}

const HOSTER_FORMATS: Readonly<Record<number, (ip: Written) => string>> = {
  16509: (ip) => `ec2-${ip.dashes}.eu-central-1.compute.amazonaws.com`,
  14618: (ip) => `ec2-${ip.dashes}.compute-1.amazonaws.com`,
  24940: (ip) => `static.${ip.backDots}.clients.your-server.de`,
  16276: (ip) => `vps-${ip.hex}.vps.ovh.net`,
  63949: (ip) => `${ip.dashes}.ip.linodeusercontent.com`,
  20473: (ip) => `${ip.dots}.vultrusercontent.com`,
  51167: (ip) => `vmi${ip.id}.contaboserver.net`,
  396982: (ip) => `${ip.backDots}.bc.googleusercontent.com`,
  12876: (ip) => `${ip.dashes}.rev.poneytelecom.eu`,
  8560: (ip) => `s${ip.id}.online-server.cloud`,
};

/** Names that the people who run the machine gave it, each under a domain of its own. */
export function ownerHabit(seed: number, role: string): ReverseHabit {
  return (address) => ownerName(address, seed, role);
}

/** Machines of a university: named by department under one domain. */
export function universityHabit(asn: number, seed: number, role: string): ReverseHabit {
  const domain = `${inventedName(asn, seed)}-uni.edu`;
  return (address) => `${role}${String(hash32(address) % 9)}.rz.${domain}`;
}

/** One pattern for all addresses, such as a content network's. */
export function patternHabit(pattern: (ip: Written) => string): ReverseHabit {
  return (address) => pattern(write(address));
}

function ownerName(address: string, seed: number, role: string): string {
  const tops = ["net", "org", "com", "info"] as const;
  const top = tops[hash32(seed, address, "top") % tops.length] ?? "net";
  return `${role}.${inventedName(hash32(address), seed)}.${top}`;
}

/** An address in the ways reverse names write it. */
export type Written = {
  readonly dots: string;
  readonly dashes: string;
  readonly backDots: string;
  readonly backDashes: string;
  /** Last two octets: `44-21`. */
  readonly tail: string;
  readonly hex: string;
  readonly padded: string;
  /** A customer's number that has nothing to do with the address. */
  readonly id: string;
};

function write(address: string): Written {
  const id = String(10_000 + (hash32(address, "id") % 89_999));
  if (address.includes(":")) {
    const whole = ipaddr.parse(address).toNormalizedString();
    const groups = whole.split(":").map((group) => group.padStart(4, "0"));
    const flat = groups.join("");
    const dashes = groups.join("-");
    return {
      dots: dashes,
      dashes,
      backDots: [...groups].reverse().join("."),
      backDashes: dashes,
      tail: flat.slice(-8),
      hex: flat,
      padded: flat,
      id,
    };
  }
  const octets = address.split(".");
  const back = [...octets].reverse();
  return {
    dots: address,
    dashes: octets.join("-"),
    backDots: back.join("."),
    backDashes: back.join("-"),
    tail: octets.slice(2).join("-"),
    hex: octets.map((octet) => Number(octet).toString(16).padStart(2, "0")).join(""),
    padded: octets.map((octet) => octet.padStart(3, "0")).join(""),
    id,
  };
}

const SYLLABLES =
  "vel kor dan mir tas lun pre zan bel rud nov hal sim gor fen wik dra jes pol tur".split(" ");

/** A pronounceable name that belongs to nobody, the same for the same key and seed. */
export function inventedName(key: number, seed: number): string {
  const random = createRandom(seed, key, "name");
  return `${pick(random, SYLLABLES)}${pick(random, SYLLABLES)}${pick(random, SYLLABLES)}`;
}
