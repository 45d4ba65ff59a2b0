import type { Evidence } from "../detection/evidence.ts";
import type { Words } from "./words.ts";

/** A finding with its sentence: the one form in which programs get it, from files, the command and events alike. */
export type WordedEvidence = {
  readonly group: Evidence["group"];
  /** Three decimals at most. */
  readonly points: number;
  readonly reason: Evidence["reason"];
  readonly facts: Evidence["facts"];
  readonly text: string;
};

export function wordedEvidence(evidence: Evidence, words: Words): WordedEvidence {
  const { group, points, reason, facts } = evidence;
  const text = words.evidenceSentence(evidence);
  return { group, points: Math.round(points * 1000) / 1000, reason, facts, text };
}
