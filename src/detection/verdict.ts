import type { Evidence, EvidenceGroup } from "./evidence.ts";

/** `unknown` could not tell; `clear` no sign; `watch` odd, silent; `suspicious` amber; `flux` red. */
export type Level = "unknown" | "clear" | "watch" | "suspicious" | "flux";

/** Ordered from least to most worrying; `unknown` stands apart and is worth nothing. */
export const LEVELS: readonly Level[] = ["unknown", "clear", "watch", "suspicious", "flux"];

/** Whether a person is warned at this level. */
export function isWarned(level: Level): boolean {
  return level === "suspicious" || level === "flux";
}

/** How eagerly to warn. Moves the limits of amber and red; never removes the two-key rule for red. */
export const SENSITIVITIES = ["careful", "balanced", "relaxed"] as const;

export type Sensitivity = (typeof SENSITIVITIES)[number];

/** Why a level is `unknown`. */
export type UnknownCause =
  | "no-answer"
  | "portal" // web pages came instead of answers: the network wants somebody to sign in first
  | "no-such-name"
  | "no-address"
  | "internal" // every address is a private one
  | "internal-name" // unknown outside, while the page came from a private address
  // Nobody was asked; told by the application, as no history shows it.
  | "offline"
  | "proxy";

/** What would change the verdict. */
export type WouldChange =
  | "first-answer" // any answer at all
  | "later-look" // whether the addresses move by the next look
  | "home-evidence" // independent evidence of home machines
  | "no-more-growth" // the set of addresses ceasing to grow
  | "nothing-soon"; // settled until the next day's look

export type Verdict = {
  readonly level: Level;
  /** Sum of the capped groups; one decimal matters. */
  readonly score: number;
  /** The two independent keys that red needs. */
  readonly keys: { readonly spread: boolean; readonly machines: boolean };
  readonly evidence: readonly Evidence[];
  /** Points of each group after its cap. */
  readonly groups: Readonly<Record<EvidenceGroup, number>>;
  /** 0 to 1: how much has been seen, not how bad it is. */
  readonly confidence: number;
  /** Looks that gave at least one usable answer. */
  readonly looks: number;
  readonly unknownCause: UnknownCause | undefined;
  readonly wouldChange: WouldChange;
  /** When the next look is due, ms since the epoch; undefined: at the next visit. */
  readonly nextLookAt: number | undefined;
};
