import type { Ask } from "../../src/detection/plan.ts";
import type { Failure, Observation } from "../../src/detection/observation.ts";
import { createAuthority } from "../model/authority.ts";
import type { ReverseBook } from "../model/builder.ts";
import { createRandom, hash32, type Random } from "../model/random.ts";
import { reverseZones } from "../model/reverse-zones.ts";
import type { Scenario } from "../model/scenario.ts";
import type { World } from "../model/world.ts";
import { createOperator, type Operator } from "../resolvers/operator.ts";
import { OPERATOR_NAMES, SHORT_LIVES } from "../resolvers/three-operators.ts";
import { drawCircumstances, type Circumstances } from "./habits.ts";
import { createVariedBuilder, type SharedWorld } from "./varied-builder.ts";

/** The three operators' addresses, invented. */
export const RESOLVERS = [
  "https://north/dns-query",
  "https://harbour/dns-query",
  "https://meadow/dns-query",
] as const;

/** One site of a world as one person's device reaches it. */
export type VariedSite = {
  readonly seed: number;
  readonly circumstances: Circumstances;
  /** Answers at once; `at` in ms since the epoch, never earlier than before. */
  readonly answer: (ask: Ask, at: number) => Observation | Failure;
  /** Lets other people ask for the host shortly before a look. `ttl` in seconds. */
  readonly stir: (host: string, at: number, ttl: number) => void;
};

/** Of the queries without a usable answer, the share that ends in SERVFAIL; the rest times out. */
const SERVFAIL_SHARE = 0.3;

export function createVariedSite(
  world: SharedWorld,
  site: { readonly scenario: Scenario; readonly index: number },
  startedAt: number,
): VariedSite {
  const { scenario, index } = site;
  const seed = hash32(world.seed, scenario.id, index, "site");
  const random = createRandom(seed, "person");
  const circumstances = drawCircumstances(random);
  const operators = createOperators(build(world, site, seed, startedAt), circumstances);

  return {
    seed,
    circumstances,
    answer: ({ resolver, name, type }, at) => {
      const question = { name, type };
      const operator = operators.get(resolver);
      if (operator === undefined) throw new Error(`There is no resolver ${resolver}.`);
      if (random() < circumstances.lost) return lost(random, { at, resolver, question });
      const { status, answer, extendedErrors } = operator.answer(question, at);
      return { at, resolver, question, status, answer, extendedErrors };
    },
    stir: (host, at, ttl) => {
      if (circumstances.busy === 0 || ttl <= 1) return;
      [...operators.values()].forEach((operator, place) => {
        const caches = circumstances.caches[place] ?? 0;
        for (let cache = 0; cache < caches; cache += 1) {
          if (random() >= circumstances.busy) continue;
          const before = Math.floor(random() * ttl * 1_000);
          for (const type of ["A", "AAAA"] as const) {
            operator.answer({ name: host, type }, Math.max(startedAt, at - before), { cache });
          }
        }
      });
    },
  };
}

function lost(random: Random, common: Pick<Observation, "at" | "resolver" | "question">) {
  if (random() < SERVFAIL_SHARE) return { ...common, status: 2, answer: [] };
  return { ...common, kind: "timeout" as const, detail: "No answer within the time allowed." };
}

function build(
  shared: SharedWorld,
  { scenario, index }: { readonly scenario: Scenario; readonly index: number },
  seed: number,
  startedAt: number,
): World {
  const book: ReverseBook = new Map();
  const zones = scenario.build(createVariedBuilder(shared, { id: scenario.id, index }, book));
  const all = [...zones, ...reverseZones(book)];
  return {
    seed,
    startedAt,
    scenarios: [scenario],
    authority: createAuthority(all, startedAt),
    zones: all,
    scenarioOf: (host) => (scenario.hosts.includes(host) ? scenario : undefined),
  };
}

/** As `createThreeOperators`, with the person's own number of caches and part of the world. */
function createOperators(world: World, { caches, region }: Circumstances) {
  return new Map<string, Operator>(
    RESOLVERS.map((url, place) => [
      url,
      createOperator({
        name: url,
        caches: caches[place] ?? 1,
        region,
        world,
        mostSeconds: 43_200,
        shortLife: SHORT_LIVES[OPERATOR_NAMES[place] ?? "north"],
      }),
    ]),
  );
}
