import type { Region } from "./zone.ts";

/** Access networks of one country, large and small, in no order. */
export type Country = {
  readonly region: Region;
  /** What reverse names in this country end in. */
  readonly suffix: string;
  readonly access: readonly number[];
};

/**
 * Networks that connect homes, by country, checked against the pinned table by a test. Chosen from
 * the countries that named fast-flux networks used (detection-science, section 2), plus the rest of
 * the world's large providers.
 */
export const COUNTRIES = {
  ua: {
    region: "eu",
    suffix: "net.ua",
    access: [
      15895, 25229, 6849, 13188, 3255, 3326, 31148, 6703, 12883, 34700, 6876, 21497, 34058, 39608,
      35320, 15377, 24881, 50581, 204384, 6877, 42396, 34056, 12593, 44600, 29491,
    ],
  },
  ru: {
    region: "eu",
    suffix: "ru",
    access: [12389, 8402, 8359, 31133, 42610, 41733, 12714, 25513, 3216, 12958, 51570, 34533],
  },
  ro: {
    region: "eu",
    suffix: "ro",
    access: [8708, 9050, 12302, 35725, 8953, 48161, 31252, 5606, 39737],
  },
  bg: { region: "eu", suffix: "bg", access: [8866, 8717, 13124] },
  rs: { region: "eu", suffix: "rs", access: [8400, 31042] },
  hu: { region: "eu", suffix: "hu", access: [5483, 20845] },
  pl: { region: "eu", suffix: "net.pl", access: [5617, 12741, 29314, 21021, 9141] },
  de: { region: "eu", suffix: "de", access: [3320, 3209, 6805, 8881, 60294] },
  fr: { region: "eu", suffix: "fr", access: [3215, 12322, 15557, 5410] },
  gb: { region: "eu", suffix: "co.uk", access: [2856, 5607, 5089, 13285] },
  it: { region: "eu", suffix: "it", access: [3269, 12874, 1267, 30722] },
  es: { region: "eu", suffix: "es", access: [3352, 12479, 12430] },
  tr: { region: "eu", suffix: "net.tr", access: [9121, 47331, 34984] },
  us: {
    region: "us",
    suffix: "net",
    access: [7922, 7018, 701, 20115, 22773, 209, 5650, 6128, 11427, 7029],
  },
  ca: { region: "us", suffix: "ca", access: [812, 577, 852, 6327] },
  br: {
    region: "us",
    suffix: "net.br",
    access: [28573, 27699, 18881, 7738, 8167, 26615, 28343, 53006],
  },
  mx: { region: "us", suffix: "net.mx", access: [8151, 13999] },
  ar: { region: "us", suffix: "com.ar", access: [7303, 22927] },
  co: { region: "us", suffix: "net.co", access: [3816, 10620, 13489] },
  cl: { region: "us", suffix: "cl", access: [7418, 22047] },
  in: { region: "as", suffix: "net.in", access: [9829, 24560, 55836, 45609, 17488, 24309] },
  id: { region: "as", suffix: "net.id", access: [7713] },
  vn: { region: "as", suffix: "vn", access: [45899, 7552, 18403] },
  th: { region: "as", suffix: "in.th", access: [45758, 17552, 23969] },
  ph: { region: "as", suffix: "net.ph", access: [9299, 4775] },
  kr: { region: "as", suffix: "co.kr", access: [4766, 9318, 17858] },
  jp: { region: "as", suffix: "ne.jp", access: [4713, 17676, 2516, 2518] },
  tw: { region: "as", suffix: "net.tw", access: [3462] },
  cn: { region: "as", suffix: "net.cn", access: [4134, 4837, 9808] },
  kz: { region: "as", suffix: "kz", access: [9198] },
  by: { region: "eu", suffix: "by", access: [6697] },
  eg: { region: "eu", suffix: "com.eg", access: [8452, 24863] },
  ma: { region: "eu", suffix: "net.ma", access: [36903, 6713] },
  za: { region: "eu", suffix: "co.za", access: [37457, 3741, 36994] },
  il: { region: "eu", suffix: "net.il", access: [8551, 1680, 12849] },
  sa: { region: "as", suffix: "net.sa", access: [25019, 35819] },
  ir: { region: "as", suffix: "ir", access: [58224, 12880, 44244] },
  pk: { region: "as", suffix: "net.pk", access: [17557] },
} as const satisfies Readonly<Record<string, Country>>;

export type CountryCode = keyof typeof COUNTRIES;

/** Shares of bots by country; they need not sum to one. */
export type Mix = Readonly<Partial<Record<CountryCode, number>>>;

export const MIXES = {
  /** All countries alike: Storm, Waledac and the pharmacy networks of 2007 to 2010. */
  worldwide: Object.fromEntries(Object.keys(COUNTRIES).map((code) => [code, 1])),
  /** Dark Cloud: 77 to 84 % Ukraine, 12 to 14.5 % Russia, 3 % Romania. */
  darkCloud: { ua: 0.8, ru: 0.15, ro: 0.05 },
  /** SandiFlux: Romania and Bulgaria. */
  romaniaBulgaria: { ro: 0.6, bg: 0.4 },
} as const satisfies Readonly<Record<string, Mix>>;

export type MixName = keyof typeof MIXES;

/** Networks that rent servers; the second list is known for not asking questions. */
export const HOSTERS: readonly number[] = [
  24940, 16276, 14061, 63949, 20473, 51167, 12876, 60781, 28753, 8560, 197540, 47583, 19318, 202053,
  30058, 33070, 61157, 55293, 131965, 48635,
];
export const CARELESS_HOSTERS: readonly number[] = [
  9009, 49505, 9123, 198610, 197695, 202425, 49981, 56630, 44050, 48282, 29182, 57523, 216071,
  62005, 210644,
];

export const UNIVERSITIES: readonly number[] = [
  47610, 553, 2857, 1124, 73, 3, 88, 52, 239, 32, 1101, 786, 2200, 559, 1653, 680, 13041, 87, 59,
  8508, 1213,
];

export const CLOUDS = {
  amazon: 16509,
  amazonEast: 14618,
  google: 15169,
  googleCloud: 396982,
  microsoft: 8075,
  akamai: 20940,
  akamaiTwo: 16625,
  cloudflare: 13335,
  fastly: 54113,
  datacamp: 60068,
  imperva: 19551,
} as const;

/** The country of an access network above; undefined for any other network. */
export function countryOf(asn: number): CountryCode | undefined {
  return BY_NETWORK.get(asn);
}

const BY_NETWORK: ReadonlyMap<number, CountryCode> = new Map(
  (Object.keys(COUNTRIES) as CountryCode[]).flatMap((code) =>
    COUNTRIES[code].access.map((asn): [number, CountryCode] => [asn, code]),
  ),
);

/** All networks above, once each. */
export const LAB_NETWORKS: readonly number[] = [
  ...BY_NETWORK.keys(),
  ...HOSTERS,
  ...CARELESS_HOSTERS,
  ...UNIVERSITIES,
  ...Object.values(CLOUDS),
];
