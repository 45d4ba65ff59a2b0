import type { Evidence, Reason } from "../evidence.ts";
import type { Measured } from "../measured.ts";
import { changingHomes } from "./changing-homes.ts";
import { churn } from "./churn.ts";
import { dispersion } from "./dispersion.ts";
import { movedOverDays, overDays, settledOverDays } from "./earlier-days.ts";
import { extras } from "./extras.ts";
import { knownPool } from "./known-pool.ts";
import { legitimate } from "./legitimate.ts";
import { nameServers } from "./name-servers.ts";
import { ownNames, volunteers } from "./owners.ts";
import { coherentByRegion } from "./regional.ts";
import { residential } from "./residential.ts";
import { restlessServers } from "./restless-servers.ts";
import { sharedHomes } from "./shared-homes.ts";
import { ttl } from "./ttl.ts";

/** `before`: what the rules above it have found. */
type Rule = (
  measured: Measured,
  before: readonly Evidence[],
) => Evidence | undefined | readonly Evidence[];

/** Every rule of evidence, in the order in which they are asked and told; `score.ts` caps and sums what they find. */
const RULES: readonly Rule[] = [
  ({ dossier, spread, machines }) => dispersion(dossier, spread, machines),
  // Different readings of the same changes.
  ({ dossier, spread, movement, machines: { serverShare } }) =>
    churn(dossier, spread, movement, serverShare),
  ({ movement, machines, owners, dossier: { maximumTtl } }) =>
    restlessServers(movement, machines, owners, maximumTtl),
  ({ movement, machines }) => changingHomes(movement, machines),
  ({ days }) => movedOverDays(days),
  ({ machines, movement, days, trust, owners }, before) =>
    residential(
      machines,
      overDays(movement, days),
      trust,
      has(before, "restless-servers") || has(before, "new-networks-over-days"),
      owners.own > 0 || owners.otherOwners > 0,
    ),
  ({ dossier, spread }) => nameServers(dossier, spread),
  ({ dossier }) => ttl(dossier),
  ({ dossier, spread, machines, connections, knowledge }) =>
    extras(dossier, spread, machines, connections, knowledge),
  ({ dossier, spread }) => sharedHomes(dossier, spread),
  ({ dossier, spread }, before) => legitimate(dossier, spread, has(before, "name-servers-move")),
  ({ dossier, machines }) => coherentByRegion(dossier.abroad, machines),
  ({ spread, days }, before) => settledOverDays(spread, days, before),
  ({ owners }) => ownNames(owners),
  ({ owners }) => volunteers(owners),
  // Last, as it alone may go below the group's floor.
  ({ dossier }) => knownPool(dossier),
];

/** What all rules find, in their order. */
export function findEvidence(measured: Measured): readonly Evidence[] {
  const found: Evidence[] = [];
  for (const rule of RULES) found.push(...[rule(measured, found) ?? []].flat());
  return found;
}

export function has(found: readonly Evidence[], reason: Reason): boolean {
  return found.some((one) => one.reason === reason);
}
