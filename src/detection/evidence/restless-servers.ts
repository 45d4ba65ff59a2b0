import type { Evidence } from "../evidence.ts";
import type { Movement } from "../movement.ts";
import { interpolate } from "../spread.ts";
import { CHURN_CAP } from "./churn.ts";
import type { Owners } from "./owners.ts";
import type { Machines } from "./residential.ts";

/** Share of servers from which a site stands on servers alone. */
const SERVERS_ONLY = 0.8;
/** Shares of machines under the names of so many other people from which they may be a common cause's (evidence/owners.ts). */
const OTHERS = [
  { share: 0.25, owners: 2 },
  { share: 0.15, owners: 3 },
] as const;
/** Who rents to hide rents few at a time, each somewhere else; a service behind many needs them for its work. */
const FEW_AT_ONCE = { steady: 6, balanced: 4 };
const EACH_ELSEWHERE = 0.66;
/** Shares of new ones among what looks bring in: from the first on it is worth watching, from the second on no pool. */
const HARDLY_BACK = 0.45;
const NOT_BACK = 0.6;
/** Looks a TTL apart that may differ: load is balanced by the minute, hiding takes minutes to hours. */
const QUICK_CHANGES = 1;
/** Seconds: who keeps a server for hours has no use for less; who steers load by health and price has. */
const BALANCING_TTL = 30;
const WORTH_WATCHING = 3;

/** By new networks: one is a move. */
const NEW_NETWORKS = [
  [1, 2.5],
  [2, 4.5],
] as const;
/** By how often as many new networks came as stand at one time. */
const ROUNDS = [
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
 * happens once, and whoever balances load over many hosters comes back to the same machines or changes
 * by the minute, which a look soon after a move tells (`confirmAt`).
 */
export function restlessServers(
  movement: Movement,
  machines: Machines,
  owners: Owners,
  maximumTtl: number,
): Evidence[] {
  const { newNetworks, widestLook, isSteady, newShare } = movement;
  if (newNetworks === 0 || isService(movement, machines, owners)) return [];
  const mayBeHonest = newShare < NOT_BACK || maximumTtl < BALANCING_TTL || isCommonCause(owners);
  const limit = mayBeHonest ? WORTH_WATCHING : CHURN_CAP;
  const points = Math.min(
    limit,
    interpolate(NEW_NETWORKS, newNetworks),
    interpolate(ROUNDS, newNetworks / widestLook),
    isSteady ? CHURN_CAP : interpolate(PIECEWISE, newNetworks),
  );
  const facts = { servers: machines.servers, networks: newNetworks + 1 };
  return [{ group: "churn", points, reason: "restless-servers", facts }];
}

/** Whether several people named their machines: a few servers that others had before look the same, so it only calms. */
function isCommonCause({ known, others, otherOwners }: Owners): boolean {
  return OTHERS.some(({ share, owners }) => otherOwners >= owners && others > share * known);
}

/** Whether it is not servers alone, or these are a service's: named, many at once, close together, coming back. */
function isService(movement: Movement, machines: Machines, owners: Owners): boolean {
  const most = movement.isSteady ? FEW_AT_ONCE.steady : FEW_AT_ONCE.balanced;
  return (
    machines.serverShare < SERVERS_ONLY ||
    owners.own > 0 ||
    movement.widestLook > most ||
    movement.density < EACH_ELSEWHERE ||
    movement.newShare < HARDLY_BACK ||
    movement.quickChanges > QUICK_CHANGES
  );
}
