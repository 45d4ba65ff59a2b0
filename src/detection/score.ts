import type { Dossier } from "./dossier.ts";
import { changingHomes } from "./evidence/changing-homes.ts";
import { churn, CHURN_CAP } from "./evidence/churn.ts";
import { dispersion, DISPERSION_CAP } from "./evidence/dispersion.ts";
import { measureDays, movedOverDays, overDays, settledOverDays } from "./evidence/earlier-days.ts";
import { extras, EXTRAS_CAP } from "./evidence/extras.ts";
import { knownPool, KNOWN_POOL_POINTS } from "./evidence/known-pool.ts";
import { legitimate, LEGITIMATE_FLOOR } from "./evidence/legitimate.ts";
import { measureOwners, ownNames, volunteers } from "./evidence/owners.ts";
import { nameServers, NAME_SERVERS_CAP } from "./evidence/name-servers.ts";
import { coherentByRegion } from "./evidence/regional.ts";
import {
  countMachines,
  type Machines,
  residential,
  RESIDENTIAL_CAP,
  SERVERS_FLOOR,
} from "./evidence/residential.ts";
import { restlessServers } from "./evidence/restless-servers.ts";
import { sharedHomes } from "./evidence/shared-homes.ts";
import { ttl, TTL_CAP } from "./evidence/ttl.ts";
import type { Evidence, EvidenceGroup } from "./evidence.ts";
import type { NetworkKnowledge } from "./network.ts";
import { measureMovement, type Movement } from "./movement.ts";
import type { Connection } from "./observation.ts";
import { measureSpread } from "./spread.ts";

/** Members of a group say the same thing in several ways, so a group's sum is held between these. */
const LIMITS: Readonly<Record<EvidenceGroup, readonly [number, number]>> = {
  dispersion: [0, DISPERSION_CAP],
  churn: [0, CHURN_CAP],
  residential: [SERVERS_FLOOR, RESIDENTIAL_CAP],
  "name-servers": [0, NAME_SERVERS_CAP],
  ttl: [0, TTL_CAP],
  extras: [0, EXTRAS_CAP],
  legitimate: [LEGITIMATE_FLOOR, 0],
};

/** Points from which a group counts as a key for red. */
const KEY = 3;
/** Share of servers from which machines cannot be called people's homes (detection-modelling, 5). */
const SERVER_BAR = 0.35;
/** Less is enough where several owners have named theirs, as in a pool of volunteers with many at home. */
const SERVER_BAR_OF_OWNERS = 0.18;
const SOME_OWNERS = 2;
/** Before time has shown it to move, a site in red must be on homes alone, or nearly. */
const SERVER_BAR_AT_FIRST = 0.18;
/** Answers as long as this are lists of peers for programs, which no web site needs and no browser uses. */
const PEER_LIST = 15;

export type Score = {
  readonly total: number;
  readonly groups: Readonly<Record<EvidenceGroup, number>>;
  readonly evidence: readonly Evidence[];
  /** Spread: the site is scattered or moving. Machines: independent evidence that they are no servers. */
  readonly keys: { readonly spread: boolean; readonly machines: boolean };
  /** Whether later answers, or other resolvers', brought other networks. */
  readonly moves: boolean;
  /** Whether a look a TTL from now would tell balancing by the minute from hiding. */
  readonly isWorthConfirming: boolean;
};

/** What is scored: everything known when the newest look was taken. */
export type Scored = {
  readonly dossier: Dossier;
  readonly connections: readonly Connection[];
  readonly knowledge: NetworkKnowledge;
  /** Time of the newest look, ms since the epoch. */
  readonly at: number;
};

/** Networks change hands: past this age (ms) what the table says of their kind counts half. */
const TABLE_AGES_MS = 180 * 86_400_000;

