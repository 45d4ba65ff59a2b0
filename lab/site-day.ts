import type { Judgement } from "../src/detection/judge.ts";
import { isStale } from "../src/detection/schedule.ts";
import { isWarned, type Level } from "../src/detection/verdict.ts";
import type { Scenario, Stage } from "./model/scenario.ts";
import { isExpected, STAGES, stageTime } from "./model/scenario.ts";
import { createSiteWatch, type SiteWatchOptions } from "./site-watch.ts";

export type SiteDayOptions = SiteWatchOptions;

export type StageResult = {
  readonly stage: Stage;
  readonly level: Level;
  readonly score: number;
  /** Looks so far. */
  readonly looks: number;
  readonly asExpected: boolean;
};

export type SiteDay = {
  readonly scenario: Scenario;
  readonly host: string;
  readonly stages: readonly StageResult[];
  readonly judgement: Judgement;
  readonly queries: number;
};

/**
 * One day of one site on a virtual clock, in this process and without any network: looks when the
 * verdict says that the next is due, and at the last stage a visit by the person, who is back a day
 * later. The queries, their order and the judgement are those of the extension.
 */
export function runSiteDay(options: SiteDayOptions): SiteDay {
  const { scenario } = options;
  const watch = createSiteWatch(options);
  const { clock } = watch;
  const look = (): void => {
    const { level } = watch.judgement().verdict;
    watch.look(level === "watch" || isWarned(level));
  };

  const first = clock.now();
  look();
  const stages: StageResult[] = [];
  for (const stage of STAGES) {
    const ttl = watch.judgement().facts.maximumTtl ?? 0;
    const reached = first + stageTime(stage, ttl);
    for (let due = watch.judgement().verdict.nextLookAt; due !== undefined && due <= reached;) {
      clock.advance(Math.max(0, Math.ceil(due) - clock.now()));
      look();
      const next = watch.judgement().verdict.nextLookAt;
      due = next !== undefined && next > clock.now() ? next : undefined;
    }
    clock.advance(Math.max(0, reached - clock.now()));
    const last = watch.history().looks.at(-1)?.at ?? first;
    if (isStale(last, clock.now())) look();
    const { level, score } = watch.judgement().verdict;
    const asExpected = isExpected(scenario.expected[stage], level);
    stages.push({ stage, level, score, looks: watch.history().looks.length, asExpected });
  }
  return {
    ...{ scenario, host: watch.host, stages },
    judgement: watch.judgement(),
    queries: watch.queries(),
  };
}
