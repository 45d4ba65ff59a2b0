import type { Dossier } from "./dossier.ts";
import type { DrawnLook } from "./drawn-look.ts";
import type { Spread } from "./spread.ts";

/** Looks no further apart than this (ms) see whether a site changes by the minute. */
const QUICK_MS = 200_000;

/** Within so long (ms) hardly a home is given another address; at night whole countries are. */
const SOON_MS = 2 * 3_600_000;

/** What whole looks say when they are held against each other. */
export type LookChanges = {
  /** Addresses that later looks brought in, those that came back included. */
  readonly broughtIn: number;
  /** Share of `broughtIn` that no earlier look had, 0 to 1. */
  readonly newShare: number;
  /** Most networks that one look saw. */
  readonly widestLook: number;
  /** Networks an address within one look, the least of any look: 1 where every machine is somewhere else. */
  readonly density: number;
  /** Whether every look saw one set of machines only, whoever was asked. */
  readonly isSteady: boolean;
  /** Looks a TTL or so after the one before that brought an address in. */
  readonly quickChanges: number;
  /** Homes, one a block of addresses, that a look soon after the one before it showed for the first time. */
  readonly soonNewHomes: number;
  /** Whether the newest look brought a network in that no earlier one had, and nobody looked just before. */
  readonly justMoved: boolean;
};

type Seen = {
  readonly at: number;
  readonly epoch: number;
  /** By `Sighting.number`. */
  readonly addresses: Set<number>;
  readonly networks: Set<string>;
};

/** Compares each look with the one before it and with all before it. */
export function compareLooks(dossier: Dossier, spread: Spread): LookChanges {
  const known = new Set<number>();
  const knownNetworks = new Set<string>();
  let previous: Seen | undefined;
  let fresh = 0;
  let broughtIn = 0;
  let density = 1;
  let widestLook = 0;
  let quickChanges = 0;
  let justMoved = false;
  const newHomes = new Set<string>();
  for (const drawn of dossier.drawn) {
    const seen = countedIn(drawn, spread);
    if (seen === undefined) continue;
    // What another network of the device's own is shown is no change of the site's.
    if (previous?.epoch !== seen.epoch) previous = undefined;
    const { isNew, isBack } = compare(seen, previous, known);
    if (previous !== undefined && seen.at - previous.at <= SOON_MS) {
      for (const address of isNew) newHomes.add(homeBlock(spread, address) ?? NO_HOME);
    }
    fresh += isNew.length;
    broughtIn += isNew.length + isBack.length;
    density = Math.min(density, seen.networks.size / seen.addresses.size);
    widestLook = Math.max(widestLook, seen.networks.size);
    const isQuick = previous !== undefined && seen.at - previous.at <= QUICK_MS;
    if (isQuick && isNew.length + isBack.length > 0) quickChanges += 1;
    const before = knownNetworks.size;
    for (const id of seen.networks) knownNetworks.add(id);
    justMoved = previous !== undefined && knownNetworks.size > before && !isQuick;
    for (const address of seen.addresses) known.add(address);
    previous = seen;
  }
  newHomes.delete(NO_HOME);
  return {
    broughtIn,
    newShare: fresh / Math.max(1, broughtIn),
    widestLook,
    density,
    isSteady: dossier.drawn.every((drawn) => drawn.isSteady),
    quickChanges,
    soonNewHomes: newHomes.size,
    justMoved,
  };
}

/** Stands for everything that is no home. */
const NO_HOME = "";

/** Of the addresses that the look before did not have: those never seen, and those that came back. */
function compare(seen: Seen, previous: Seen | undefined, known: ReadonlySet<number>) {
  const isNew: number[] = [];
  const isBack: number[] = [];
  if (previous === undefined) return { isNew, isBack };
  for (const address of seen.addresses) {
    if (previous.addresses.has(address)) continue;
    (known.has(address) ? isBack : isNew).push(address);
  }
  return { isNew, isBack };
}

function homeBlock(spread: Spread, address: number): string | undefined {
  const counted = spread.byNumber[address];
  return counted?.machine.kind === "home" ? counted.sighting.block : undefined;
}

/** The addresses and networks of a look that count; undefined where none does. */
function countedIn({ epoch, draws, addresses }: DrawnLook, spread: Spread): Seen | undefined {
  const counted = new Set<number>();
  const networks = new Set<string>();
  for (const address of addresses) {
    const id = spread.byNumber[address]?.sighting.networkId;
    if (id === undefined) continue;
    counted.add(address);
    networks.add(id);
  }
  if (counted.size === 0) return undefined;
  return { at: draws[0]?.at ?? 0, epoch, addresses: counted, networks };
}
