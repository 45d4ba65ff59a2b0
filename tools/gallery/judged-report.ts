import type { Level, Verdict } from "../../src/detection/verdict.ts";
import type { Report } from "../../src/messages/protocol.ts";

export type Judged = Extract<Report, { state: "judged" }>;

export function judged(
  host: string,
  level: Level,
  change: Partial<Verdict>,
  facts: Judged["facts"],
): Judged {
  return {
    state: "judged",
    host,
    verdict: {
      level,
      score: 0,
      keys: { spread: level === "flux", machines: level === "flux" },
      evidence: [],
      groups: {
        dispersion: 0,
        churn: 0,
        residential: 0,
        "name-servers": 0,
        ttl: 0,
        extras: 0,
        legitimate: 0,
      },
      confidence: 0.5,
      looks: facts.looks.length,
      unknownCause: undefined,
      wouldChange: "nothing-soon",
      nextLookAt: undefined,
      ...change,
    },
    facts,
    allowed: undefined,
    marked: false,
    obstacle: undefined,
    checking: false,
    tableDate: Date.UTC(2026, 5, 17),
  };
}
