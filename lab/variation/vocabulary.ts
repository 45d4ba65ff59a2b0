import type { CountryCode } from "../model/populations.ts";
import { createRandom, hashUnit, pick, pickWeighted } from "../model/random.ts";
import { inventedName, ownerHabit, patternHabit, type Written } from "../model/reverse-names.ts";
import type { ReverseHabit, ReverseNameParameters } from "../model/reverse-names.ts";

type Format = (ip: Written) => string;

/** Words for lines of homes as providers of a language use them; the host part of the name only. */
const LOCAL_WORDS: Readonly<Partial<Record<CountryCode, readonly string[]>>> = {
  ua: ["ppp", "pppoe", "pool", "broadband", "dynamic", "nat", "clients"],
  ru: ["ppp", "pppoe", "broadband", "dynamic", "nat", "pool", "xdsl", "clients"],
  ro: ["dynamic", "rdsnet", "adsl", "fiber", "residential"],
  bg: ["ddns", "cable", "adsl", "home"],
  pl: ["neo", "adsl", "dynamic", "internetdsl", "multimo"],
  de: ["dip0", "pool", "dyn", "dynamic", "kabel", "dsl"],
  fr: ["abo", "fbx", "dyn", "ftth", "rev"],
  gb: ["range", "dyn", "cable", "broadband", "bb"],
  it: ["retail", "dynamic", "adsl", "pool", "dial"],
  es: ["dynamicip", "red", "dyn", "cm", "pool"],
  tr: ["dynamic", "dsl", "static-adsl", "kablo"],
  us: ["hsd", "res", "cable", "dsl", "client", "cpe", "fios", "lightspeed"],
  ca: ["cpe", "cable", "dsl", "hsd", "dyn"],
  br: ["user", "dsl", "virtua", "dynamic", "veloz", "residencial"],
  mx: ["prod-infinitum", "cablelink", "dsl"],
  ar: ["cab", "speedy", "fibertel", "host"],
  jp: ["ppp", "flets", "ap", "ftth", "eonet"],
  tw: ["dynamic-ip", "hinet-ip", "static"],
  in: ["broadband", "abts", "dynamic", "mumbai", "pool"],
  th: ["dynamic", "adsl", "ppp", "totisp"],
  vn: ["dynamic-ip-adsl", "dynamic", "localhost"],
  il: ["red", "cable", "inter", "dynamic"],
  za: ["dsl", "telkomadsl", "dynamic"],
};

const COMMON_WORDS = ["dsl", "dyn", "dynamic", "pool", "cust", "client", "dhcp", "cable", "ppp"];

/** How a word and the address stand together. */
const SHAPES: readonly ((ip: Written, word: string) => string)[] = [
  (ip, word) => `${word}-${ip.dashes}`,
  (ip, word) => `${ip.backDots}.${word}`,
  (ip, word) => `${ip.dashes}.${word}`,
  (ip, word) => `${word}${ip.id}`,
  (ip, word) => `${ip.hex}.${word}.east`,
  (ip, word) => `${ip.tail}.${word}.city2`,
];

/** Names out of which nobody reads what stands behind them. */
const PLAIN_SHAPES: readonly Format[] = [
  (ip) => ip.dashes,
  (ip) => `ip-${ip.dashes}`,
  (ip) => `host-${ip.backDashes}`,
  (ip) => `h${ip.padded}`,
  (ip) => `${ip.backDots}.rev`,
  (ip) => `x${ip.hex}`,
  (ip) => `net${ip.tail}.r2`,
  (ip) => `${ip.id}.bras4`,
  () => "unassigned",
];

const STATIC_SHAPES: readonly Format[] = [
  (ip) => `static-${ip.dashes}`,
  (ip) => `${ip.backDots}.static`,
  (ip) => `business-${ip.dashes}`,
];

/** The habit of one network of homes in one world; `country` chooses its words. */
export function networkHabit(
  asn: number,
  country: { readonly code: CountryCode; readonly suffix: string },
  worldSeed: number,
  shares: ReverseNameParameters,
): ReverseHabit {
  const random = createRandom(worldSeed, asn, "naming");
  if (random() < shares.unnamedNetworks) return () => undefined;
  const domain = `${inventedName(asn, worldSeed)}.${country.suffix}`;
  const kind = pickWeighted(random, {
    pool: shares.poolWord,
    static: shares.staticWord,
    plain: Math.max(0, 1 - shares.poolWord - shares.staticWord),
  });
  const local = LOCAL_WORDS[country.code] ?? COMMON_WORDS;
  const word = pick(random, random() < 0.6 ? local : COMMON_WORDS);
  const shape = pick(random, SHAPES);
  const other = pick(random, kind === "static" ? STATIC_SHAPES : PLAIN_SHAPES);
  const named = patternHabit((ip) => `${kind === "pool" ? shape(ip, word) : other(ip)}.${domain}`);
  const owned = ownerHabit(worldSeed, "mail");
  return (address) => {
    const luck = hashUnit(worldSeed, asn, address);
    if (luck < shares.gaps) return undefined;
    return luck > 1 - shares.ownerNamed ? owned(address) : named(address);
  };
}

/** A hoster's habit whose names look as if they were of homes: `client-` or `dhcp-` with the address. */
export function poolLikeHosterHabit(asn: number, worldSeed: number): ReverseHabit {
  const random = createRandom(worldSeed, asn, "pool-like");
  const domain = `${inventedName(asn, worldSeed)}.net`;
  const word = pick(random, ["client", "customer", "dhcp", "pool", "cust", "dynamic", "ppp"]);
  const shape = pick(random, SHAPES);
  return patternHabit((ip) => `${shape(ip, word)}.${domain}`);
}
