import { parseHost } from "../../src/detection/host.ts";
import { judge } from "../../src/detection/judge.ts";
import { rank } from "../../src/detection/levels.ts";
import type { NetworkKnowledge } from "../../src/detection/network.ts";
import type { History } from "../../src/detection/observation.ts";
import { planAsks } from "../../src/detection/plan.ts";
import { recollectHistory } from "../../src/detection/recollect-history.ts";
import { isWarned, type Level } from "../../src/detection/verdict.ts";
import { orderForHost } from "../../src/dns/resolvers.ts";
import { createRandom } from "../model/random.ts";
import { vary } from "./draw-parameters.ts";
import type { Kind } from "./kind.ts";
import { lookAtOnce } from "./look-at-once.ts";
import type { SharedWorld } from "./varied-builder.ts";
import { createVariedSite, RESOLVERS } from "./varied-site.ts";

export type WeeksOptions = {
  /** Days on which the person comes, from 0. The browser is closed at the end of each. */
  readonly visits: readonly number[];
  /** Whether anything is kept from day to day. */
  readonly remember: boolean;
};

const BEGINNING = Date.UTC(2026, 0, 5);
const DAY_MS = 86_400_000;
/** The site is open this long; looks that fall due meanwhile are taken. */
const OPEN_MS = 20 * 60_000;

/**
 * A site as somebody sees it who comes back for 20 minutes on some days: the level at the end of each
 * visit. Of a clear host only its recollection is kept between them, of an odd one the history.
 */
export function runVariedWeeks(
  world: SharedWorld,
  kind: Kind,
  index: number,
  knowledge: NetworkKnowledge,
  { visits, remember }: WeeksOptions,
): readonly Level[] {
  const random = createRandom(world.seed, kind.scenario.id, index, "parameters");
  const scenario = vary(kind.scenario, random, kind.bounds);
  const site = createVariedSite(world, { scenario, index }, BEGINNING);
  const parsed = parseHost(scenario.hosts[Math.floor(random() * scenario.hosts.length)] ?? "");
  if (!parsed.ok) throw new Error(`${scenario.id} has no host that can be looked up.`);
  const { host } = parsed;
  const key = Uint8Array.from({ length: 16 }, () => Math.floor(random() * 256));
  const resolvers = orderForHost(RESOLVERS, host, key);
  const hour = Math.floor((8 + random() * 10) * 3_600_000);
  const empty: History = { host, looks: [], connections: [] };
  let history = empty;

  return visits.map((day, visit) => {
    const start = BEGINNING + (day + 1) * DAY_MS + hour;
    const take = (now: number): ReturnType<typeof judge> => {
      const before = history;
      const known = judge({ history, knowledge, sensitivity: "balanced" });
      const level = known.verdict.level;
      const thorough = level === "watch" || isWarned(level);
      site.stir(host, now, known.facts.maximumTtl ?? 300);
      const look = lookAtOnce(
        now,
        (sofar, asked) =>
          planAsks({ look: sofar, asked, history: before, resolvers, knowledge, thorough }),
        site.answer,
      );
      // Every visit is a session of its own, so a device's network may be another.
      history = { ...history, looks: [...history.looks, { ...look, epoch: visit }].slice(-32) };
      return judge({ history, knowledge, sensitivity: "balanced" });
    };
    let found = take(start);
    let now = start;
    for (;;) {
      const due = found.verdict.nextLookAt;
      if (due === undefined || due <= now || due > start + OPEN_MS) break;
      now = Math.ceil(due);
      found = take(now);
    }
    const { level } = found.verdict;
    if (!remember) history = empty;
    else if (rank(level) < rank("watch")) {
      const earlier = recollectHistory(history, knowledge);
      history = earlier === undefined ? empty : { ...empty, earlier };
    }
    return level;
  });
}
