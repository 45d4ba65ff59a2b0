import { parseAddress } from "./address.ts";
import {
  addressesIn,
  followUps,
  hasOddNameServers,
  isAddress,
  nameServerAsks,
} from "./follow-ups.ts";
import type { NetworkKind, NetworkKnowledge } from "./network.ts";
import type { Look, Observation } from "./observation.ts";
import type { PlanFacts } from "./plan-facts.ts";
import { networkIdsOf } from "./recollection.ts";
import { chooseFirst } from "./resolver-turns.ts";
import { spacedDraws, type Draw, type DrawCounts } from "./spaced-draws.ts";

/** One query to send. */
export type Ask = Draw;

/** Above this TTL (s) a name cannot flux fast enough to matter here, and one operator has learnt enough. */
const SLOW_TTL = 1800;
/** At or below this TTL (s) nobody keeps an answer for long, so more draws are worth asking for. */
const FRESH_TTL = 5;
/** Two at once, since of several caches behind one address each may give its own. */
const AGAIN_AND_AGAIN = { atOnce: 2, most: 4 };
const TWICE = { atOnce: 2, most: 2 };
const NONE = { atOnce: 0, most: 0 };
const ONCE = { atOnce: 1, most: 1 };

/**
 * All queries that the look needs as far as can be told by now, those already asked included; the
 * caller sends what is new, each no earlier than it may leave, and asks again when an answer arrives.
 * Empty never: stage 1 is always due.
 */
export function planAsks(facts: PlanFacts): readonly Ask[] {
  const { resolvers, history, look, slow = [] } = facts;
  const primary = chooseFirst(look, resolvers, slow, history.host);
  if (primary === undefined) return [];
  // What slow ones still owe, the look does without unless it turns out to be odd.
  const tried = resolvers
    .slice(0, resolvers.indexOf(primary) + 1)
    .filter((resolver) => resolver === primary || !slow.includes(resolver));
  const asks = tried.flatMap((resolver) => addressAsks(facts, resolver, ["A", "AAAA"], TWICE));
  const answers = addressAnswers(look, history.host);
  const oddServers = hasOddNameServers(facts);
  if (!facts.thorough && !oddServers && !isWorthMore(facts, answers, primary)) {
    return isUnsettled(facts, answers) ? [...asks, ...nameServerAsks(facts, primary)] : asks;
  }
  const others = [
    ...asks,
    ...otherResolvers(facts, answers, primary),
    ...followUps(facts, answers, primary),
  ];
  if (!facts.thorough && !oddServers) return others;
  // Odd, perhaps for its name servers alone: then a second resolver must have seen them.
  const second = resolvers.find((resolver) => resolver !== primary && !slow.includes(resolver));
  return second === undefined ? others : [...others, ...nameServerAsks(facts, second)];
}

/**
 * Whether a later look at a site on servers is to see its name servers too: those may move while the
 * site stays (42 of 193 fluxing domains of 2024, detection-science section 2).
 */
function isUnsettled({ history, knowledge }: PlanFacts, answers: readonly Observation[]): boolean {
  if (history.looks.length === 0) return false;
  const records = answers.flatMap(({ answer }) => answer);
  if (records.some(({ type, data }) => type === "CNAME" && knowledge.cdnOf(data) !== undefined))
    return false;
  const addresses = records.filter(isAddress);
  return (
    addresses.some(({ data }) => knowledge.networkOf(data)?.kind !== "cdn") &&
    addresses.every(({ ttl }) => ttl <= SLOW_TTL)
  );
}

/** Stage 1 stops at slow TTLs, at content networks, and at server networks when there are at most two. */
function isWorthMore(
  { look, history, knowledge }: PlanFacts,
  answers: readonly Observation[],
  primary: string,
): boolean {
  const records = answers.flatMap(({ answer }) => answer);
  if (records.some(({ type, data }) => type === "CNAME" && knowledge.cdnOf(data) !== undefined))
    return false;
  const addresses = records.filter(isAddress);
  if (addresses.length === 0 || addresses.some(({ ttl }) => ttl > SLOW_TTL)) return false;
  const networks = new Map<string, NetworkKind>();
  let reserved = 0;
  for (const { data } of addresses) {
    const address = parseAddress(data);
    if (address === undefined) continue;
    if (address.reserved) {
      reserved += 1;
      continue;
    }
    const network = knowledge.networkOf(address.text);
    networks.set(
      network === undefined ? address.prefix : String(network.asn),
      network?.kind ?? "unknown",
    );
  }
  if (networks.size === 0) return false;
  if (reserved > 0 || networks.size > 2) return true;
  const kinds = [...networks.values()];
  if (kinds.some((kind) => kind !== "cdn" && kind !== "hosting")) return true;
  // Server networks only: fresh draws at TTL 0 may still bring others, so all of stage 1 must be in.
  const complete =
    answers.filter(({ resolver }) => resolver === primary).length +
      failures(look, primary, history.host) >=
    4;
  const before = new Set([
    ...networkIdsOf(history.earlier),
    ...history.looks.flatMap(({ observations }) =>
      networksOf(observations, history.host, knowledge),
    ),
  ]);
  return complete && [...networks.keys()].some((id) => before.size > 0 && !before.has(id));
}

function otherResolvers(facts: PlanFacts, answers: readonly Observation[], primary: string): Ask[] {
  // A family without records at the first resolver is not asked for at the others: one query less each.
  const found = (["A", "AAAA"] as const).filter((type) =>
    answers.some((seen) => holds(seen, type)),
  );
  const types = found.length === 0 ? (["A"] as const) : found;
  const ttls = answers.flatMap(({ answer }) => answer).filter(isAddress);
  const fresh = ttls.length > 0 && ttls.every(({ ttl }) => ttl <= FRESH_TTL);
  return facts.resolvers.flatMap((resolver) => {
    const usual = resolver === primary ? NONE : ONCE;
    return addressAsks(facts, resolver, types, fresh ? AGAIN_AND_AGAIN : usual);
  });
}

function networksOf(
  observations: readonly Observation[],
  host: string,
  knowledge: NetworkKnowledge,
): string[] {
  return observations
    .filter(({ question }) => question.name === host)
    .flatMap(addressesIn)
    .map((text) => {
      const network = knowledge.networkOf(text);
      return network === undefined ? (parseAddress(text)?.prefix ?? text) : String(network.asn);
    });
}

function addressAnswers(look: Look, host: string): Observation[] {
  return look.observations.filter(
    ({ question }) => question.name === host && (question.type === "A" || question.type === "AAAA"),
  );
}

function holds({ answer }: Observation, type: "A" | "AAAA"): boolean {
  return answer.some((record) => record.type === type);
}

function failures(look: Look, resolver: string, host: string): number {
  return look.failures.filter(
    (failure) => failure.resolver === resolver && failure.question.name === host,
  ).length;
}

function addressAsks(
  { look, history }: PlanFacts,
  resolver: string,
  types: readonly ("A" | "AAAA")[],
  draws: DrawCounts,
): Ask[] {
  return types.flatMap((type) => spacedDraws(look, { name: history.host, type, resolver }, draws));
}
