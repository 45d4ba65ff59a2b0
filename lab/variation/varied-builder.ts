import type { BotOptions, Builder, ReverseBook } from "../model/builder.ts";
import { COUNTRIES, countryOf, type CountryCode, type Mix } from "../model/populations.ts";
import { createRandom, hash32, pick } from "../model/random.ts";
import type { ReverseHabit } from "../model/reverse-names.ts";
import { unnamedIn, type WorldHabits } from "./habits.ts";
import type { QuickAddresses } from "./quick-addresses.ts";
import { networkHabit } from "./vocabulary.ts";

/** What all sites of one world share: its networks and how each names its addresses. */
export type SharedWorld = {
  readonly seed: number;
  readonly habits: WorldHabits;
  readonly addresses: QuickAddresses;
  /** Habits by network and shares, made once. */
  readonly remembered: Map<string, ReverseHabit>;
};

/** A builder that also tells which world it builds in, so that habits can be the world's own. */
export type VariedBuilder = Builder & {
  readonly world: SharedWorld;
  /** Up to 200 machines side by side in one /24 of a network; without a habit named as its lines. */
  readonly neighbours: (asn: number, count: number, habit?: ReverseHabit) => readonly string[];
};

/** Providers name what stands in their own buildings less often, and seldom as part of a pool. */
const RACK_NAMES = { unnamedNetworks: 0.5, poolWord: 0.1, staticWord: 0.25 } as const;

/**
 * As the lab's ordinary builder, for one of many sites of a world: what it draws is the site's own,
 * how networks name addresses is the world's.
 */
export function createVariedBuilder(
  world: SharedWorld,
  site: { readonly id: string; readonly index: number },
  book: ReverseBook,
): VariedBuilder {
  const seed = hash32(world.seed, site.id, site.index);
  const random = createRandom(seed, "build");

  const draw = (asn: number, count: number, family: 4 | 6, habit: ReverseHabit) => {
    const drawn = world.addresses.draw(asn, family, count, random);
    for (const address of drawn) if (!book.has(address)) book.set(address, habit);
    return drawn;
  };

  const lines = (asn: number, count: number, options: BotOptions = {}) =>
    draw(asn, count, options.family ?? 4, habitOf(world, asn, options));

  const bots = (mix: Mix, count: number, options: BotOptions = {}) => {
    const family = options.family ?? 4;
    const chances = chancesOf(mix, (asn) => world.addresses.announces(asn, family));
    const habits = new Map<number, ReverseHabit>();
    const found = new Set<string>();
    for (let tries = 0; found.size < count && tries < count * 2; tries += 1) {
      const networks = chances.at(Math.floor(random() * chances.length)) ?? [];
      const asn = pick(random, networks);
      const habit = habits.get(asn) ?? habitOf(world, asn, options);
      habits.set(asn, habit);
      for (const address of draw(asn, 1, family, habit)) found.add(address);
    }
    return [...found];
  };

  const neighbours = (asn: number, count: number, habit?: ReverseHabit) => {
    const [first = ""] = world.addresses.draw(asn, 4, 1, random);
    const block = first.slice(0, first.lastIndexOf("."));
    const start = 1 + Math.floor(random() * 50);
    const naming = habit ?? habitOf(world, asn, { naming: RACK_NAMES });
    return Array.from({ length: Math.min(count, 200) }, (_, i) => {
      const address = `${block}.${String(start + i)}`;
      if (!book.has(address)) book.set(address, naming);
      return address;
    });
  };

  return {
    seed,
    random,
    world,
    neighbours,
    bots,
    lines,
    machines: (asn, count, habit, family = 4) => draw(asn, count, family, habit),
  };
}

/** Countries' networks, each country as often among a thousand as its weight says. */
function chancesOf(mix: Mix, announces: (asn: number) => boolean): readonly (readonly number[])[] {
  const entries = (Object.entries(mix) as [CountryCode, number][])
    .map(([code, weight]) => [COUNTRIES[code].access.filter(announces), weight] as const)
    .filter(([networks]) => networks.length > 0);
  const total = entries.reduce((sum, [, weight]) => sum + weight, 0);
  return entries.flatMap(([networks, weight]) =>
    Array.from({ length: Math.round((weight / total) * 1_000) }, () => networks),
  );
}

/** How a network of homes names its lines, the same for every site of the world. */
function habitOf(world: SharedWorld, asn: number, { naming }: BotOptions): ReverseHabit {
  const code = countryOf(asn);
  if (code === undefined) throw new Error(`AS${String(asn)} is in no list of access networks.`);
  const shares = { ...world.habits.names, ...naming };
  const unnamed = unnamedIn(code, shares.unnamedNetworks);
  const own = { ...shares, unnamedNetworks: shares.unnamedNetworks === 0 ? 0 : unnamed };
  const key = [asn, own.unnamedNetworks, own.gaps, own.poolWord, own.staticWord].join();
  const found =
    world.remembered.get(key) ??
    networkHabit(asn, { code, suffix: COUNTRIES[code].suffix }, world.seed, own);
  world.remembered.set(key, found);
  return found;
}
