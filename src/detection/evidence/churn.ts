import type { Dossier, Draw } from "../dossier.ts";
import type { Evidence } from "../evidence.ts";
import { interpolate, type Spread } from "../spread.ts";

export const CHURN_CAP = 4;

/** Below this TTL (seconds) nobody caches for long: every answer is a fresh draw. */
const FRESH_TTL = 5;
/** Two looks this far apart (ms), or a TTL if longer, can have seen different zones. */
const MINIMUM_GAP_MS = 60_000;
/** What disagreement between resolvers at one moment may add: sites steered by place disagree too. */
const DISAGREEMENT_CAP = 2;

const POINTS = [
  [0, 0],
  [1, 1],
  [2, 2],
  [3, 3],
  [5, 4],
] as const;

/**
 * New networks whatever stands in them. Load balancing over several clouds soon knows them all; sites
 * that live on ever new rented servers do not (AA25-093A: tens to hundreds of addresses a day).
 */
const ANY_NETWORK_POINTS = [
  [1, 0],
  [2, 2],
  [4, 2.6],
  [6, 3.2],
  [10, 4],
] as const;

/** A pool that is drawn from at random is soon known; one that is replaced is not. */
const STILL_GROWING = [
  [0.35, 0],
  [0.65, 1],
] as const;

export type Movement = {
  /** Weighted networks that only later answers brought. */
  readonly overTime: number;
  /** Weighted networks that only other resolvers' answers brought, in one look. */
  readonly acrossResolvers: number;
  /** Distinct networks behind `overTime`, unweighted. */
  readonly newNetworks: number;
  readonly newAddresses: number;
  /** Addresses that later looks brought in, those that came back included. */
  readonly broughtIn: number;
  /** Share of `broughtIn` that no earlier look had, 0 to 1. */
  readonly newShare: number;
  /** Most networks that one look saw. */
  readonly widestLook: number;
  /** Answers that were fresh draws (TTL at most 5 s). */
  readonly freshAnswers: number;
};

type Tally = {
  overTime: number;
  acrossResolvers: number;
  newNetworks: number;
  newAddresses: number;
  freshAnswers: number;
};

/** Follows the answers in time and counts what each one brought that no earlier one had. */
export function measureMovement(dossier: Dossier, spread: Spread): Movement {
  const networks = new Set<string>();
  const addresses = new Set<string>();
  const bases = new Map<string, Draw>();
  const tally: Tally = {
    overTime: 0,
    acrossResolvers: 0,
    newNetworks: 0,
    newAddresses: 0,
    freshAnswers: 0,
  };
  for (const draw of dossier.draws) {
    // Churn is never compared across a change of the device's own network, nor between A and AAAA.
    const key = `${draw.type} ${String(draw.epoch)}`;
    const base = bases.get(key);
    if (base === undefined) bases.set(key, draw);
    const how = base === undefined ? "first" : relation(base, draw, dossier.maximumTtl);
    if (draw.ttl <= FRESH_TTL && dossier.maximumTtl <= FRESH_TTL) tally.freshAnswers += 1;
    for (const address of draw.addresses) {
      const networkId = spread.addresses.get(address)?.sighting.networkId;
      if (networkId === undefined) continue;
      const isNew = !networks.has(networkId);
      if (how === "later" && !addresses.has(address)) tally.newAddresses += 1;
      addresses.add(address);
      networks.add(networkId);
      if (isNew) countNetwork(tally, how, spread.weights.get(networkId) ?? 0);
    }
  }
  const { overTime, acrossResolvers } = tally;
  return {
    ...tally,
    ...compareLooks(dossier, spread),
    overTime: overTime / 100,
    acrossResolvers: acrossResolvers / 100,
  };
}

function countNetwork(
  tally: Tally,
  how: ReturnType<typeof relation> | "first",
  weight: number,
): void {
  if (how === "later") {
    tally.overTime += weight;
    tally.newNetworks += 1;
  } else if (how === "elsewhere") tally.acrossResolvers += weight;
}

/**
 * Of the addresses that were not there one look before, the share never seen at all. What stayed says
 * nothing; what comes back tells a pool that is drawn from.
 */
function compareLooks(
  dossier: Dossier,
  spread: Spread,
): Pick<Movement, "newShare" | "broughtIn" | "widestLook"> {
  const looks = new Map<number, Set<string>>();
  const widths = new Map<number, Set<string>>();
  for (const { look, addresses } of dossier.draws) {
    const seen = looks.get(look) ?? new Set();
    const networks = widths.get(look) ?? new Set();
    looks.set(look, seen);
    widths.set(look, networks);
    for (const address of addresses) {
      const id = spread.addresses.get(address)?.sighting.networkId;
      if (id === undefined) continue;
      seen.add(address);
      networks.add(id);
    }
  }
  const known = new Set<string>();
  let previous: ReadonlySet<string> | undefined;
  let fresh = 0;
  let broughtIn = 0;
  for (const seen of looks.values()) {
    for (const address of seen) {
      if (previous?.has(address) === false) {
        broughtIn += 1;
        if (!known.has(address)) fresh += 1;
      }
      known.add(address);
    }
    previous = seen;
  }
  const widestLook = Math.max(0, ...[...widths.values()].map(({ size }) => size));
  return { newShare: fresh / Math.max(1, broughtIn), broughtIn, widestLook };
}

/** New *networks*, not new addresses: a provider's customer gets new addresses, a botnet new providers. */
export function churn(dossier: Dossier, spread: Spread, movement: Movement): Evidence | undefined {
  const overTime = Math.max(
    interpolate(POINTS, movement.overTime),
    interpolate(ANY_NETWORK_POINTS, movement.newNetworks) *
      interpolate(STILL_GROWING, movement.newShare),
  );
  const across = Math.min(interpolate(POINTS, movement.acrossResolvers * 0.7), DISAGREEMENT_CAP);
  const points = Math.min(overTime + across, CHURN_CAP);
  const minutes = Math.round(spanMs(dossier.draws) / 60_000);
  const networks = spread.weights.size;
  const addresses = spread.addresses.size;
  if (points < 0.25) {
    if (movement.newAddresses < 2) return undefined;
    return { group: "churn", points: 0.25, reason: "new-addresses", facts: { addresses, minutes } };
  }
  if (movement.freshAnswers >= 2 && overTime >= across) {
    const facts = { answers: movement.freshAnswers, networks };
    return { group: "churn", points, reason: "every-answer-differs", facts };
  }
  if (overTime >= across) {
    const facts = { addresses, networks, newNetworks: movement.newNetworks, minutes };
    return { group: "churn", points, reason: "new-networks", facts };
  }
  const facts = { resolvers: dossier.answering.size, networks };
  return { group: "churn", points, reason: "resolvers-disagree", facts };
}

function relation(base: Draw, draw: Draw, maximumTtl: number): "later" | "elsewhere" | "same" {
  if (draw.ttl <= FRESH_TTL && maximumTtl <= FRESH_TTL) return "later";
  // The maximum, since this draw's own TTL may be what a cache had left of it.
  const gap = Math.max(Math.min(maximumTtl * 1000, 3_600_000), MINIMUM_GAP_MS);
  if (draw.look !== base.look && draw.at - base.at >= gap) return "later";
  if (draw.resolver !== base.resolver) return "elsewhere";
  // Two draws at one resolver within a TTL differ where two of its caches filled at different times.
  return draw.ttl === base.ttl ? "same" : "elsewhere";
}

function spanMs(draws: readonly Draw[]): number {
  const times = draws.map(({ at }) => at);
  return times.length === 0 ? 0 : Math.max(...times) - Math.min(...times);
}
