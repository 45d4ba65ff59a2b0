import type { NetworkKnowledge } from "../../src/detection/network.ts";
import type { Kind } from "../../lab/variation/kind.ts";
import { createSharedWorld, runVariedDay } from "../../lab/variation/varied-day.ts";
import { hasBoth, ruleScores, type SiteResult } from "./site-result.ts";

/** All sites of one world: `count` of each kind. */
export function* runWorld(
  seed: number,
  kinds: readonly Kind[],
  count: (kind: Kind) => number,
  knowledge: NetworkKnowledge,
): Generator<SiteResult> {
  const world = createSharedWorld(seed);
  for (const kind of kinds) {
    for (let index = 0; index < count(kind); index += 1) {
      const day = runVariedDay(world, kind, index, knowledge);
      const readings = day.moments.map(({ level, score, groups, keys, looks }) => ({
        level,
        score,
        groups,
        hasKeys: hasBoth(keys),
        rules: ruleScores(day.history, looks, knowledge),
      }));
      yield { kind: kind.scenario.id, seed, readings, warnedAfter: day.warnedAfter };
    }
  }
}
