import type { NetworkKnowledge } from "./network.ts";
import type { History, Look } from "./observation.ts";
import type { Draw } from "./spaced-draws.ts";

/** What the plan of a look is made from. */
export type PlanFacts = {
  /** The look so far: what has come back. */
  readonly look: Look;
  /** What was known before this look. */
  readonly history: History;
  /** Resolver URLs, the host's own first (chosen by a keyed hash of the host). */
  readonly resolvers: readonly string[];
  readonly knowledge: NetworkKnowledge;
  /** Every query sent so far in this look, answered or not. */
  readonly asked: readonly Draw[];
  /** True where stage 2 is wanted whatever stage 1 says (Check again, a host that is already odd). */
  readonly thorough: boolean;
  /** Resolvers that let the look wait: overdue, and nothing came from them yet. Absent: none. */
  readonly slow?: readonly string[];
};
