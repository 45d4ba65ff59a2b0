import type { Dossier } from "../dossier.ts";
import type { DrawnLook } from "../drawn-look.ts";
import type { Evidence } from "../evidence.ts";
import type { Registry } from "../registries.ts";
import { interpolate, weigh, weighAll, type Spread } from "../spread.ts";
import type { Machines } from "./residential.ts";

/** Most that this group may add. */
export const DISPERSION_CAP = 5;

/**
 * Points for weighted distinct networks. Honest popular sites keep to 3 networks (Hsu 2010, over
 * three months of Alexa 500); 5 separated 28 of 36 flux names from 1 of 100 popular ones
 * (detection-science, finding 3).
 */
const POINTS = [
  [2, 0],
  [3, 0.5],
  [4, 1],
  [5, 2.8],
  [5.55, 4],
  [7, 4.5],
  [10, 5],
] as const;

/** By share of servers: many hosters behind one name are a careful company's, a mirror's or a pool's way. */
const CAP_BY_SERVERS = [
  [0.6, DISPERSION_CAP],
  [0.9, 1.8],
] as const;

/**
 * Homes on several continents in one look are worth so many networks more. Portals with lines of many
 * providers, branch offices and friends' servers keep to one registry's part of the world; who is sent
 * to the nearest of many caches is not sent overseas.
 */
const CONTINENTS = [
  [1, 0],
  [2, 1.3],
  [3, 1.8],
] as const;
/** From so many networks with homes in one look. */
const ENOUGH_HOMES = 4;

/**
 * By networks an address, a factor: content networks put many addresses into few networks, botnets few
 * into many (Perdisci 2009: a third of /16s an address).
 */
const DENSITY_FACTOR = [
  [0.15, 0.25],
  [0.3, 0.6],
  [0.5, 1],
] as const;

/** What networks seen only over time count, against networks seen at one moment. */
const OVER_TIME = 0.8;

/**
 * How many unrelated networks the host is spread over. Networks per address is taken within one
 * look, never over the union: over the union it falls as evidence grows, and red would fade.
 */
export function dispersion(
  dossier: Dossier,
  spread: Spread,
  { homeNetworks, serverShare }: Machines,
): Evidence | undefined {
  const mayBeOverseas = homeNetworks >= ENOUGH_HOMES;
  let best = 0;
  let density = 0;
  for (const look of dossier.drawn) {
    if (look.isRepeat) continue;
    const extra = mayBeOverseas ? overseas(look, spread) : 0;
    best = Math.max(best, weigh(spread, look.networks) + extra);
    density = Math.max(density, look.networks.length / look.addresses.length);
  }
  const overall = Math.max(best, OVER_TIME * weighAll(spread));
  const points = interpolate(POINTS, overall) * interpolate(DENSITY_FACTOR, density);
  if (points <= 0) return undefined;
  const facts = { addresses: spread.addresses.size, networks: spread.networks };
  const cap = interpolate(CAP_BY_SERVERS, serverShare);
  return {
    group: "dispersion",
    points: Math.min(points, cap),
    reason: "many-networks",
    facts,
  };
}

/** What the homes of one look are worth for the number of continents they are on. */
function overseas({ networks, addresses }: DrawnLook, spread: Spread): number {
  if (networks.length < ENOUGH_HOMES) return 0;
  const homes = new Set<number>();
  const registries = new Set<Registry>();
  let others = 0;
  for (const address of addresses) {
    const counted = spread.byNumber[address];
    if (counted?.machine.kind === "home") {
      const { networkNumber, registry } = counted.sighting;
      homes.add(networkNumber);
      if (registry !== undefined) registries.add(registry);
    } else if (counted?.machine.kind === "server") others += 1;
  }
  if (homes.size < ENOUGH_HOMES || others >= homes.size) return 0;
  return interpolate(CONTINENTS, registries.size);
}
