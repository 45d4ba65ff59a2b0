import type { CountryCode } from "../model/populations.ts";
import { createRandom, type Random } from "../model/random.ts";
import type { ReverseNameParameters } from "../model/reverse-names.ts";
import type { Region } from "../model/zone.ts";

/** What holds for all sites of one world: how its networks name addresses. */
export type WorldHabits = {
  readonly names: ReverseNameParameters;
  /** Share of companies that rent servers whose own names read like those of a pool of homes. */
  readonly poolLikeHosters: number;
};

/** What holds for one person who visits one site. */
export type Circumstances = {
  /** Where the person and the caches that are asked stand. */
  readonly region: Region;
  /** Independent caches behind each operator's address, 1 to 6. */
  readonly caches: readonly [number, number, number];
  /** Share of queries that get no usable answer. */
  readonly lost: number;
  /** Chance that somebody else has asked a cache within the last time to live: 0 nobody, 1 always. */
  readonly busy: number;
};

/** One world's habits, from its seed alone. */
export function drawHabits(worldSeed: number): WorldHabits {
  const random = createRandom(worldSeed, "habits");
  return {
    names: {
      unnamedNetworks: between(random, 0.25, 0.7),
      gaps: between(random, 0.02, 0.3),
      poolWord: between(random, 0.2, 0.6),
      staticWord: between(random, 0.02, 0.2),
      ownerNamed: between(random, 0, 0.03),
    },
    poolLikeHosters: between(random, 0.05, 0.3),
  };
}

/** One person's circumstances. Most lose next to nothing, few lose one query in twenty. */
export function drawCircumstances(random: Random): Circumstances {
  const caches = (): number => 1 + Math.floor(random() * 6);
  const place = random();
  return {
    region: place < 0.4 ? "eu" : place < 0.75 ? "us" : "as",
    caches: [caches(), caches(), caches()],
    lost: 0.05 * random() ** 2,
    busy: random() < 0.3 ? 0 : random(),
  };
}

/**
 * Where reverse names are rarer (above 0) or more usual (below 0) than in the world at large, in
 * shares of networks: judgement after detection-science, section 4c (missing is common in Ukraine and
 * Russia) and detection-modelling, 10 (coverage is by provider and country).
 */
const RARER: Readonly<Partial<Record<CountryCode, number>>> = {
  ua: 0.15,
  ru: 0.1,
  cn: 0.35,
  vn: 0.15,
  id: 0.25,
  pk: 0.3,
  eg: 0.2,
  ir: 0.3,
  sa: 0.15,
  kr: 0.35,
  by: 0.1,
  kz: 0.15,
  de: -0.25,
  fr: -0.25,
  us: -0.25,
  gb: -0.15,
  it: -0.2,
  es: -0.2,
  pl: -0.2,
  br: -0.2,
  jp: -0.2,
  tw: -0.3,
  il: -0.15,
  ca: -0.25,
};

/** Share of a country's networks without reverse names, where the world has `worldwide`. */
export function unnamedIn(code: CountryCode, worldwide: number): number {
  return Math.min(0.97, Math.max(0.02, worldwide + (RARER[code] ?? 0)));
}

function between(random: Random, least: number, most: number): number {
  return least + (most - least) * random();
}
