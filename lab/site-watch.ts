import { parseHost, type Host } from "../src/detection/host.ts";
import { judge, type Judgement } from "../src/detection/judge.ts";
import type { NetworkKnowledge } from "../src/detection/network.ts";
import type { Failure, History, Observation } from "../src/detection/observation.ts";
import type { Ask } from "../src/detection/plan.ts";
import { planLook } from "../src/detection/plan-look.ts";
import type { Sensitivity } from "../src/detection/verdict.ts";
import { orderForHost } from "../src/dns/resolvers.ts";
import { createVirtualClock, type VirtualClock } from "./model/clock.ts";
import type { Scenario } from "./model/scenario.ts";
import { createWorld } from "./model/world.ts";
import { createThreeOperators } from "./resolvers/three-operators.ts";
import { lookAtOnce } from "./variation/look-at-once.ts";

export type SiteWatchOptions = {
  readonly scenario: Scenario;
  readonly knowledge: NetworkKnowledge;
  /** Chooses the world and which operator is asked first. */
  readonly seed: number;
  readonly sensitivity?: Sensitivity;
  /** Asks about odd sites with the example subnets too, at the operator that passes them on. */
  readonly askAbroad?: boolean;
  /** Default: the scenario's main one. */
  readonly host?: string;
};

/** A site of the lab that can be looked at, again and again, on a virtual clock. */
export type SiteWatch = {
  readonly host: Host;
  readonly clock: VirtualClock;
  /** Takes one look, which takes its time; `thorough`: both stages whatever the first says. */
  readonly look: (thorough: boolean) => void;
  readonly history: () => History;
  /** By all looks so far. */
  readonly judgement: () => Judgement;
  /** Sent so far. */
  readonly queries: () => number;
};

/** An arbitrary Monday; the world begins there. */
const BEGINNING = Date.UTC(2026, 0, 5, 9);
/** The person had the site open for the first time some while after it went up. */
const FIRST_VISIT_MS = 20 * 60_000;

/** In this process and without any network; the queries, their order and the judgement are those of the extension. */
export function createSiteWatch(options: SiteWatchOptions): SiteWatch {
  const { scenario, knowledge, seed, sensitivity = "balanced" } = options;
  const host = asHost(options.host ?? scenario.hosts[0] ?? "");
  const clock = createVirtualClock(BEGINNING);
  const world = createWorld({ seed, scenarios: [scenario], startedAt: BEGINNING });
  const operators = createThreeOperators(world);
  const asked = new Map(
    Object.entries(operators).map(([name, operator]) => [`https://${name}/dns-query`, operator]),
  );
  const key = Uint8Array.from({ length: 16 }, (_, index) => (seed * 31 + index * 7) & 255);
  const resolvers = orderForHost([...asked.keys()], host, key);
  const passesOn = "https://harbour/dns-query";
  const abroad = options.askAbroad === true ? { resolver: passesOn, atOnce: false } : undefined;
  let queries = 0;
  const answer = ({ resolver, name, type, subnet }: Ask, at: number): Observation | Failure => {
    queries += 1;
    const question = { name, type };
    const common = { at, resolver, question };
    const operator = asked.get(resolver);
    if (operator === undefined) {
      return { ...common, kind: "unreachable", detail: "no such resolver" };
    }
    const given = operator.answer(question, at, subnet === undefined ? {} : { subnet });
    const { status, answer: records, extendedErrors, scope } = given;
    return {
      ...common,
      status,
      answer: records,
      extendedErrors,
      ...(subnet !== undefined && { subnet: { asked: subnet, scope } }),
    };
  };

  let history: History = { host, looks: [], connections: [] };
  let judgement = judge({ history, knowledge, sensitivity });
  const look = (thorough: boolean): void => {
    const before = history;
    const taken = lookAtOnce(
      clock.now(),
      (sofar, sent) =>
        planLook({
          look: sofar,
          asked: sent,
          history: before,
          resolvers,
          knowledge,
          thorough,
          abroad,
        }),
      answer,
      (_, at) => {
        clock.advance(at - clock.now());
      },
    );
    history = { ...history, looks: [...history.looks, taken] };
    judgement = judge({ history, knowledge, sensitivity });
  };

  clock.advance(FIRST_VISIT_MS);
  return {
    host,
    clock,
    look,
    history: () => history,
    judgement: () => judgement,
    queries: () => queries,
  };
}

function asHost(text: string): Host {
  const parsed = parseHost(text);
  if (!parsed.ok) throw new Error(`"${text}" is no name that can be looked up (${parsed.reason}).`);
  return parsed.host;
}