/** All evidence in a dossier, capped per group and summed. Points are about log-odds. */
export function score({ dossier, connections, knowledge, at }: Scored): Score {
  const trust = at - knowledge.builtAt > TABLE_AGES_MS ? 0.5 : 1;
  const spread = measureSpread(dossier, trust);
  const machines = countMachines(spread, dossier.reverseNames, trust);
  const movement = measureMovement(dossier, spread);
  const days = measureDays(dossier);
  const overDaysMoved = movedOverDays(days);
  const owners = measureOwners(dossier, spread);
  const common = volunteers(owners);
  const restless = restlessServers(movement, machines, owners, dossier.maximumTtl);
  const servers = nameServers(dossier, spread);
  const settled = legitimate(
    dossier,
    spread,
    servers.some(({ reason }) => reason === "name-servers-move"),
  );
  const evidence = [
    dispersion(dossier, spread, machines),
    ...strongest([
      churn(dossier, spread, movement, machines.serverShare),
      ...restless,
      ...changingHomes(movement, machines),
      overDaysMoved,
    ]),
    residential(
      machines,
      overDays(movement, days),
      trust,
      restless.length > 0 || overDaysMoved !== undefined,
      owners.own > 0 || owners.otherOwners > 0,
    ),
    ...servers,
    ttl(dossier),
    ...extras(dossier, spread, machines, connections, knowledge),
    ...sharedHomes(dossier, spread),
    ...settled,
    ...coherentByRegion(dossier.abroad, machines),
    ...settledOverDays(spread, days, settled),
    ...ownNames(owners),
    ...common,
    // Last, as it alone may go below the group's floor.
    ...knownPool(dossier),
  ].filter((found) => found !== undefined);
  const groups = sumGroups(evidence);
  const total = round(Object.values(groups).reduce((sum, points) => sum + points, 0));
  const bars = [
    SERVER_BAR,
    ...(owners.otherOwners >= SOME_OWNERS ? [SERVER_BAR_OF_OWNERS] : []),
    ...(movement.overTime < 1 ? [SERVER_BAR_AT_FIRST] : []),
  ];
  const barred =
    shareOfServers(machines) >= Math.min(...bars) ||
    common.length > 0 ||
    dossier.longestAnswer >= PEER_LIST;
  return {
    total,
    groups,
    evidence,
    moves: movement.overTime + movement.acrossResolvers >= 1,
    isWorthConfirming: restless.length > 0 && movement.justMoved,
    keys: {
      spread: isSpread(groups, machines, movement),
      machines:
        !barred &&
        (groups.residential >= KEY || groups["name-servers"] >= KEY || groups.extras >= KEY),
    },
  };
}

/** Within one continent so many networks with homes: one country's providers host its great sites' caches too. */
const ONE_CONTINENT = 8;
/** From so many networks with homes a site is scattered even if it was never seen to move. */
const STILL_SCATTERED = 7;
/** Addresses that later looks brought in, from which it can be told whether they come back. */
const ENOUGH_BROUGHT_IN = 4;
/** Share of new ones below which they come back: a set of machines that somebody registered. */
const COMES_BACK = 0.35;

/**
 * Scattered or moving. A site that was not seen to move must be behind very many homes, since stable
 * hosting on several providers' lines is ordinary in some countries; one whose addresses keep coming
 * back draws from a fixed set. Name servers at people's homes count towards it where the site itself
 * is somewhat scattered; then the other key has to come from the site's own machines.
 */
function isSpread(groups: Score["groups"], machines: Machines, movement: Movement): boolean {
  const { homeNetworks, homeRegistries } = machines;
  if (movement.broughtIn >= ENOUGH_BROUGHT_IN && movement.newShare < COMES_BACK) return false;
  if (homeRegistries < 2 && homeNetworks < ONE_CONTINENT) return false;
  const moves = movement.overTime + movement.acrossResolvers >= 1;
  if (groups.churn >= KEY) return true;
  if (groups.dispersion >= KEY && (moves || homeNetworks >= STILL_SCATTERED)) return true;
  return groups.dispersion >= 2 && groups["name-servers"] >= KEY && groups.residential >= KEY;
}

/** Different readings of the same changes: only the one that says most counts, the first of equals. */
function strongest(found: readonly (Evidence | undefined)[]): Evidence[] {
  let best: Evidence | undefined;
  for (const one of found) {
    if (one !== undefined && (best === undefined || one.points > best.points)) best = one;
  }
  return best === undefined ? [] : [best];
}

function sumGroups(evidence: readonly Evidence[]): Record<EvidenceGroup, number> {
  const groups: Record<EvidenceGroup, number> = {
    dispersion: 0,
    churn: 0,
    residential: 0,
    "name-servers": 0,
    ttl: 0,
    extras: 0,
    legitimate: 0,
  };
  for (const { group, points, reason } of evidence) {
    const [least, cap] = LIMITS[group];
    // A name that only its project hands out is no sign that others could imitate: the floor is not for it.
    const floor = reason === "known-pool" ? KNOWN_POOL_POINTS : least;
    groups[group] = round(Math.min(Math.max(groups[group] + points, floor), cap));
  }
  return groups;
}

/** By how surely each is known or by number, whichever says more: one or the other is short of names. */
function shareOfServers({ servers, homes, serverShare }: Machines): number {
  return Math.max(serverShare, servers / Math.max(1, servers + homes));
}

/** Two decimals: sums of thirds and fifths must not differ in their last bit by the order of adding. */
function round(points: number): number {
  return Math.round(points * 100) / 100;
}
