import { parseHost, type Host } from "../../src/detection/host.ts";
import type { Network, NetworkKind, NetworkKnowledge } from "../../src/detection/network.ts";
import type {
  History,
  Look,
  Observation,
  RecordType,
  ResourceRecord,
} from "../../src/detection/observation.ts";
import { reverseQueryName } from "../../src/detection/address.ts";

export const START = 1_700_000_000_000;
export const ONE = "https://one.resolver-lab.net/dns-query";
export const TWO = "https://two.resolver-lab.net/dns-query";
export const THREE = "https://three.resolver-lab.net/dns-query";

export function host(name: string): Host {
  const parsed = parseHost(name);
  if (!parsed.ok) throw new Error(`${name}: ${parsed.reason}`);
  return parsed.host;
}

/**
 * A world in which the first octet tells the kind of a network and the first two its number:
 * 20 to 59 access, 60 to 99 hosting, 100 to 109 content networks, 110 to 119 universities, others unknown.
 */
export const KNOWLEDGE: NetworkKnowledge = {
  networkOf: (address): Network | undefined => {
    const octets = address.split(".").map(Number);
    const [first = 0, second = 0] = octets;
    if (octets.length !== 4) return { asn: 64_000, operator: "AS64000", kind: "unknown" };
    const asn = first * 256 + second;
    return { asn, operator: `AS${String(asn)}`, kind: kindOf(first) };
  },
  cdnOf: (name) => (name.endsWith(".edge-lab.net") ? "Edge Lab" : undefined),
  builtAt: START - 86_400_000,
};

function kindOf(first: number): NetworkKind {
  if (first >= 20 && first < 60) return "access";
  if (first >= 60 && first < 100) return "hosting";
  if (first >= 100 && first < 110) return "cdn";
  return first >= 110 && first < 120 ? "education" : "unknown";
}

export const SITE = "shop.lab-site.com";

export function answer(
  addresses: readonly string[],
  options: {
    readonly at?: number;
    readonly resolver?: string;
    readonly ttl?: number;
    readonly name?: string;
    readonly type?: RecordType;
    readonly aliases?: readonly string[];
    readonly status?: number;
    readonly extendedErrors?: readonly number[];
  } = {},
): Observation {
  const { at = START, resolver = ONE, ttl = 120, name = SITE, type = "A", aliases = [] } = options;
  const owners = [name, ...aliases];
  const chain = aliases.map((data, index): ResourceRecord => {
    return { name: owners[index] ?? name, type: "CNAME", ttl, data };
  });
  const owner = owners.at(-1) ?? name;
  return {
    at,
    resolver,
    question: { name, type },
    status: options.status ?? 0,
    answer: [...chain, ...addresses.map((data) => ({ name: owner, type, ttl, data }))],
    ...(options.extendedErrors === undefined ? {} : { extendedErrors: options.extendedErrors }),
  };
}

export function reverse(address: string, name: string | undefined, at = START): Observation {
  const question = { name: reverseQueryName(address), type: "PTR" as const };
  const records =
    name === undefined
      ? []
      : [{ name: question.name, type: "PTR" as const, ttl: 3600, data: name }];
  return { at, resolver: ONE, question, status: name === undefined ? 3 : 0, answer: records };
}

export function look(at: number, observations: readonly Observation[], epoch = 0): Look {
  return { at, epoch, observations: observations.map((seen) => ({ ...seen, at })), failures: [] };
}

export function history(looks: readonly Look[], name = SITE): History {
  return { host: host(name), looks, connections: [] };
}

/** One home in each of `count` access networks, beginning at a number so that sets can be told apart. */
export function homes(count: number, from = 0): string[] {
  return Array.from({ length: count }, (_, index) => {
    const number = from + index;
    return `${String(20 + (number % 40))}.${String(Math.floor(number / 40) + 1)}.${String(number % 250)}.7`;
  });
}

export function poolName(address: string): string {
  return `dsl-${address.replaceAll(".", "-")}.pool.provider-lab.net`;
}

/** A first look at a botnet's site as three resolvers see it, with reverse names for the first addresses. */
export function botnetLook(at: number, from: number): Look {
  const sets = [homes(6, from), homes(6, from + 6), homes(6, from + 12)] as const;
  const named = sets[0].map((address) => reverse(address, poolName(address)));
  return look(at, [
    answer(sets[0], { resolver: ONE }),
    answer(sets[1], { resolver: TWO }),
    answer(sets[2], { resolver: THREE }),
    ...named,
  ]);
}
