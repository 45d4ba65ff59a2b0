import { parseHost, type Host } from "../../src/detection/host.ts";
import { judge, type Judgement } from "../../src/detection/judge.ts";
import type { NetworkKnowledge } from "../../src/detection/network.ts";
import type { History } from "../../src/detection/observation.ts";
import { planAsks } from "../../src/detection/plan.ts";
import { isStale } from "../../src/detection/schedule.ts";
import { isWarned, type Level, type Verdict } from "../../src/detection/verdict.ts";
import { orderForHost } from "../../src/dns/resolvers.ts";
import { createRandom } from "../model/random.ts";
import { loadLabPrefixes } from "../model/lab-prefixes.ts";
import { vary } from "./draw-parameters.ts";
import { drawHabits } from "./habits.ts";
import type { Kind } from "./kind.ts";
import { lookAtOnce } from "./look-at-once.ts";
import { createQuickAddresses, type QuickAddresses } from "./quick-addresses.ts";
import type { SharedWorld } from "./varied-builder.ts";
import { createVariedSite, RESOLVERS } from "./varied-site.ts";

/** When levels are read: after the first look (about a second), one TTL, 15 minutes and 25 hours. */
export const MOMENTS = ["1 s", "1 TTL", "15 min", "25 h"] as const;
export type Moment = (typeof MOMENTS)[number];

/** ms after the first look began; one TTL is the largest one seen, at least a minute, at most an hour. */
export function momentTime(moment: Moment, ttl: number): number {
  const oneTtl = (Math.max(60, Math.min(ttl, 3_600)) + 1) * 1_000;
  return { "1 s": 1_000, "1 TTL": oneTtl, "15 min": 900_000, "25 h": 90_000_000 }[moment];
}

export type VariedDay = {
  readonly moments: readonly {
    readonly moment: Moment;
    readonly level: Level;
    readonly score: number;
    readonly groups: Verdict["groups"];
    readonly keys: Verdict["keys"];
    /** How many of the history's looks had been taken. */
    readonly looks: number;
  }[];
  readonly history: History;
  readonly judgement: Judgement;
  /** ms from the first look to the first that warned; undefined where none did. */
  readonly warnedAfter: number | undefined;
  readonly queries: number;
};

/** A Monday; which hour the person comes is the site's luck. */
const BEGINNING = Date.UTC(2026, 0, 5);
const DAY_MS = 86_400_000;
let addresses: QuickAddresses | undefined;

/** One world for many sites; the same seed gives the same world. */
export function createSharedWorld(seed: number): SharedWorld {
  addresses ??= createQuickAddresses(loadLabPrefixes());
  return { seed, habits: drawHabits(seed), addresses, remembered: new Map() };
}

/**
 * One day of the `index`-th site of a kind in a world, with parameters of its own, without waiting and
 * without any network; looks, queries and judgement are those of the extension at the usual
 * sensitivity. A pure function of the world's seed, the kind and the index.
 */
export function runVariedDay(
  world: SharedWorld,
  kind: Kind,
  index: number,
  knowledge: NetworkKnowledge,
): VariedDay {
  const random = createRandom(world.seed, kind.scenario.id, index, "parameters");
  const scenario = vary(kind.scenario, random, kind.bounds);
  const site = createVariedSite(world, { scenario, index }, BEGINNING);
  const host = asHost(scenario.hosts[Math.floor(random() * scenario.hosts.length)] ?? "");
  const key = Uint8Array.from({ length: 16 }, () => Math.floor(random() * 256));
  const resolvers = orderForHost(RESOLVERS, host, key);
  const first = BEGINNING + DAY_MS + Math.floor(random() * DAY_MS);
  let now = first;
  let history: History = { host, looks: [], connections: [] };
  let judgement = judge({ history, knowledge, sensitivity: "balanced" });
  let queries = 0;
  let warnedAfter: number | undefined;
  /** What was known in the first second, before a look's later draws. */
  let atOnce = judgement;

  const look = (): void => {
    const { level } = judgement.verdict;
    const thorough = level === "watch" || isWarned(level);
    const before = history;
    site.stir(host, now, judgement.facts.maximumTtl ?? usualTtl(scenario.parameters["ttl"]?.value));
    lookAtOnce(
      now,
      (sofar, asked) =>
        planAsks({ look: sofar, asked, history: before, resolvers, knowledge, thorough }),
      (ask, at) => {
        queries += 1;
        return site.answer(ask, at);
      },
      (sofar, at) => {
        now = at;
        history = { ...before, looks: [...before.looks, sofar] };
        judgement = judge({ history, knowledge, sensitivity: "balanced" });
        if (isWarned(judgement.verdict.level)) warnedAfter ??= at - first;
        if (at - first <= momentTime("1 s", 0)) atOnce = judgement;
      },
    );
  };

  look();
  const moments = MOMENTS.map((moment) => {
    const reached = first + momentTime(moment, judgement.facts.maximumTtl ?? 0);
    for (let due = judgement.verdict.nextLookAt; due !== undefined && due <= reached;) {
      now = Math.max(now, Math.ceil(due));
      look();
      const next = judgement.verdict.nextLookAt;
      due = next !== undefined && next > now ? next : undefined;
    }
    now = Math.max(now, reached);
    // The person is back: a settled host is looked at again.
    if (isStale(history.looks.at(-1)?.at ?? first, now)) look();
    const { level, score, groups, keys } = (moment === "1 s" ? atOnce : judgement).verdict;
    return { moment, level, score, groups, keys, looks: history.looks.length };
  });
  return { moments, history, judgement, warnedAfter, queries };
}

/** Seconds; what caches hold before anybody here has looked. */
function usualTtl(declared: unknown): number {
  return typeof declared === "number" ? declared : 300;
}

function asHost(text: string): Host {
  const parsed = parseHost(text);
  if (!parsed.ok) throw new Error(`"${text}" is no name that can be looked up (${parsed.reason}).`);
  return parsed.host;
}
