import type { RecordType, ResourceRecord } from "../../src/detection/observation.ts";
import { below, createRandom, type Random } from "../model/random.ts";
import type { World } from "../model/world.ts";
import type { Region } from "../model/zone.ts";
import type { ShortLife } from "./cache.ts";
import { createRecursor } from "./recursor.ts";
import { tamper, type Tampering } from "./tampering.ts";

export type OperatorOptions = {
  readonly name: string;
  /** How many independent caches stand behind the one address. */
  readonly caches: number;
  /** Where they stand. */
  readonly region: Region;
  readonly world: World;
  /** Sends the client's subnet on to authorities, and keeps scoped answers apart (RFC 7871). */
  readonly clientSubnet?: boolean;
  /** Longest time to live that it keeps, seconds; default one day. */
  readonly mostSeconds?: number;
  /** What it does with answers that live for no time at all; default "in-flight". */
  readonly shortLife?: ShortLife;
  /** Filtering, lying or failing for some names; the first that matches wins. */
  readonly tampering?: readonly Tampering[];
};

export type OperatorAnswer = {
  /** 0 NOERROR, 2 SERVFAIL, 3 NXDOMAIN, 5 REFUSED. */
  readonly status: 0 | 2 | 3 | 5;
  readonly answer: readonly ResourceRecord[];
  /** The SOA of a negative answer. */
  readonly authority: readonly ResourceRecord[];
  /** Extended DNS error codes (RFC 8914). */
  readonly extendedErrors: readonly number[];
  /** ECS scope to return when the query carried a subnet. */
  readonly scope: 0 | 24;
  readonly cached: boolean;
  /** Which cache answered, from 0; -1 where the operator answered by itself. */
  readonly cache: number;
};

export type AnswerOptions = {
  /** EDNS Client Subnet of the query, such as `198.18.0.0/24`; used where the operator passes it on. */
  readonly subnet?: string;
  /** Asks this cache instead of a random one. */
  readonly cache?: number;
};

export type Question = { readonly name: string; readonly type: RecordType };

/** One public resolver. */
export type Operator = {
  readonly name: string;
  /** `at` in ms since the epoch; the name in lower case without the final dot. */
  readonly answer: (question: Question, at: number, options?: AnswerOptions) => OperatorAnswer;
  /** Queries received, by `name type`. */
  readonly counts: ReadonlyMap<string, number>;
  /** Changes what it tampers with while it runs. */
  readonly setTampering: (tampering: readonly Tampering[]) => void;
  /** Empties caches and counts. */
  readonly reset: () => void;
};

/** Builds one operator. Which cache answers and the order of records are drawn from the world's seed. */
export function createOperator(options: OperatorOptions): Operator {
  const { name, world, region } = options;
  if (!Number.isInteger(options.caches) || options.caches < 1) {
    throw new RangeError(`Operator ${name} needs at least one cache.`);
  }
  const recursors = Array.from({ length: options.caches }, () =>
    createRecursor(
      world.authority,
      options.mostSeconds ?? 86_400,
      options.shortLife ?? "in-flight",
    ),
  );
  const counts = new Map<string, number>();
  let tampering = options.tampering ?? [];
  let random = createRandom(world.seed, name);

  return {
    name,
    counts,
    answer: (question, at, how = {}) => {
      const key = `${question.name} ${question.type}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
      const own = tamper(question, tampering);
      if (own !== undefined) return { ...own, scope: 0, cached: false, cache: -1 };
      const drawn = below(random, recursors.length);
      const cache = how.cache ?? drawn;
      const recursor = recursors[cache];
      if (recursor === undefined) throw new RangeError(`${name} has no cache ${String(cache)}.`);
      const subnet = options.clientSubnet === true ? how.subnet : undefined;
      const found = recursor.resolve(question, at, { region, subnet });
      return { ...found, answer: rotated(found.answer, random), extendedErrors: [], cache };
    },
    setTampering: (list) => {
      tampering = list;
    },
    reset: () => {
      for (const recursor of recursors) recursor.clear();
      counts.clear();
      random = createRandom(world.seed, name);
    },
  };
}

/** Recursors rotate the records of a set, so their order says nothing (the alias chain stays first). */
function rotated(answer: readonly ResourceRecord[], random: Random): readonly ResourceRecord[] {
  const chain = answer.filter(({ type }) => type === "CNAME");
  const rest = answer.filter(({ type }) => type !== "CNAME");
  if (rest.length < 2) return answer;
  const shift = below(random, rest.length);
  return [...chain, ...rest.slice(shift), ...rest.slice(0, shift)];
}
