import type { HostFacts } from "../detection/facts.ts";
import type { Level, UnknownCause, Verdict, WouldChange } from "../detection/verdict.ts";
import type { MessageKey, Phrase } from "./messages.ts";
import type { Text } from "./text.ts";
import type { Times } from "./times.ts";

const LEVEL = {
  unknown: "level_unknown",
  clear: "level_clear",
  watch: "level_watch",
  suspicious: "level_suspicious",
  flux: "level_flux",
} as const satisfies Record<Level, MessageKey>;

const EXPLANATION = {
  unknown: "explanation_unknown",
  clear: "explanation_clear",
  watch: "explanation_watch",
  suspicious: "explanation_suspicious",
  flux: "explanation_flux",
} as const satisfies Record<Level, MessageKey>;

const UNKNOWN = {
  "no-answer": "unknown_no_answer",
  portal: "unknown_portal",
  "no-such-name": "unknown_no_such_name",
  "no-address": "unknown_no_address",
  internal: "unknown_internal",
  "internal-name": "unknown_internal_name",
  offline: "unknown_offline",
  proxy: "unknown_proxy",
} as const satisfies Record<UnknownCause, MessageKey>;

const CHANGE = {
  "first-answer": "change_first_answer",
  "later-look": "change_later_look",
  "home-evidence": "change_home_evidence",
  "no-more-growth": "change_no_more_growth",
  "nothing-soon": "change_nothing_soon",
} as const satisfies Record<WouldChange, MessageKey>;

const HOME_REASONS: readonly string[] = [
  "home-connections",
  "home-networks",
  "name-servers-at-home",
  "connected-home",
];

/** Looks this close together (s) are one moment to a person. */
const ONE_MOMENT = 30;

/** The verdict in words. */
export type VerdictWords = {
  readonly level: (level: Level) => string;
  readonly headline: (verdict: Verdict) => string;
  /** What the level means for the person. */
  readonly levelExplanation: (level: Level) => string;
  /** One sentence with this site's numbers; undefined where there is no address to count. */
  readonly summary: (facts: HostFacts) => string | undefined;
  readonly unknownCause: (cause: UnknownCause) => string;
  readonly wouldChange: (change: WouldChange) => string;
  /** "Fairly sure, after 3 looks." */
  readonly howSure: (verdict: Verdict) => string;
  /** When the site is looked up again; `now` in ms since the epoch. */
  readonly nextLook: (verdict: Verdict, now: number) => string;
};

export function createVerdictWords({ text, plural, count }: Text, times: Times): VerdictWords {
  const phrase = (words: string): Phrase => ({ phrase: words });

  function headline({ level, evidence, looks }: Verdict): string {
    if (level === "clear") return plural("headline_clear", looks);
    if (level === "flux") {
      const atHome = evidence.some(
        ({ reason, points }) => points > 0 && HOME_REASONS.includes(reason),
      );
      return text(atHome ? "headline_flux_homes" : "headline_flux_hosts");
    }
    if (level === "suspicious") return text("headline_suspicious");
    return text(level === "watch" ? "headline_watch" : "headline_unknown");
  }

  function summary({ addresses, networks, spanSeconds }: HostFacts): string | undefined {
    if (addresses.length === 0) return undefined;
    const homes = addresses.filter(({ machine }) => machine === "home").length;
    const numbers = {
      addresses: count("count_addresses", addresses.length),
      networks: count("count_networks", networks),
    };
    if (spanSeconds < ONE_MOMENT) {
      return homes === 0
        ? text("summary_single_look", numbers)
        : plural("summary_single_look_homes", homes, numbers);
    }
    const overTime = { ...numbers, duration: phrase(times.duration(spanSeconds)) };
    return homes === 0
      ? text("summary_over_time", overTime)
      : plural("summary_over_time_homes", homes, overTime);
  }

  return {
    level: (level) => text(LEVEL[level]),
    headline,
    levelExplanation: (level) => text(EXPLANATION[level]),
    summary,
    unknownCause: (cause) => text(UNKNOWN[cause]),
    wouldChange: (change) => text(CHANGE[change]),
    howSure: ({ confidence, looks }) =>
      text("sure_after", {
        sure: phrase(text(sureKey(confidence))),
        looks: count("count_looks", looks),
      }),
    nextLook: ({ nextLookAt }, now) => {
      if (nextLookAt === undefined) return text("next_look_visit");
      if (nextLookAt <= now) return text("next_look_due");
      return text("next_look", { when: phrase(times.relative(nextLookAt, now)) });
    },
  };
}

function sureKey(confidence: number): "sure_first" | "sure_fair" | "sure_very" {
  if (confidence < 0.4) return "sure_first";
  return confidence < 0.75 ? "sure_fair" : "sure_very";
}
