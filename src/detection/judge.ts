import { addLook, openDossier, type Dossier } from "./dossier.ts";
import { describeHost } from "./host-facts.ts";
import type { HostFacts } from "./facts.ts";
import { registrableDomain } from "./host.ts";
import { explainUnknown, lower, rank, settle, unknownCause, type Standing } from "./levels.ts";
import type { NetworkKnowledge } from "./network.ts";
import type { Connection, History, Look } from "./observation.ts";
import { confirmAt, nextLookAt } from "./schedule.ts";
import { score, type Score } from "./score.ts";
import type { Level, Sensitivity, Verdict, WouldChange } from "./verdict.ts";

export type Case = {
  readonly history: History;
  readonly knowledge: NetworkKnowledge;
  readonly sensitivity: Sensitivity;
};

export type Transition = { readonly at: number; readonly verdict: Level; readonly score: number };

export type Judgement = {
  readonly verdict: Verdict;
  readonly facts: HostFacts;
  /** The level after each look, oldest first. */
  readonly transitions: readonly Transition[];
};

/** One line of reasoning over the looks: all answers, or all but one resolver's. */
type Track = {
  readonly without: string | undefined;
  readonly dossier: Dossier;
  standing: Standing;
};

/**
 * Judges a host by its history. Pure: the same history always gives the same verdict. Any input
 * gives a verdict; one that cannot be judged is `unknown` with its cause.
 */
export function judge({ history, knowledge, sensitivity }: Case): Judgement {
  const zone = registrableDomain(history.host);
  const open = (without?: string): Track => ({
    without,
    dossier: openDossier(history, zone),
    standing: { level: "unknown", redUntil: 0 },
  });
  const whole = open();
  const resolvers = answeringResolvers(history);
  // With one resolver there is nothing to leave out: its word is all there is.
  const tracks = resolvers.length < 2 ? [] : resolvers.map((resolver) => open(resolver));
  let latest: Score | undefined;
  const transitions: Transition[] = [];
  for (const look of history.looks) {
    latest = follow(whole, look, history.connections, knowledge, sensitivity);
    for (const track of tracks) {
      follow(
        track,
        withoutResolver(look, track.without),
        history.connections,
        knowledge,
        sensitivity,
      );
    }
    const level = agreed(whole, tracks);
    transitions.push({ at: look.at, verdict: level, score: latest.total });
  }
  const level = transitions.at(-1)?.verdict ?? "unknown";
  return {
    verdict: describeVerdict(level, latest, whole.dossier, history),
    facts: describeHost(history, whole.dossier),
    transitions,
  };
}

function follow(
  track: Track,
  look: Look,
  connections: readonly Connection[],
  knowledge: NetworkKnowledge,
  sensitivity: Sensitivity,
): Score {
  addLook(track.dossier, look, knowledge);
  const result = score({ dossier: track.dossier, connections, knowledge, at: look.at });
  if (unknownCause(track.dossier) === undefined) {
    track.standing = settle(track.standing, result, look.at, sensitivity);
  }
  return result;
}

/**
 * No single resolver decides: one that lies, or is lied to, must not raise an alarm alone. Red needs
 * at least amber without any one of them, amber at least `watch`.
 */
function agreed(whole: Track, tracks: readonly Track[]): Level {
  const { level } = whole.standing;
  const others = tracks.filter(({ standing }) => standing.level !== "unknown");
  if (others.length === 0) return level;
  const weakest = others.map(({ standing }) => standing.level).reduce(lower);
  if (level === "flux" && rank(weakest) < rank("suspicious")) {
    return rank(weakest) < rank("watch") ? "watch" : "suspicious";
  }
  return level === "suspicious" && rank(weakest) < rank("watch") ? "watch" : level;
}

function answeringResolvers(history: History): string[] {
  const found = new Set<string>();
  for (const { observations } of history.looks) {
    for (const { resolver, question, answer } of observations) {
      if (question.name === history.host && answer.length > 0) found.add(resolver);
    }
  }
  return [...found];
}

function withoutResolver(look: Look, resolver: string | undefined): Look {
  return { ...look, observations: look.observations.filter((seen) => seen.resolver !== resolver) };
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
