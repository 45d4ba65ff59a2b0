import { answerDoh } from "../../lab/server/doh-exchange.ts";
import type { DnsAnswer, DnsQuestion } from "../../lab/server/answerer.ts";
import { judge } from "../../src/detection/judge.ts";
import type { History, Look, ResourceRecord } from "../../src/detection/observation.ts";
import { planAsks } from "../../src/detection/plan.ts";
import type { Level } from "../../src/detection/verdict.ts";
import { createAsking } from "../../src/dns/asking.ts";
import { takeLook } from "../../src/dns/look.ts";
import type { Priority } from "../../src/dns/pacing.ts";
import type { DnsPorts } from "../../src/dns/ports.ts";
import { host, KNOWLEDGE, ONE, THREE, TWO } from "../detection/history-builder.ts";
import { createVirtualClock } from "./virtual-clock.ts";

export const RESOLVERS = [ONE, TWO, THREE];

/** One query as it reached a resolver. */
export type Arrival = {
  readonly at: number;
  readonly resolver: string;
  readonly name: string;
  readonly type: string;
};

export type Tab = {
  readonly name: string;
  readonly level: () => Level;
  /** When it first had a level other than `unknown`, ms after it was opened; undefined: not yet. */
  readonly judgedMs: () => number | undefined;
  readonly look: () => Look | undefined;
};

/**
 * Three resolvers behind a round trip on a virtual clock, and one client for all tabs. Names that
 * begin with "odd" are at homes that change with every answer; all others at one server.
 */
export function createTabWorld(roundTripMs: number) {
  const clock = createVirtualClock();
  const arrivals: Arrival[] = [];
  const hanging = new Set<string>();
  let inFlight = 0;
  let most = 0;
  let draws = 0;
  const ports: DnsPorts<AbortSignal> = {
    now: clock.now,
    after: clock.after,
    newAbort: () => new AbortController(),
    fetch: (url, { method, signal }) => {
      const resolver = url.slice(0, url.indexOf("?"));
      const path = new URL(resolver).pathname;
      const asked = { method, url: new URL(url).pathname + new URL(url).search };
      const request = { ...asked, contentType: undefined, body: new Uint8Array() };
      const reply = answerDoh(request, path, answer, undefined);
      const { name, type } = reply.question ?? { name: "", type: "" };
      arrivals.push({ at: clock.now(), resolver, name, type });
      inFlight += 1;
      most = Math.max(most, inFlight);
      return new Promise((resolve, reject) => {
        signal.addEventListener("abort", () => {
          inFlight -= 1;
          reject(new Error("aborted"));
        });
        if (hanging.has(resolver)) return;
        clock.after(roundTripMs, () => {
          if (signal.aborted) return;
          inFlight -= 1;
          const { status, headers } = reply;
          resolve(new Response(Uint8Array.from(reply.body), { status, headers }));
        });
      });
    },
  };
  const asking = createAsking(ports, { random: () => 0.5 });

  function answer({ name, type }: DnsQuestion): DnsAnswer {
    const record = (data: string, ttl = 60): ResourceRecord => ({ name, type, ttl, data });
    if (type === "NS") return noError([record("ns1.servers-lab.net", 3600)]);
    if (type === "PTR") return noError([record(`dsl-${name.replaceAll(".", "-")}.lines-lab.net`)]);
    if (type !== "A") return noError([]);
    if (!name.startsWith("odd")) return noError([record("61.1.0.1")]);
    draws += 1;
    const octet = (n: number): string => String(20 + ((draws * 5 + n * 7) % 40));
    return noError([0, 1, 2, 3].map((n) => record(`${octet(n)}.${String(n)}.9.${String(n + 1)}`)));
  }

  /** Opens a tab whose first questions go to the resolver at `turn` in the list. */
  function open(name: string, turn: number, priority: () => Priority): Tab {
    const opened = clock.now();
    const history: History = { host: host(name), looks: [], connections: [] };
    const rotated = RESOLVERS.map((_, index) => RESOLVERS[(index + turn) % 3] ?? ONE);
    const resolvers = asking.health.arrange(rotated);
    let level: Level = "unknown";
    let judged: number | undefined;
    let done: Look | undefined;
    const note = (look: Look): void => {
      const facts = { history: { ...history, looks: [look] }, knowledge: KNOWLEDGE };
      level = judge({ ...facts, sensitivity: "balanced" }).verdict.level;
      if (level !== "unknown") judged ??= clock.now() - opened;
    };
    void takeLook({
      plan: (look, asked, slow) =>
        planAsks({ look, asked, slow, history, resolvers, knowledge: KNOWLEDGE, thorough: false }),
      ask: asking.askAs(priority),
      clock,
      epoch: 0,
      overdue: asking.health,
      onProgress: note,
    }).then((look) => {
      done = look;
      note(look);
    });
    return { name, level: () => level, judgedMs: () => judged, look: () => done };
  }

  return { clock, open, arrivals, hang: (url: string) => void hanging.add(url), most: () => most };
}

function noError(answer: readonly ResourceRecord[]): DnsAnswer {
  return { status: 0, answer, authority: [] };
}
