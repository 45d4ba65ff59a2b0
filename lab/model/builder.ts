import type { AddressSource } from "./address-source.ts";
import { COUNTRIES, countryOf, type CountryCode, type Mix } from "./populations.ts";
import { createRandom, hash32, pick, pickWeighted, type Random } from "./random.ts";
import { accessHabit, type ReverseHabit, type ReverseNameParameters } from "./reverse-names.ts";

/** What a scenario builds its zones with. Everything it gives is remembered for reverse look-ups. */
export type Builder = {
  /** This scenario's own seed. */
  readonly seed: number;
  /** For choices at build time; zones hash instead, so that time and order do not matter. */
  readonly random: Random;
  /** Bots in homes, spread over countries by `mix` and over the networks of each country alike. */
  readonly bots: (mix: Mix, count: number, options?: BotOptions) => readonly string[];
  /** Machines in one network, named after one habit. */
  readonly machines: (
    asn: number,
    count: number,
    habit: ReverseHabit,
    family?: 4 | 6,
  ) => readonly string[];
  /** Lines of one access network, named after that network's habit. */
  readonly lines: (asn: number, count: number, options?: BotOptions) => readonly string[];
};

export type BotOptions = {
  readonly family?: 4 | 6;
  /** Where this scenario's networks name otherwise than the world's. */
  readonly naming?: Partial<ReverseNameParameters>;
};

/** Remembers how each address that a scenario uses is named. */
export type ReverseBook = Map<string, ReverseHabit>;

export function createBuilder(options: {
  readonly id: string;
  readonly worldSeed: number;
  readonly source: AddressSource;
  readonly naming: ReverseNameParameters;
  readonly book: ReverseBook;
}): Builder {
  const seed = hash32(options.worldSeed, options.id);
  const random = createRandom(seed, "build");

  function draw(asn: number, count: number, family: 4 | 6, habit: ReverseHabit): readonly string[] {
    const drawn = options.source.draw(asn, family, count, random);
    for (const address of drawn) {
      if (!options.book.has(address)) options.book.set(address, habit);
    }
    return drawn;
  }

  function networksOf(code: CountryCode, family: 4 | 6): readonly number[] {
    const access: readonly number[] = COUNTRIES[code].access;
    return access.filter((asn) => options.source.announces(asn, family));
  }

  function lines(asn: number, count: number, choice: BotOptions = {}): readonly string[] {
    const code = countryOf(asn);
    if (code === undefined) throw new Error(`AS${String(asn)} is in no list of access networks.`);
    const country = { code, suffix: COUNTRIES[code].suffix };
    const naming = { ...options.naming, ...choice.naming };
    return draw(asn, count, choice.family ?? 4, accessHabit(asn, country, seed, naming));
  }

  function bots(mix: Mix, count: number, choice: BotOptions = {}): readonly string[] {
    const places = new Map<number, number>();
    for (let i = 0; i < count; i += 1) {
      const code: CountryCode = pickWeighted(random, mix);
      const asn = pick(random, networksOf(code, choice.family ?? 4));
      places.set(asn, (places.get(asn) ?? 0) + 1);
    }
    const found = [...places].flatMap(([asn, size]) => lines(asn, size, choice));
    return shuffled(found, random);
  }

  return {
    seed,
    random,
    bots,
    lines,
    machines: (asn, count, habit, family = 4) => draw(asn, count, family, habit),
  };
}

function shuffled<T>(list: readonly T[], random: Random): readonly T[] {
  const copy = [...list];
  for (let i = copy.length - 1; i > 0; i -= 1) {
    const j = Math.floor(random() * (i + 1));
    [copy[i], copy[j]] = [copy[j] as T, copy[i] as T];
  }
  return copy;
}
