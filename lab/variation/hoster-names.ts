import type { Builder } from "../model/builder.ts";
import { hashUnit } from "../model/random.ts";
import { hosterHabit, type ReverseHabit } from "../model/reverse-names.ts";
import type { VariedBuilder } from "./varied-builder.ts";
import { poolLikeHosterHabit } from "./vocabulary.ts";

/** Share of hosters with pool-like names where no world says otherwise. */
const USUAL_POOL_LIKE = 0.15;

/** The seed of the world, or of the scenario where it has a world to itself. */
export function worldSeedOf(builder: Builder): number {
  return isVaried(builder) ? builder.world.seed : builder.seed;
}

/**
 * How a hoster names what it rents out, the same for all sites of a world: as usual, or, for some
 * hosters, with names that read like those of homes.
 */
export function hosterNames(
  builder: Builder,
  asn: number,
  customer: { readonly named?: number; readonly domain?: string } = {},
): ReverseHabit {
  const seed = worldSeedOf(builder);
  const share = isVaried(builder) ? builder.world.habits.poolLikeHosters : USUAL_POOL_LIKE;
  const usual = hosterHabit(asn, seed, customer);
  if (hashUnit(seed, asn, "pool-like hoster") >= share) return usual;
  const poolLike = poolLikeHosterHabit(asn, seed);
  const named = customer.named ?? 0.35;
  return (address) => {
    const luck = hashUnit(seed, asn, address, "server");
    return luck < 0.08 + named ? usual(address) : poolLike(address);
  };
}

/** Whether the builder is one of many sites of a world. */
export function isVaried(builder: Builder): builder is VariedBuilder {
  return "world" in builder;
}
