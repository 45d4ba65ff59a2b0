import { scenarioById } from "../../lab/scenarios/all-scenarios.ts";
import { nodeClock, openNodePorts } from "../../src/cli/node-ports.ts";
import { parseHost, type Host } from "../../src/detection/host.ts";
import { judge } from "../../src/detection/judge.ts";
import type { NetworkKnowledge } from "../../src/detection/network.ts";
import type { History, Look } from "../../src/detection/observation.ts";
import { planAsks } from "../../src/detection/plan.ts";
import type { Level } from "../../src/detection/verdict.ts";
import { createAsking, type Asking } from "../../src/dns/asking.ts";
import { takeLook } from "../../src/dns/look.ts";

/** The scenario that is looked at: it needs everything a look can ask. */
export const SCENARIO = "double-flux";
export const ROUND_TRIPS_MS = [20, 50, 150] as const;

export type Served = { readonly urls: readonly string[]; readonly authorityPem: string };

/** One look, ms from its start. */
export type LookTimes = {
  /** Until there was any level but `unknown`. */
  readonly first: number;
  /** Until all name servers and reverse names were in, and judged. */
  readonly full: number;
  readonly level: Level;
};

export type Client = {
  readonly look: () => Promise<LookTimes>;
  readonly close: () => Promise<void>;
};

/** A client without connections; its second look finds them warm. */
export function createClient({ urls, authorityPem }: Served, knowledge: NetworkKnowledge): Client {
  const { ports, close } = openNodePorts([authorityPem]);
  const asking = createAsking<AbortSignal>(
    ports,
    // The budget is for people's browsing, which comes slower than looks one after another.
    {
      random: Math.random,
      budget: {
        perMinute: 100_000,
        reserved: 0,
        inFlight: 24,
        inFlightEach: 12,
        waiting: 5000,
        maximumWaitMs: 60_000,
      },
    },
  );
  return {
    look: () => lookOnce(asking, urls, knowledge),
    close,
  };
}

async function lookOnce(
  { askAs, health }: Asking,
  resolvers: readonly string[],
  knowledge: NetworkKnowledge,
): Promise<LookTimes> {
  const history: History = { host: hostOfScenario(), looks: [], connections: [] };
  const levelOf = (look: Look): Level =>
    judge({ history: { ...history, looks: [look] }, knowledge, sensitivity: "balanced" }).verdict
      .level;
  const began = performance.now();
  let first: number | undefined;
  const look = await takeLook({
    plan: (sofar, asked, slow) =>
      planAsks({ look: sofar, asked, slow, history, resolvers, knowledge, thorough: false }),
    ask: askAs(() => "visible"),
    clock: nodeClock,
    epoch: 0,
    overdue: health,
    onProgress: (sofar) => {
      if (first === undefined && levelOf(sofar) !== "unknown") first = performance.now() - began;
    },
  });
  const level = levelOf(look);
  const full = performance.now() - began;
  if (look.failures.length > 0) {
    throw new Error(`A query failed: ${look.failures[0]?.detail ?? ""}`);
  }
  return { first: first ?? full, full, level };
}

function hostOfScenario(): Host {
  const parsed = parseHost(scenarioById(SCENARIO).hosts[0] ?? "");
  if (!parsed.ok) throw new Error(`The scenario ${SCENARIO} has no host.`);
  return parsed.host;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
