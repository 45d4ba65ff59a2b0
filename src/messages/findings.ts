import type { FailureKind } from "../detection/observation.ts";
import type { Level, Sensitivity } from "../detection/verdict.ts";
import type { MemoryTrouble, PastSite } from "../storage/past-sites.ts";

/** How a resolver did that was asked one question. `wrong`: it answered, but not what everybody knows to be true. */
export type ResolverTest =
  | { readonly outcome: "works" | "wrong"; readonly tookMs: number }
  | { readonly outcome: "failed"; readonly kind: FailureKind };

/** What each sensitivity says of a site, by what is kept of it. */
export type SiteLevels = {
  readonly host: string;
  readonly levels: Readonly<Record<Sensitivity, Level>>;
};

export type SensitivityCheck = {
  /** Newest first, at most 100. */
  readonly sites: readonly SiteLevels[];
  /** How many older ones were not judged. */
  readonly unread: number;
};

/** The sites that were ever odd. */
export type PastList = {
  /** Those seen last first; without a verdict, since that is not stored and takes time. */
  readonly sites: readonly PastSite[];
  readonly trouble: MemoryTrouble | undefined;
};

/** What is known of such a site in short. Times in ms since the epoch. */
export type PastVerdict = {
  readonly host: string;
  readonly level: Level;
  readonly looks: number;
  /** Undefined where none of its looks can be read. */
  readonly lastLook: number | undefined;
  readonly addresses: number;
  readonly networks: number;
};

/** Most sites that are judged for one message: other pages wait meanwhile. */
export const MOST_JUDGED = 25;
