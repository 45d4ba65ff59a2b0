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

/** Compares each look with the one before it and with all before it. */
export function compareLooks({ drawn }: Dossier, spread: Spread): LookChanges {
  const newHomes = new Set<string>();
  let last: DrawnLook | undefined;
  let fresh = 0;
  let broughtIn = 0;
  let density = 1;
  let widestLook = 0;
  let quickChanges = 0;
  let justMoved = false;
  for (const look of drawn) {
    const { addresses, networks, news } = look;
    // What another network of the device's own is shown is no change of the site's.
    const previous = last?.epoch === look.epoch ? last : undefined;
    const gap = look.at - (previous?.at ?? Number.NEGATIVE_INFINITY);
    if (look.isRepeat) {
      justMoved = false;
      last = look;
      continue;
    }
    // A first look brings nothing in: it shows what is there.
    const isNew = previous === undefined ? 0 : news.addresses.length;
    if (gap <= SOON_MS) noteHomes(newHomes, news.addresses, spread);
    fresh += isNew;
    broughtIn += isNew + news.back;
    density = Math.min(density, networks.length / addresses.length);
    widestLook = Math.max(widestLook, networks.length);
    const isQuick = gap <= QUICK_MS;
    if (isQuick && isNew + news.back > 0) quickChanges += 1;
    justMoved = previous !== undefined && news.networks.length > 0 && !isQuick;
    last = look;
  }
  return {
    broughtIn,
    newShare: fresh / Math.max(1, broughtIn),
    widestLook,
    density,
    isSteady: drawn.every(({ isSteady }) => isSteady),
    quickChanges,
    soonNewHomes: newHomes.size,
    justMoved,
  };
}

function noteHomes(blocks: Set<string>, addresses: readonly number[], spread: Spread): void {
  for (const address of addresses) {
    const counted = spread.byNumber[address];
    if (counted?.machine.kind === "home") blocks.add(counted.sighting.block);
  }
}
