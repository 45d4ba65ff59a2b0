import type { Dossier } from "./dossier.ts";
import type { HostFacts } from "./facts.ts";
import { describeHost } from "./host-facts.ts";
import { followCase, type Transition } from "./known-cases.ts";
import { explainUnknown } from "./levels.ts";
import type { History } from "./observation.ts";
import { withoutOutliers } from "./outliers.ts";
import { confirmAt, nextLookAt } from "./schedule.ts";
import type { Score } from "./score.ts";
import type { Terms } from "./tracks.ts";
import type { Level, Verdict, WouldChange } from "./verdict.ts";

/** What is judged. */
export type Case = Terms;

export type Judgement = {
  readonly verdict: Verdict;
  readonly facts: HostFacts;
  /** The level after each look, oldest first. */
  readonly transitions: readonly Transition[];
};

/**
 * Judges a host by its history. Pure: the same history always gives the same verdict. Any input
 * gives a verdict; one that cannot be judged is `unknown` with its cause.
 */
export function judge(of: Case): Judgement {
  const history = withoutOutliers(of.history);
  const { whole, transitions } = followCase({ ...of, history });
  const level = transitions.at(-1)?.verdict ?? "unknown";
  return {
    verdict: describeVerdict(level, whole.latest, whole.dossier, history),
    facts: describeHost(history, whole.dossier, of.knowledge),
    transitions,
  };
}

function describeVerdict(
  level: Level,
  latest: Score | undefined,
  dossier: Dossier,
  history: History,
): Verdict {
  const answered = history.looks.filter(({ observations }) => observations.length > 0);
  const first = history.looks[0]?.at ?? 0;
  const last = history.looks.at(-1)?.at ?? 0;
  const cause = level === "unknown" ? explainUnknown(dossier, history) : undefined;
  // A name that belongs to an inner network is not told to outsiders again.
  const settled = history.looks.length === 0 || cause === "internal-name";
  return {
    level,
    score: latest?.total ?? 0,
    keys: latest?.keys ?? { spread: false, machines: false },
    evidence: latest?.evidence ?? [],
    groups: latest?.groups ?? EMPTY_GROUPS,
    confidence: confidence(dossier, last - first, answered.length),
    looks: answered.length,
    unknownCause: cause,
    wouldChange: wouldChange(level, latest),
    nextLookAt: settled ? undefined : whenNext(level, latest, dossier, first, last),
  };
}

function whenNext(
  level: Level,
  latest: Score | undefined,
  dossier: Dossier,
  first: number,
  last: number,
): number | undefined {
  if (latest?.isWorthConfirming === true) return confirmAt(dossier, last);
  return nextLookAt(level, dossier, first, last);
}

const EMPTY_GROUPS = {
  dispersion: 0,
  churn: 0,
  residential: 0,
  "name-servers": 0,
  ttl: 0,
  extras: 0,
  legitimate: 0,
} as const;

/** How much has been seen: ten minutes is worth most, since most flux moves within it (finding 2). */
function confidence(dossier: Dossier, spanMs: number, looks: number): number {
  if (looks === 0 || dossier.sightings.size === 0) return 0;
  if (dossier.maximumTtl > 1800 || dossier.cdn !== undefined) return 0.8;
  const bySpan =
    spanMs >= 86_400_000 ? 0.95 : spanMs >= 3_600_000 ? 0.85 : spanMs >= 590_000 ? 0.75 : 0.4;
  const byResolvers = Math.min(dossier.answering.size, 3) * 0.05;
  return Math.min(0.95, Math.round((bySpan + byResolvers) * 100) / 100);
}

function wouldChange(level: Level, latest: Score | undefined): WouldChange {
  if (level === "unknown" || latest === undefined) return "first-answer";
  if (level === "clear") return "nothing-soon";
  if (level === "flux") return "no-more-growth";
  return latest.keys.spread && !latest.keys.machines ? "home-evidence" : "later-look";
}
