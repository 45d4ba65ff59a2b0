import { parseAddress } from "./address.ts";
import type { Dossier } from "./dossier.ts";
import type { FailureKind, History, Look } from "./observation.ts";
import type { Score } from "./score.ts";
import { LEVELS, type Level, type Sensitivity, type UnknownCause } from "./verdict.ts";

type Limits = { readonly watch: number; readonly suspicious: number; readonly flux: number };

/** Points a level begins at. Sensitivity moves amber and red; the two keys for red stand at each. */
const LIMITS: Readonly<Record<Sensitivity, Limits>> = {
  careful: { watch: 2.5, suspicious: 4.5, flux: 7.5 },
  balanced: { watch: 3, suspicious: 5, flux: 8 },
  relaxed: { watch: 3, suspicious: 6, flux: 9 },
};

/** A level is only left when the score has fallen this far below its limit, so that it does not flicker. */
const HYSTERESIS = 1.5;
/** Red stands for a day: a botnet that pauses is still a botnet (ms). */
const RED_STANDS_MS = 86_400_000;

/** Why nothing can be said, or undefined where something can. */
export function unknownCause(dossier: Dossier): UnknownCause | undefined {
  const sightings = [...dossier.sightings.values()];
  if (sightings.some(({ reserved }) => !reserved)) return undefined;
  if (sightings.length > 0) return "internal";
  const { noName, noAddress } = dossier.negatives;
  if (noName > 0) return "no-such-name";
  return noAddress > 0 ? "no-address" : "no-answer";
}

/** The same for people: with what failures and the browser's own connections tell. */
export function explainUnknown(dossier: Dossier, { looks, connections }: History): UnknownCause {
  const cause = unknownCause(dossier) ?? "no-answer";
  if (cause === "no-answer") return isPortal(looks) ? "portal" : cause;
  if (cause === "internal") return cause;
  const address = parseAddress(connections.at(-1)?.address ?? "");
  return address?.reserved === true ? "internal-name" : cause;
}

/** Failures that tell nothing of what is in the way. */
const MUTE: ReadonlySet<FailureKind> = new Set(["over-budget", "timeout", "unreachable"]);

/** Whether web pages are all that came of late. */
function isPortal(looks: readonly Look[]): boolean {
  for (const { observations, failures } of [...looks].reverse()) {
    if (observations.length > 0) return false;
    const telling = failures.filter(({ kind }) => !MUTE.has(kind));
    if (telling.length > 0) return telling.every(({ kind }) => kind === "web-page");
  }
  return false;
}

/** The level that a score earns on its own. */
export function levelOf(score: Score, sensitivity: Sensitivity): Level {
  const limits = LIMITS[sensitivity];
  const { total, keys } = score;
  if (total >= limits.flux && keys.spread && keys.machines) return "flux";
  if (total >= limits.suspicious) return "suspicious";
  return total >= limits.watch ? "watch" : "clear";
}

export type Standing = { readonly level: Level; readonly redUntil: number };

/** Joins the level that was with the one that the newest look earns. */
export function settle(
  before: Standing,
  score: Score,
  at: number,
  sensitivity: Sensitivity,
): Standing {
  const earned = levelOf(score, sensitivity);
  if (earned === "flux") {
    // A site that only looked scattered, and never moved, is let go as soon as it proves stable.
    const redUntil = score.moves ? at + RED_STANDS_MS : Math.max(at, before.redUntil);
    return { level: "flux", redUntil };
  }
  if (before.level === "flux" && at < before.redUntil) return before;
  const limits = LIMITS[sensitivity];
  const kept = (level: "watch" | "suspicious"): boolean =>
    rank(before.level) >= rank(level) && score.total >= limits[level] - HYSTERESIS;
  if (earned === "suspicious" || kept("suspicious")) return { level: "suspicious", redUntil: 0 };
  if (earned === "watch" || kept("watch")) return { level: "watch", redUntil: 0 };
  return { level: "clear", redUntil: 0 };
}

/** Place in the order of worry; `unknown` is lowest. */
export function rank(level: Level): number {
  return LEVELS.indexOf(level);
}

/** The less worrying of two levels. */
export function lower(a: Level, b: Level): Level {
  return rank(a) <= rank(b) ? a : b;
}
