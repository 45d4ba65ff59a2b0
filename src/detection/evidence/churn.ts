import type { Dossier } from "../dossier.ts";
import type { Evidence } from "../evidence.ts";
import type { Movement } from "../movement.ts";
import { interpolate, type Spread } from "../spread.ts";

export const CHURN_CAP = 4.5;

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

/** By share of servers: who stands on many hosters' servers may well bring in more of them. */
const CAP_BY_SERVERS = [
  [0.6, 4],
  [0.85, 3],
] as const;

/** A pool that is drawn from at random is soon known; one that is replaced is not. */
const STILL_GROWING = [
  [0.35, 0],
  [0.65, 1],
] as const;

/** New *networks*, not new addresses: a provider's customer gets new addresses, a botnet new providers. */
export function churn(
  dossier: Dossier,
  spread: Spread,
  movement: Movement,
  serverShare: number,
): Evidence | undefined {
  const cap = interpolate(CAP_BY_SERVERS, serverShare);
  const overTime = Math.max(
    interpolate(POINTS, movement.overTime),
    Math.min(interpolate(ANY_NETWORK_POINTS, movement.newNetworks), cap) *
      interpolate(STILL_GROWING, movement.newShare),
  );
  const across = Math.min(interpolate(POINTS, movement.acrossResolvers * 0.7), DISAGREEMENT_CAP);
  const points = Math.min(overTime + across, cap);
  const minutes = Math.round(spanMs(dossier) / 60_000);
  const networks = spread.networks;
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

/** From the first draw to the last of the first look and the newest. */
function spanMs({ drawn }: Dossier): number {
  let from = Number.POSITIVE_INFINITY;
  let to = Number.NEGATIVE_INFINITY;
  for (const look of [drawn[0], drawn.at(-1)]) {
    for (const type of Object.values(look?.types ?? {})) {
      from = Math.min(from, type.from);
      to = Math.max(to, type.to);
    }
  }
  return to < from ? 0 : to - from;
}
