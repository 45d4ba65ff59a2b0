import type { NetworkKnowledge } from "./network.ts";
import type { History, Look, Question } from "./observation.ts";

/** One query to send. `draw` tells apart the declared repeats of one question to one resolver. */
export type Ask = Question & { readonly resolver: string; readonly draw: number };

export type PlanFacts = {
  /** The look so far: what has come back. */
  readonly look: Look;
  /** What was known before this look. */
  readonly history: History;
  /** Resolver URLs, the host's own first (chosen by a keyed hash of the host). */
  readonly resolvers: readonly string[];
  readonly knowledge: NetworkKnowledge;
  /** True where stage 2 is wanted whatever stage 1 says (Check again, a host that is already odd). */
  readonly thorough: boolean;
};

/** Placeholder until the plan lands. */
export declare function planAsks(facts: PlanFacts): readonly Ask[];
