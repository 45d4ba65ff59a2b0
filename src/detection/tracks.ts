import { copyDossier } from "./copy-dossier.ts";
import { addLook, openDossier, type Dossier } from "./dossier.ts";
import { lower, rank, settle, unknownCause, type Standing } from "./levels.ts";
import type { NetworkKnowledge } from "./network.ts";
import type { History, Look } from "./observation.ts";
import { score, type Score } from "./score.ts";
import type { Level, Sensitivity } from "./verdict.ts";

/** What every look of a history is read with. */
export type Terms = {
  readonly history: History;
  readonly knowledge: NetworkKnowledge;
  readonly sensitivity: Sensitivity;
};

/** One line of reasoning over the looks: all answers, or all but those of one resolver or two. */
export type Track = {
  readonly without: readonly string[];
  readonly dossier: Dossier;
  standing: Standing;
  latest: Score | undefined;
};

export function openTrack(history: History, zone: string, without: readonly string[] = []): Track {
  const dossier = openDossier(history, zone);
  return { without, dossier, standing: { level: "unknown", redUntil: 0 }, latest: undefined };
}

/** A track that can go on while the one it is made from stays where it is. */
export function copyTrack(track: Track): Track {
  return { ...track, dossier: copyDossier(track.dossier) };
}

/** Takes a track through the looks of the history that it has not followed yet, `count` in all. */
export function followTo(count: number, track: Track, terms: Terms): void {
  const { history, knowledge, sensitivity } = terms;
  for (const look of history.looks.slice(track.dossier.looks, count)) {
    addLook(track.dossier, withoutResolvers(look, track.without), knowledge);
    const { connections } = history;
    track.latest = score({ dossier: track.dossier, connections, knowledge, at: look.at });
    if (unknownCause(track.dossier) === undefined) {
      track.standing = settle(track.standing, track.latest, look.at, sensitivity);
    }
  }
}

/**
 * Red must stay a warning whichever resolver is left out, by the same rule: so amber without any one
 * needs `watch` without that one and any other.
 */
export function staysWarned(pairs: readonly Track[]): boolean {
  return pairs.every(
    ({ standing }) => standing.level === "unknown" || rank(standing.level) >= rank("watch"),
  );
}

/**
 * No single resolver decides: one that lies, or is lied to, must not raise an alarm alone. Red needs
 * at least amber without any one of them, amber at least `watch`.
 */
export function agreed(level: Level, tracks: readonly Track[]): Level {
  const others = tracks.filter(({ standing }) => standing.level !== "unknown");
  if (others.length === 0) return level;
  const weakest = others.map(({ standing }) => standing.level).reduce(lower);
  if (level === "flux" && rank(weakest) < rank("suspicious")) {
    return rank(weakest) < rank("watch") ? "watch" : "suspicious";
  }
  return level === "suspicious" && rank(weakest) < rank("watch") ? "watch" : level;
}

function withoutResolvers(look: Look, left: readonly string[]): Look {
  if (left.length === 0) return look;
  const observations = look.observations.filter(({ resolver }) => !left.includes(resolver));
  return { ...look, observations };
}
