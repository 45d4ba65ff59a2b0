import { parseAddress, reverseQueryName } from "./address.ts";
import { registrableDomain } from "./host.ts";
import type { NetworkKnowledge } from "./network.ts";
import type { History, Look, Observation, ResourceRecord } from "./observation.ts";
import type { PlanFacts } from "./plan-facts.ts";
import { chooseOne, isSilent } from "./resolver-turns.ts";
import type { Draw } from "./spaced-draws.ts";

const MOST_REVERSE_NAMES = 8;
const MOST_OF_ONE_NETWORK = 3;
const MOST_NAME_SERVERS = 4;
const MOST_SERVER_REVERSE_NAMES = 4;

/**
 * Name servers and their addresses at one resolver, and the reverse names of what was found: shared
 * out among all that work, so that no one resolver's word on them decides.
 */
export function followUps(
  facts: PlanFacts,
  answers: readonly Observation[],
  primary: string,
): Draw[] {
  const { look, history, slow = [] } = facts;
  const working = facts.resolvers.filter((resolver) => !isSilent(look, resolver, slow));
  const zone = registrableDomain(history.host);
  const servers = nameServersIn(look, zone);
  return [
    askOne(facts, working, zone, "NS", primary),
    ...servers.map((name) => askOne(facts, working, name, "A", primary)),
    ...reverseAsks(facts, working, addressesToName(history, answers), MOST_REVERSE_NAMES),
    ...reverseAsks(facts, working, addressesOf(look, servers), MOST_SERVER_REVERSE_NAMES),
  ];
}

/** The answered addresses, then those of looks that had no reason to ask: who runs the machines tells as much later. */
function addressesToName({ host, looks }: History, answers: readonly Observation[]): string[] {
  const before = looks.flatMap(({ observations }) =>
    observations.filter(({ question, subnet }) => question.name === host && subnet === undefined),
  );
  return [...answers, ...before].flatMap(addressesIn);
}

/**
 * Name servers, their addresses and those addresses' reverse names, all at one resolver: nobody else
 * learns of the site by this.
 */
export function nameServerAsks(facts: PlanFacts, resolver: string): Draw[] {
  const { look, history } = facts;
  const zone = registrableDomain(history.host);
  const servers = nameServersIn(look, zone);
  const at = (name: string, type: "NS" | "A"): Draw => ({ name, type, resolver, draw: 0 });
  return [
    at(zone, "NS"),
    ...servers.map((name) => at(name, "A")),
    ...reverseAsks(facts, [resolver], addressesOf(look, servers), MOST_SERVER_REVERSE_NAMES),
  ];
}

/** Whether this look found name servers in several networks, most of which connect homes. */
export function hasOddNameServers({ look, history, knowledge }: PlanFacts): boolean {
  const servers = nameServersIn(look, registrableDomain(history.host));
  const homes = new Set<string>();
  const others = new Set<string>();
  for (const text of addressesOf(look, servers)) {
    const network = knowledge.networkOf(text);
    if (network === undefined || network.kind === "unknown") continue;
    (network.kind === "access" ? homes : others).add(String(network.asn));
  }
  return homes.size >= 2 && homes.size > others.size;
}

/** A question that only one resolver is asked: the preferred one, or the next that works. */
function askOne(
  { look, asked, slow = [] }: PlanFacts,
  working: readonly string[],
  name: string,
  type: "A" | "NS" | "PTR",
  preferred: string,
): Draw {
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
}

/** Reverse names that are not known yet, at most `most` a look, shared out among the resolvers. */
function reverseAsks(
  facts: PlanFacts,
  resolvers: readonly string[],
  addresses: readonly string[],
  most: number,
): Draw[] {
  const { history, asked, knowledge } = facts;
  const before = history.looks.flatMap(({ observations }) => observations);
  const known = new Set(
    before.filter(({ question }) => question.type === "PTR").map(({ question }) => question.name),
  );
  const names = worthNaming(addresses, knowledge).map(reverseQueryName);
  const wanted = new Set(names.filter((name) => !known.has(name)));
  // What was asked stays chosen; answers that arrive later only fill the places left.
  const sent = new Set(
    asked.filter(({ type, name }) => type === "PTR" && wanted.has(name)).map(({ name }) => name),
  );
  const fresh = [...wanted].filter((name) => !sent.has(name));
  const chosen = [...sent, ...fresh.slice(0, Math.max(0, most - sent.size))];
  const [first = ""] = facts.resolvers;
  return chosen.map((name) =>
    askOne(facts, resolvers, name, "PTR", share(name, resolvers) ?? first),
  );
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

function nameServersIn(look: Look, zone: string): string[] {
  const names = look.observations
    .filter(({ question }) => question.type === "NS" && question.name === zone)
    .flatMap(({ answer }) => answer.filter(({ type }) => type === "NS").map(({ data }) => data));
  return [...new Set(names)].sort().slice(0, MOST_NAME_SERVERS);
}

function addressesOf(look: Look, names: readonly string[]): string[] {
  return look.observations
    .filter(({ question }) => names.includes(question.name))
    .flatMap(addressesIn);
}

export function addressesIn({ answer }: Observation): string[] {
  return answer.filter(isAddress).map(({ data }) => data);
}

export function isAddress({ type }: ResourceRecord): boolean {
  return type === "A" || type === "AAAA";
}

/** The resolver whose turn a reverse name is: by the name alone, so that planning twice gives the same. */
function share(name: string, resolvers: readonly string[]): string | undefined {
  let sum = 0;
  for (let index = 0; index < name.length; index += 1) sum += name.charCodeAt(index);
  return [...resolvers].sort()[sum % Math.max(1, resolvers.length)];
}
