import type { Builder } from "../model/builder.ts";
import { createRandom, pick, sample } from "../model/random.ts";
import type { Ask } from "../model/zone.ts";
import { hosterNames } from "./hoster-names.ts";

/**
 * Some of the members: the same to everybody for `seconds`, then others; 0 draws anew for every query
 * that reaches the authority. `where` sets apart those who get different answers at one time.
 */
export function someOf(
  builder: Builder,
  ask: Ask,
  members: readonly string[],
  choice: { readonly addresses: number; readonly seconds: number; readonly where?: string },
): readonly string[] {
  const turn =
    choice.seconds === 0 ? ask.sequence : Math.floor(ask.elapsed / (choice.seconds * 1_000));
  const random = createRandom(builder.seed, turn, choice.seconds, choice.where ?? "");
  return sample(random, members, choice.addresses);
}

/** Machines rented one by one from hosters drawn out of `networks`. */
export function rentedFrom(
  builder: Builder,
  networks: readonly number[],
  count: number,
  customer: { readonly named?: number; readonly domain?: string } = {},
): readonly string[] {
  return Array.from({ length: count }, () => {
    const asn = pick(builder.random, networks);
    return builder.machines(asn, 1, hosterNames(builder, asn, customer));
  }).flat();
}
