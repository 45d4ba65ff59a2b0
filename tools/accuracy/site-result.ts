import { judge } from "../../src/detection/judge.ts";
import type { NetworkKnowledge } from "../../src/detection/network.ts";
import type { History } from "../../src/detection/observation.ts";
import type { Level, Verdict } from "../../src/detection/verdict.ts";
import { BASELINES } from "./baselines/all-baselines.ts";

/** What was found of one site at one moment. */
export type Reading = {
  readonly level: Level;
  readonly score: number;
  readonly groups: Verdict["groups"];
  /** Whether the score has both keys that red needs. */
  readonly hasKeys: boolean;
  /** Scores of the published rules, in the order of `BASELINES`. */
  readonly rules: readonly number[];
};

/** One site's day, as small as it can be handed from one process to another. */
export type SiteResult = {
  readonly kind: string;
  /** The world's seed; what is measured is alike within one. */
  readonly seed: number;
  /** In the order of `MOMENTS`. */
  readonly readings: readonly Reading[];
  /** ms from the first look to the first warning. */
  readonly warnedAfter: number | undefined;
};

/** Scores of all published rules over the first `looks` looks. */
export function ruleScores(
  history: History,
  looks: number,
  knowledge: NetworkKnowledge,
): readonly number[] {
  const seen = history.looks.slice(0, looks);
  return BASELINES.map(({ score }) => score(seen, history, knowledge));
}

/** Whether a verdict has both keys that red needs. */
export function hasBoth({ spread, machines }: Verdict["keys"]): boolean {
  return spread && machines;
}

/** Detection and rules over the first `looks` looks of a history that is already whole. */
export function readAt(history: History, looks: number, knowledge: NetworkKnowledge): Reading {
  const seen = { ...history, looks: history.looks.slice(0, looks) };
  const { verdict } = judge({ history: seen, knowledge, sensitivity: "balanced" });
  const { level, score, groups, keys } = verdict;
  return {
    level,
    score,
    groups,
    hasKeys: hasBoth(keys),
    rules: ruleScores(history, looks, knowledge),
  };
}
