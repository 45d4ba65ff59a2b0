import type { NetworkKnowledge } from "../../../src/detection/network.ts";
import type { History, Look, ResourceRecord } from "../../../src/detection/observation.ts";

/** A published rule, re-implemented: takes the same looks as detection does. */
export type Baseline = {
  readonly id: string;
  /** What the rule is and where it was published. */
  readonly source: string;
  /** Warns where the score exceeds it. */
  readonly threshold: number;
  /** The rule's own score of all looks so far; 0 where it has nothing to say. */
  readonly score: (looks: readonly Look[], history: History, knowledge: NetworkKnowledge) => number;
};

/** One answer that holds addresses of the host. */
export type AddressAnswer = {
  readonly at: number;
  /** IPv4 addresses, each once, sorted. */
  readonly addresses: readonly string[];
  /** Seconds: the smallest of the address records. */
  readonly ttl: number;
};

/** The host's A answers in the order in which they stand in the looks. */
export function addressAnswers(looks: readonly Look[], host: string): readonly AddressAnswer[] {
  return looks.flatMap((look) =>
    look.observations.flatMap(({ at, question, answer }) => {
      if (question.type !== "A" || question.name !== host) return [];
      const records = answer.filter(({ type }) => type === "A");
      if (records.length === 0) return [];
      return [{ at, addresses: distinct(records), ttl: smallestTtl(records) }];
    }),
  );
}

/** Name servers' names, and their IPv4 addresses as far as they were asked for. */
export function nameServers(looks: readonly Look[]): {
  readonly names: readonly string[];
  readonly addresses: readonly string[];
} {
  const observations = looks.flatMap((look) => look.observations);
  const names = new Set(
    observations.flatMap(({ answer }) =>
      answer.filter(({ type }) => type === "NS").map(({ data }) => data),
    ),
  );
  const records = observations.flatMap(({ question, answer }) =>
    names.has(question.name) ? answer.filter(({ type }) => type === "A") : [],
  );
  return { names: [...names], addresses: distinct(records) };
}

/** How many networks announce the addresses. */
export function countNetworks(addresses: readonly string[], knowledge: NetworkKnowledge): number {
  const found = addresses.flatMap((address) => knowledge.networkOf(address)?.asn ?? []);
  return new Set(found).size;
}

/** All of the answers' addresses, each once. */
export function union(answers: readonly AddressAnswer[]): readonly string[] {
  return [...new Set(answers.flatMap(({ addresses }) => addresses))];
}

function distinct(records: readonly ResourceRecord[]): readonly string[] {
  return [...new Set(records.map(({ data }) => data))].sort();
}

function smallestTtl(records: readonly ResourceRecord[]): number {
  return Math.min(...records.map(({ ttl }) => ttl));
}
