import { findNews, NO_NEWS, type LookNews } from "./look-news.ts";
import type { Context, Sighting } from "./sighting.ts";

/** One answer as a set of addresses: what churn compares. */
export type Draw = {
  readonly at: number;
  readonly resolver: string;
  readonly type: "A" | "AAAA";
  /** Smallest TTL of its address records, in seconds. */
  readonly ttl: number;
  /** Public addresses that no content network answers for, each once. */
  readonly addresses: readonly Place[];
  /** The addresses as texts, in order: equal for equal sets. */
  readonly text: string;
};

/** What never changes of a sighting: `Sighting.number` and `Sighting.networkNumber`. */
export type Place = Pick<Sighting, "number" | "networkNumber">;

/** What one look drew. Never changed once it is made, so that copies of a dossier can share it. */
export type DrawnLook = {
  /** Index of the look. */
  readonly look: number;
  readonly epoch: number;
  /** Of its first draw in the order below, ms since the epoch. */
  readonly at: number;
  /** What its draws of each type say together; a type that it has no draw of is left out. */
  readonly types: Readonly<Partial<Record<Draw["type"], TypeDrawn>>>;
  /** At least one, in an order of their own, so that the order of answers in a look cannot matter. */
  readonly draws: readonly Draw[];
  /** All addresses of the draws, each once, by `Sighting.number`. */
  readonly addresses: readonly number[];
  /** All their networks, each once, by `Sighting.networkNumber`. */
  readonly networks: readonly number[];
  /** Whether all answers of a type were the same set. */
  readonly isSteady: boolean;
  /** Whether it saw just the addresses that the look before it saw, from the same network of the device's own. */
  readonly isRepeat: boolean;
  /** What it has that no look before it had; a repeat has nothing. */
  readonly news: LookNews;
};

type TypeDrawn = {
  /** The earliest and the latest draw, ms since the epoch. */
  readonly from: number;
  readonly to: number;
  /** All their networks, each once, by `Sighting.networkNumber`. */
  readonly networks: ReadonlySet<number>;
};

/** `draws`: at least one, in any order; `earlier`: the looks so far that drew anything, oldest first. */
export function drawnLook(
  { look, epoch }: Context,
  draws: readonly Draw[],
  earlier: readonly DrawnLook[],
): DrawnLook {
  const sorted = [...draws].sort(compareDraws);
  const addresses = new Set<number>();
  const networks = new Set<number>();
  for (const draw of draws) {
    for (const { number, networkNumber } of draw.addresses) {
      addresses.add(number);
      networks.add(networkNumber);
    }
  }
  const last = earlier.at(-1);
  // What another network of the device's own is shown is no change of the site's.
  const before = last?.epoch === epoch ? last : undefined;
  const isRepeat = before !== undefined && isSame(addresses, before.addresses);
  const drawn = { addresses: [...addresses], networks: [...networks] };
  return {
    look,
    epoch,
    at: sorted[0]?.at ?? 0,
    types: typesOf(draws),
    draws: sorted,
    ...drawn,
    isSteady: isOneSet(draws, "A") && isOneSet(draws, "AAAA"),
    isRepeat,
    news: isRepeat ? NO_NEWS : findNews(drawn, earlier, before),
  };
}

function isSame(set: ReadonlySet<number>, list: readonly number[]): boolean {
  return set.size === list.length && list.every((one) => set.has(one));
}

function typesOf(draws: readonly Draw[]): DrawnLook["types"] {
  const types: Partial<Record<Draw["type"], { from: number; to: number; networks: Set<number> }>> =
    {};
  for (const { type, at, addresses } of draws) {
    const of = (types[type] ??= { from: at, to: at, networks: new Set() });
    of.from = Math.min(of.from, at);
    of.to = Math.max(of.to, at);
    for (const { networkNumber } of addresses) of.networks.add(networkNumber);
  }
  return types;
}

function isOneSet(draws: readonly Draw[], type: "A" | "AAAA"): boolean {
  let first: string | undefined;
  for (const draw of draws) {
    if (draw.type !== type) continue;
    first ??= draw.text;
    if (draw.text !== first) return false;
  }
  return true;
}

function compareDraws(a: Draw, b: Draw): number {
  return (
    compareText(a.resolver, b.resolver) ||
    a.at - b.at ||
    a.ttl - b.ttl ||
    compareText(a.text, b.text)
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
