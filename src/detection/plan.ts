import { parseAddress, reverseQueryName } from "./address.ts";
import { registrableDomain } from "./host.ts";
import type { NetworkKind, NetworkKnowledge } from "./network.ts";
import type { History, Look, Observation, ResourceRecord } from "./observation.ts";
import { networkIdsOf } from "./recollection.ts";
import { chooseFirst, chooseOne, isSilent } from "./resolver-turns.ts";
import { spacedDraws, type Draw, type DrawCounts } from "./spaced-draws.ts";

/** One query to send. */
export type Ask = Draw;

export type PlanFacts = {
  /** The look so far: what has come back. */
  readonly look: Look;
  /** What was known before this look. */
  readonly history: History;
  /** Resolver URLs, the host's own first (chosen by a keyed hash of the host). */
  readonly resolvers: readonly string[];
  readonly knowledge: NetworkKnowledge;
  /** Every query sent so far in this look, answered or not. */
  readonly asked: readonly Ask[];
  /** True where stage 2 is wanted whatever stage 1 says (Check again, a host that is already odd). */
  readonly thorough: boolean;
  /** Resolvers that let the look wait: overdue, and nothing came from them yet. Absent: none. */
  readonly slow?: readonly string[];
};

/** Above this TTL (s) a name cannot flux fast enough to matter here, and one operator has learnt enough. */
const SLOW_TTL = 1800;
/** At or below this TTL (s) nobody keeps an answer for long, so more draws are worth asking for. */
const FRESH_TTL = 5;
/** Two at once, since of several caches behind one address each may give its own. */
const AGAIN_AND_AGAIN = { atOnce: 2, most: 4 };
const TWICE = { atOnce: 2, most: 2 };
const NONE = { atOnce: 0, most: 0 };
const ONCE = { atOnce: 1, most: 1 };
const MOST_REVERSE_NAMES = 8;
const MOST_OF_ONE_NETWORK = 3;
const MOST_NAME_SERVERS = 4;
const MOST_SERVER_REVERSE_NAMES = 4;

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
  if (!facts.thorough && !isWorthMore(facts, answers, primary)) return asks;
  return [
    ...asks,
    ...otherResolvers(facts, answers, primary),
    ...followUps(facts, answers, primary),
  ];
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

/**
 * Name servers and their addresses at one resolver, and the reverse names of what was found: shared
 * out among all, so that no one resolver's word on them decides.
 */
function followUps(
  { look, history, knowledge, asked, resolvers, slow = [] }: PlanFacts,
  answers: readonly Observation[],
  primary: string,
): Ask[] {
  const working = resolvers.filter((resolver) => !isSilent(look, resolver, slow));
  const single = (name: string, type: "A" | "NS" | "PTR", preferred: string): Ask => {
    const sentTo = asked.filter((one) => one.name === name && one.type === type);
    const candidates = working.includes(preferred) ? [preferred, ...working] : working;
    const resolver = chooseOne(
      look,
      { name, type },
      sentTo.map((one) => one.resolver),
      candidates,
      slow,
    );
    return { name, type, resolver: resolver ?? preferred, draw: 0 };
  };
  const zone = registrableDomain(history.host);
  const servers = namesIn(look, zone).slice(0, MOST_NAME_SERVERS);
  const serverAddresses = look.observations
    .filter(({ question }) => servers.includes(question.name))
    .flatMap(addressesIn);
  const before = history.looks.flatMap(({ observations }) => observations);
  const known = new Set(
    before.filter(({ question }) => question.type === "PTR").map(({ question }) => question.name),
  );
  const reverse = (addresses: readonly string[], most: number): Ask[] => {
    const names = worthNaming(addresses, knowledge).map(reverseQueryName);
    const wanted = new Set(names.filter((name) => !known.has(name)));
    // What was asked stays chosen; answers that arrive later only fill the places left.
    const sent = new Set(
      asked.filter(({ type, name }) => type === "PTR" && wanted.has(name)).map(({ name }) => name),
    );
    const fresh = [...wanted].filter((name) => !sent.has(name));
    const chosen = [...sent, ...fresh.slice(0, Math.max(0, most - sent.size))];
    return chosen.map((name) => single(name, "PTR", share(name, working) ?? primary));
  };
  return [
    single(zone, "NS", primary),
    ...servers.map((name) => single(name, "A", primary)),
    ...reverse(answers.flatMap(addressesIn), MOST_REVERSE_NAMES),
    ...reverse(serverAddresses, MOST_SERVER_REVERSE_NAMES),
  ];
}

/**
 * Addresses whose reverse name can tell something: not content networks', few of any one network.
 */
function worthNaming(addresses: readonly string[], knowledge: NetworkKnowledge): string[] {
  const taken = new Map<string, number>();
  return [...new Set(addresses)].filter((text) => {
    const address = parseAddress(text);
    if (address === undefined || address.reserved) return false;
    const network = knowledge.networkOf(address.text);
    if (network?.kind === "cdn") return false;
    const id = network === undefined ? address.prefix : String(network.asn);
    const count = taken.get(id) ?? 0;
    taken.set(id, count + 1);
    return count < MOST_OF_ONE_NETWORK;
  });
}

function namesIn(look: Look, zone: string): string[] {
  const names = look.observations
    .filter(({ question }) => question.type === "NS" && question.name === zone)
    .flatMap(({ answer }) => answer.filter(({ type }) => type === "NS").map(({ data }) => data));
  return [...new Set(names)].sort();
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

function addressesIn({ answer }: Observation): string[] {
  return answer.filter(isAddress).map(({ data }) => data);
}

function isAddress({ type }: ResourceRecord): boolean {
  return type === "A" || type === "AAAA";
}

function holds({ answer }: Observation, type: "A" | "AAAA"): boolean {
  return answer.some((record) => record.type === type);
}

/** The resolver whose turn a reverse name is: by the name alone, so that planning twice gives the same. */
function share(name: string, resolvers: readonly string[]): string | undefined {
  let sum = 0;
  for (let index = 0; index < name.length; index += 1) sum += name.charCodeAt(index);
  return [...resolvers].sort()[sum % Math.max(1, resolvers.length)];
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
