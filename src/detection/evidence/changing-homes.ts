import type { Evidence } from "../evidence.ts";
import type { Movement } from "../movement.ts";
import { interpolate } from "../spread.ts";
import type { Machines } from "./residential.ts";

/** By homes that later looks of the same hours brought in, none of them seen before. */
const POINTS = [
  [3, 0],
  [6, 1.5],
  [10, 3],
  [16, 4],
] as const;
/** Share of new ones among what looks bring in: a few friends' lines come back, rented lists of bots do not. */
const STILL_NEW = [
  [0.4, 0],
  [0.7, 1],
] as const;
const TWO_NETWORKS = 2;

/**
 * Ever new homes within a few networks: bots of one country, which no count of networks tells. One
 * provider's customer gets a new address too, but one at a time and not by the hour.
 */
export function changingHomes(movement: Movement, machines: Machines): Evidence[] {
  if (machines.homeNetworks < TWO_NETWORKS || machines.servers > machines.homes) return [];
  const points =
    interpolate(POINTS, movement.soonNewHomes) * interpolate(STILL_NEW, movement.newShare);
  if (points < 0.5) return [];
  const facts = { homes: movement.soonNewHomes, networks: machines.homeNetworks };
  return [{ group: "churn", points, reason: "changing-homes", facts }];
}
