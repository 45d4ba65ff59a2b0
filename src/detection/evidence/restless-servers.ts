import type { Evidence } from "../evidence.ts";
import { interpolate } from "../spread.ts";
import { CHURN_CAP } from "./churn.ts";
import type { Movement } from "../movement.ts";
import type { Owners } from "./owners.ts";
import type { Machines } from "./residential.ts";

/** Share of servers from which a site stands on servers alone. */
const SERVERS_ONLY = 0.8;
/** Share of machines under other people's names from which they are a common cause's (evidence/owners.ts). */
const OTHERS = 0.25;
/** Who rents to hide rents few at a time, each somewhere else; a service behind many needs them for its work. */
const FEW_AT_ONCE = 4;
const EACH_ELSEWHERE = 0.85;
/** Share of new ones among what looks bring in, from which a site does not go back to where it was. */
const NOT_BACK = 0.6;
/** From here on it at least hardly goes back, which is worth watching. */
const HARDLY_BACK = 0.45;

/** Share of looks a TTL apart that may differ: load is balanced by the minute, hiding takes minutes to hours. */
const BY_THE_MINUTE = 1 / 2;
/** Seconds: who keeps a server for hours has no use for less; who steers load by health and price has. */
const BALANCING_TTL = 30;
const UNCONFIRMED = 3;
const HARDLY_CONFIRMED = 3.9;

/** By new networks: one is a move. */
const NEW_NETWORKS = [
  [1, 2.5],
  [2, 4.5],
] as const;
/** By how often as many new networks came as stand at one time, where every look saw one set for all who asked. */
const AS_A_WHOLE = [
  [0.5, 1.5],
  [1, 3.5],
  [1.5, 4.5],
] as const;
/** By new networks where answers of one look differed, as those of a service that balances do too. */
const PIECEWISE = [
  [1, 2.5],
  [2, 3],
  [3, 4.2],
] as const;

/**
 * Rented or broken-into servers that are left for others before they can be taken down: a few at a
 * time, each with another hoster, none of them twice (AA25-093A; Gamaredon). Failover goes back, a move
 * happens once, and whoever balances load over many hosters comes back to the same machines.
 */
export function restlessServers(
  movement: Movement,
  machines: Machines,
  owners: Owners,
  maximumTtl: number,
): Evidence[] {
  if (machines.serverShare < SERVERS_ONLY || movement.newNetworks === 0) return [];
  if (owners.own > 0) return [];
  if (owners.otherOwners >= 3 && owners.others > OTHERS * owners.known) return [];
  if (movement.newShare < HARDLY_BACK || movement.density < EACH_ELSEWHERE) return [];
  const { newNetworks, widestLook, isSteady, quickPairs, quickChanges } = movement;
  if (quickChanges > quickPairs * BY_THE_MINUTE) return [];
  if (widestLook > FEW_AT_ONCE && (!isSteady || widestLook > 6)) return [];
  // Until a look has been confirmed, whatever balances load by the minute looks the same.
  const isDoubtful = quickPairs < 2 && newNetworks <= 2;
  const goesBack = movement.newShare < NOT_BACK;
  const isUnsure = goesBack || quickPairs === 0 || maximumTtl < BALANCING_TTL;
  const most = isUnsure ? UNCONFIRMED : isDoubtful ? HARDLY_CONFIRMED : CHURN_CAP;
  const points = Math.min(
    most,
    interpolate(NEW_NETWORKS, newNetworks),
    isSteady
      ? interpolate(AS_A_WHOLE, newNetworks / widestLook)
      : interpolate(PIECEWISE, newNetworks),
  );
  const facts = { servers: machines.servers, networks: movement.newNetworks + 1 };
  return [{ group: "churn", points, reason: "restless-servers", facts }];
}
