import type { Dossier } from "./dossier.ts";
import { countedSightings, machineOf } from "./seen-machines.ts";
import type { Sighting } from "./sighting.ts";
import type { Machine } from "./machine.ts";

/**
 * How far a network speaks for flux when the site answers from it, by the most telling machine seen
 * in it. A home in every network is what a botnet looks like; a server in every network is what a
 * mirror, a pool or a careful company looks like (detection-modelling, 2 and 5). In hundredths of a
 * network: sums of whole numbers do not depend on the order of adding.
 */
const WEIGHT = {
  namedHome: 100,
  accessNetwork: 85,
  /** While no reverse name has been asked for at all, nothing speaks against a home yet. */
  unaskedAccessNetwork: 92,
  unknown: 60,
  server: 35,
  ownerNamed: 25,
} as const;

/**
 * In hundredths of a network. `trust`: how far the table's kinds can be relied on, 0 to 1;
 * `wereAsked`: whether any reverse name was asked for.
 */
export function machineWeight(machine: Machine, trust: number, wereAsked = true): number {
  if (machine.kind === "cdn") return 0;
  if (machine.kind === "unknown") return WEIGHT.unknown;
  const full = fullWeight(machine, wereAsked);
  if (machine.basis === "named") return full;
  return Math.round(WEIGHT.unknown + (full - WEIGHT.unknown) * trust);
}

function fullWeight(machine: Machine, wereAsked: boolean): number {
  if (machine.kind === "home") {
    if (machine.basis === "named") return WEIGHT.namedHome;
    return wereAsked ? WEIGHT.accessNetwork : WEIGHT.unaskedAccessNetwork;
  }
  return machine.ownerNamed ? WEIGHT.ownerNamed : WEIGHT.server;
}

export type CountedAddress = { readonly sighting: Sighting; readonly machine: Machine };

/** Networks and machines behind the addresses that count, worked out once for all groups. */
export type Spread = {
  readonly addresses: ReadonlyMap<string, CountedAddress>;
  /** The same by `Sighting.number`; what does not count is left out. */
  readonly byNumber: readonly (CountedAddress | undefined)[];
  /** How many networks they are in. */
  readonly networks: number;
  /** By `Sighting.networkNumber`: weight of the most telling machine in it, in hundredths; 0 where none counts. */
  readonly weights: readonly number[];
};

export function measureSpread(dossier: Dossier, trust: number): Spread {
  const addresses = new Map<string, CountedAddress>();
  const byNumber = new Array<CountedAddress | undefined>(dossier.sightings.size).fill(undefined);
  const wereAsked = dossier.reverseNames.size > 0;
  const weights = new Array<number>(dossier.networkNumbers.size).fill(0);
  let networks = 0;
  for (const sighting of countedSightings(dossier)) {
    const machine = machineOf(dossier, sighting);
    if (machine.kind === "cdn") continue;
    const counted = { sighting, machine };
    addresses.set(sighting.address, counted);
    byNumber[sighting.number] = counted;
    const weight = machineWeight(machine, trust, wereAsked);
    const before = weights[sighting.networkNumber] ?? 0;
    if (before === 0) networks += 1;
    weights[sighting.networkNumber] = Math.max(before, weight);
  }
  return { addresses, byNumber, networks, weights };
}

/** Networks, each named once, by weight; 1 is a network with a home in it. */
export function weigh({ weights }: Spread, networkNumbers: readonly number[]): number {
  let sum = 0;
  for (const network of networkNumbers) sum += weights[network] ?? 0;
  return sum / 100;
}

/** All networks by weight. */
export function weighAll({ weights }: Spread): number {
  let sum = 0;
  for (const weight of weights) sum += weight;
  return sum / 100;
}

/** Straight lines between the given points (x rising), flat outside them. */
export function interpolate(points: readonly (readonly [number, number])[], x: number): number {
  let [lastX, lastY] = points[0] ?? [0, 0];
  if (x <= lastX) return lastY;
  for (const [nextX, nextY] of points) {
    if (x <= nextX) {
      return nextX === lastX ? nextY : lastY + ((nextY - lastY) * (x - lastX)) / (nextX - lastX);
    }
    lastX = nextX;
    lastY = nextY;
  }
  return lastY;
}
