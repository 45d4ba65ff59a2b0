import { CHURN_CAP } from "./evidence/churn.ts";
import { DISPERSION_CAP } from "./evidence/dispersion.ts";
import { EXTRAS_CAP } from "./evidence/extras.ts";
import { KNOWN_POOL_POINTS } from "./evidence/known-pool.ts";
import { LEGITIMATE_FLOOR } from "./evidence/legitimate.ts";
import { NAME_SERVERS_CAP } from "./evidence/name-servers.ts";
import { type Machines, RESIDENTIAL_CAP, SERVERS_FLOOR } from "./evidence/residential.ts";
import { findEvidence, has } from "./evidence/rules.ts";
import { TTL_CAP } from "./evidence/ttl.ts";
import type { Evidence, EvidenceGroup } from "./evidence.ts";
import { measure, type Scored } from "./measured.ts";
import type { Movement } from "./movement.ts";

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

/** All evidence in a dossier, capped per group and summed. Points are about log-odds. */
export function score(scored: Scored): Score {
  const measured = measure(scored);
  const { dossier, machines, movement, owners } = measured;
  const found = findEvidence(measured);
  const evidence = keepStrongestChurn(found);
  const groups = sumGroups(evidence);
  const total = round(Object.values(groups).reduce((sum, points) => sum + points, 0));
  const bars = [
    SERVER_BAR,
    ...(owners.otherOwners >= SOME_OWNERS ? [SERVER_BAR_OF_OWNERS] : []),
    ...(movement.overTime < 1 ? [SERVER_BAR_AT_FIRST] : []),
  ];
  const barred =
    shareOfServers(machines) >= Math.min(...bars) ||
    has(found, "many-owners") ||
    dossier.longestAnswer >= PEER_LIST;
  return {
    total,
    groups,
    evidence,
    moves: movement.overTime + movement.acrossResolvers >= 1,
    isWorthConfirming: has(found, "restless-servers") && movement.justMoved,
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

/** Churn is found by different readings of the same changes: only the one that says most counts, the first of equals. */
function keepStrongestChurn(found: readonly Evidence[]): readonly Evidence[] {
  let best: Evidence | undefined;
  for (const one of found) {
    if (one.group === "churn" && (best === undefined || one.points > best.points)) best = one;
  }
  return found.filter((one) => one.group !== "churn" || one === best);
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
