import { scenarioById } from "../../lab/scenarios/all-scenarios.ts";
import type { Answerer } from "../../lab/server/answerer.ts";
import { createDohHandler } from "../../lab/server/doh-server.ts";
import type { Fault } from "../../lab/server/faults.ts";
import { listen } from "../../lab/server/listeners.ts";
import { createQueryLog } from "../../lab/server/query-log.ts";
import { startLab, type Lab } from "../../lab/server/start-lab.ts";
import { createWebServer } from "../../lab/server/web-server.ts";
import { nodeClock, openNodePorts } from "../../src/cli/node-ports.ts";
import { loadKnowledge } from "../../tools/networks/load-knowledge.ts";
import { parseHost, type Host } from "../../src/detection/host.ts";
import { judge } from "../../src/detection/judge.ts";
import type { History, Look } from "../../src/detection/observation.ts";
import { planAsks } from "../../src/detection/plan.ts";
import type { Level } from "../../src/detection/verdict.ts";
import { createAsking, type Asking } from "../../src/dns/asking.ts";
import { takeLook } from "../../src/dns/look.ts";
import { createBadCertificates, type BadCertificate } from "./bad-certificates.ts";

/** Honest sites by what could go wrong with them: nothing, and one home that moves. */
export const HONEST = ["plain", "dynamic-home"] as const;
export const FLUXED = "home-flux";

/**
 * How long a query may take, ms: short where the fault is that nothing comes, but not too short for those
 * that are well on a busy machine; elsewhere so long that a busy machine is not taken for a fault; for the table the usual 4 s.
 */
const IMPATIENT_MS = 2_000;
const PATIENT_MS = 20_000;
const NEVER_ENDS: ReadonlySet<string> = new Set(["hang", "stall", "drip", "certificate"]);
/** Whether the table is wanted (`npm run bench:faults`): it costs a judgement at every answer. */
export const WANTS_TABLE = process.env["FAULT_TABLE"] === "1";

export type Ill = Fault | { readonly kind: "certificate"; readonly what: BadCertificate };
export type Where = "first" | "last" | "all";

export type Looked = {
  readonly look: Look;
  readonly level: Level;
  /** From the first query to the end of the look, ms. */
  readonly tookMs: number;
  /** Until the level that the look ended with was first reached, ms. */
  readonly levelMs: number;
};

export type FaultWorld = {
  /** Makes one, or all three, of the resolvers ill; gives their URLs, the host's own first. */
  readonly fall: (ill: Ill | undefined, where: Where) => Promise<readonly string[]>;
  /** One look at a site with a client that knows nothing yet. */
  readonly look: (
    scenario: string,
    resolvers: readonly string[],
    options?: { readonly history?: History; readonly asking?: Asking },
  ) => Promise<Looked>;
  readonly newAsking: () => Asking;
  readonly historyOf: (scenario: string) => History;
  readonly lab: Lab;
  readonly close: () => Promise<void>;
};

const knowledge = loadKnowledge();

/** The lab's resolvers over real sockets and TLS, and clients that look through them. */
export async function openFaultWorld(): Promise<FaultWorld> {
  const scenarios = [FLUXED, ...HONEST].map(scenarioById);
  const lab = await startLab({ scenarios, place: "outside" });
  const certificates = await createBadCertificates();
  const authorities = [lab.certificates.authorityPem, certificates.authorityPem];
  const badUrls = new Map<BadCertificate, string>();
  const closers: (() => Promise<void>)[] = [lab.close];
  const node = openNodePorts(authorities);
  closers.push(node.close);
  let impatient = false;

  async function badUrl(what: BadCertificate): Promise<string> {
    const known = badUrls.get(what);
    if (known !== undefined) return known;
    const answer: Answerer = (question) =>
      lab.resolvers[0]?.operator.answer(question, Date.now()) ?? {
        status: 2,
        answer: [],
        authority: [],
      };
    const handler = createDohHandler({
      operator: what,
      path: "/dns-query",
      answer,
      fault: () => undefined,
      log: createQueryLog(),
      now: Date.now,
    });
    const tls = { certificates: await certificates.storeFor(what), fallbackNames: ["127.0.0.1"] };
    const server = await createWebServer({ handler, roundTripMs: 0, tls });
    const listener = await listen("127.0.0.1", 0, server.take);
    closers.push(listener.close);
    const url = `https://127.0.0.1:${String(listener.port)}/dns-query`;
    badUrls.set(what, url);
    return url;
  }

  function hostOf(scenario: string): Host {
    const parsed = parseHost(scenarioById(scenario).hosts[0] ?? "");
    if (!parsed.ok) throw new Error(`The scenario ${scenario} has no host.`);
    return parsed.host;
  }

  const historyOf = (scenario: string): History => {
    return { host: hostOf(scenario), looks: [], connections: [] };
  };

  const newAsking = (): Asking =>
    createAsking(node.ports, {
      random: () => 0.5,
      ...(!WANTS_TABLE && { timeoutMs: impatient ? IMPATIENT_MS : PATIENT_MS }),
    });

  return {
    lab,
    historyOf,
    newAsking,
    fall: async (ill, where) => {
      impatient = !WANTS_TABLE && ill !== undefined && NEVER_ENDS.has(ill.kind);
      for (const { operator, setFault } of lab.resolvers) {
        operator.reset();
        setFault(undefined);
      }
      const picked = lab.resolvers.map((_, index) => where === "all" || index === place(where));
      return Promise.all(
        lab.resolvers.map(async ({ url, setFault }, index) => {
          if (picked[index] !== true || ill === undefined) return url;
          if (ill.kind === "certificate") return badUrl(ill.what);
          setFault(ill);
          return url;
        }),
      );
    },
    look: async (scenario, resolvers, { history = historyOf(scenario), asking } = {}) => {
      const { askAs, health } = asking ?? newAsking();
      const ordered = health.arrange(resolvers);
      const levelOf = (look: Look): Level =>
        judge({
          history: { ...history, looks: [...history.looks, look] },
          knowledge,
          sensitivity: "balanced",
        }).verdict.level;
      const began = performance.now();
      const reached: { level: Level; ms: number }[] = [];
      const look = await takeLook({
        plan: (sofar, asked, slow) =>
          planAsks({
            look: sofar,
            asked,
            slow,
            history,
            resolvers: ordered,
            knowledge,
            thorough: false,
          }),
        ask: askAs(() => "visible"),
        clock: nodeClock,
        epoch: 0,
        overdue: health,
        onProgress: (sofar) => {
          if (WANTS_TABLE) reached.push({ level: levelOf(sofar), ms: performance.now() - began });
        },
      });
      const tookMs = Math.round(performance.now() - began);
      const level = levelOf(look);
      const first = reached.find((step) => step.level === level)?.ms ?? tookMs;
      return { look, level, tookMs, levelMs: Math.round(first) };
    },
    close: async () => {
      await Promise.all(closers.map((close) => close()));
    },
  };
}

function place(where: Where): number {
  return where === "first" ? 0 : 2;
}
