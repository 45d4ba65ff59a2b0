import type { Dossier } from "./dossier.ts";
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
  /** Networks an address within one look, mean over looks: 1 where every machine is somewhere else. */
  readonly density: number;
  /** Whether every look saw one set of machines only, whoever was asked. */
  readonly isSteady: boolean;
  /** Pairs of looks a TTL or so apart, and how many of them brought an address in. */
  readonly quickPairs: number;
  readonly quickChanges: number;
  /** Homes, one a block of addresses, that a look soon after the one before it showed for the first time. */
  readonly soonNewHomes: number;
  /** Whether the newest look brought a network in that no earlier one had, and nobody looked just before. */
  readonly justMoved: boolean;
};

type Seen = {
  readonly at: number;
  readonly epoch: number;
  readonly addresses: Set<string>;
  readonly networks: Set<string>;
};

/** Compares each look with the one before it and with all before it. */
export function compareLooks(dossier: Dossier, spread: Spread): LookChanges {
  const { looks, isSteady } = gather(dossier, spread);
  const known = new Set<string>();
  const knownNetworks = new Set<string>();
  let previous: Seen | undefined;
  let fresh = 0;
  let broughtIn = 0;
  let density = 0;
  let widestLook = 0;
  let quickPairs = 0;
  let quickChanges = 0;
  let justMoved = false;
  const newHomes = new Set<string>();
  for (const seen of looks) {
    // What another network of the device's own is shown is no change of the site's.
    if (previous?.epoch !== seen.epoch) previous = undefined;
    let isNew = 0;
    let isBack = 0;
    for (const address of seen.addresses) {
      if (previous?.addresses.has(address) === false) {
        if (known.has(address)) isBack += 1;
        else isNew += 1;
        const isSoon = seen.at - previous.at <= SOON_MS;
        const block = known.has(address) ? undefined : homeBlock(spread, address);
        if (isSoon && block !== undefined) newHomes.add(block);
      }
      known.add(address);
    }
    fresh += isNew;
    broughtIn += isNew + isBack;
    density += seen.networks.size / seen.addresses.size;
    widestLook = Math.max(widestLook, seen.networks.size);
    const isQuick = previous !== undefined && seen.at - previous.at <= QUICK_MS;
    if (isQuick) {
      quickPairs += 1;
      if (isNew + isBack > 0) quickChanges += 1;
    }
    const grew = [...seen.networks].some((id) => !knownNetworks.has(id));
    justMoved = previous !== undefined && grew && !isQuick;
    for (const id of seen.networks) knownNetworks.add(id);
    previous = seen;
  }
  return {
    broughtIn,
    newShare: fresh / Math.max(1, broughtIn),
    widestLook,
    density: density / Math.max(1, looks.length),
    isSteady,
    quickPairs,
    quickChanges,
    soonNewHomes: newHomes.size,
    justMoved,
  };
}

function homeBlock(spread: Spread, address: string): string | undefined {
  const counted = spread.addresses.get(address);
  return counted?.machine.kind === "home" ? counted.sighting.block : undefined;
}

/** The counted addresses and networks of each look, oldest first. */
function gather(dossier: Dossier, spread: Spread): { looks: Seen[]; isSteady: boolean } {
  const looks = new Map<number, Seen>();
  const answers = new Map<string, string>();
  let isSteady = true;
  for (const { look, epoch, at, type, addresses } of dossier.draws) {
    const answer = addresses.join();
    const key = `${String(look)} ${type}`;
    isSteady = isSteady && (answers.get(key) ?? answer) === answer;
    answers.set(key, answer);
    for (const address of addresses) {
      const id = spread.addresses.get(address)?.sighting.networkId;
      if (id === undefined) continue;
      const seen = looks.get(look) ?? { at, epoch, addresses: new Set(), networks: new Set() };
      looks.set(look, seen);
      seen.addresses.add(address);
      seen.networks.add(id);
    }
  }
  return { looks: [...looks.values()], isSteady };
}
