import { EXAMPLE_SUBNETS } from "./example-subnets.ts";
import type { Look } from "./observation.ts";
import { planAsks, type Ask } from "./plan.ts";
import type { PlanFacts } from "./plan-facts.ts";

/** Asking as if from other parts of the world, where the person allows it. */
export type Abroad = {
  /** A resolver that passes client subnets on. */
  readonly resolver: string;
  /** Asks at the first look already, since there may be no other. */
  readonly atOnce: boolean;
};

/** The ten-minute look, less what an alarm may come early (ms). */
const TEN_MINUTES_MS = 570_000;
/** Looks that ask abroad: one to see the parts of the world apart, one to see whether they keep still. */
const MOST_LOOKS = 2;

/**
 * As `planAsks`, and at an odd host's look after ten minutes, and once more later, its addresses for
 * the example subnets. What those answer plays no part in any other question.
 */
export function planLook(
  facts: PlanFacts & { readonly abroad?: Abroad | undefined },
): readonly Ask[] {
  const { look, history, abroad } = facts;
  const own = {
    ...facts,
    look: asFromHere(look),
    history: { ...history, looks: history.looks.map(asFromHere) },
  };
  const asks = planAsks(own);
  if (abroad === undefined || !isTime(facts, abroad)) return asks;
  const { resolver } = abroad;
  const subnets = Object.keys(EXAMPLE_SUBNETS);
  return [
    ...asks,
    ...subnets.map((subnet): Ask => ({ name: history.host, type: "A", resolver, draw: 0, subnet })),
  ];
}

function isTime({ thorough, look, history }: PlanFacts, { atOnce }: Abroad): boolean {
  if (!thorough) return false;
  const first = history.looks[0];
  if (first === undefined) return atOnce;
  const abroad = history.looks.filter(({ observations }) =>
    observations.some(({ subnet }) => subnet !== undefined),
  );
  // An authority that gave everybody the same does not look at subnets.
  const heeded = abroad.every(({ observations }) =>
    observations.some(({ subnet }) => (subnet?.scope ?? 0) > 0),
  );
  return heeded && abroad.length < MOST_LOOKS && (atOnce || look.at - first.at >= TEN_MINUTES_MS);
}

/** A look without what was asked as if from elsewhere. */
function asFromHere(look: Look): Look {
  const observations = look.observations.filter(({ subnet }) => subnet === undefined);
  return observations.length === look.observations.length ? look : { ...look, observations };
}
