import type { Judgement } from "../detection/judge.ts";
import { wordedEvidence } from "../ui/worded-evidence.ts";
import type { Words } from "../ui/words.ts";

/** A judged host as one line of JSON, the form that programs read. */
export function reportJson({ verdict, facts, transitions }: Judgement, words: Words): string {
  const first = transitions[0]?.at ?? 0;
  return JSON.stringify({
    host: facts.host,
    verdict: verdict.level,
    score: rounded(verdict.score),
    transitions: transitions.map(({ at, verdict: level, score }) => ({
      elapsed: rounded((at - first) / 1000),
      verdict: level,
      score: rounded(score),
    })),
    evidence: verdict.evidence.map((one) => wordedEvidence(one, words)),
    facts,
  });
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
