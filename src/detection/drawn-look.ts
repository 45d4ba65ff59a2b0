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
  /** Its earliest and latest draw of each type, ms since the epoch. */
  readonly times: Readonly<Partial<Record<Draw["type"], Times>>>;
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
};

type Times = { readonly from: number; readonly to: number };

/** `draws`: at least one, in any order; `before`: the look that drew anything last. */
export function drawnLook(
  { look, epoch }: Context,
  draws: readonly Draw[],
  before: DrawnLook | undefined,
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
  return {
    look,
    epoch,
    at: sorted[0]?.at ?? 0,
    times: timesOf(draws),
    draws: sorted,
    addresses: [...addresses],
    networks: [...networks],
    isSteady: isOneSet(draws, "A") && isOneSet(draws, "AAAA"),
    isRepeat: before?.epoch === epoch && isSame(addresses, before.addresses),
  };
}

function isSame(set: ReadonlySet<number>, list: readonly number[]): boolean {
  return set.size === list.length && list.every((one) => set.has(one));
}

function timesOf(draws: readonly Draw[]): DrawnLook["times"] {
  const times: Partial<Record<Draw["type"], Times>> = {};
  for (const { type, at } of draws) {
    const known = times[type];
    times[type] = {
      from: Math.min(at, known?.from ?? at),
      to: Math.max(at, known?.to ?? at),
    };
  }
  return times;
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
