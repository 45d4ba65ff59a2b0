import type { Dossier } from "./dossier.ts";
import { type Days, measureDays } from "./evidence/earlier-days.ts";
import { measureOwners, type Owners } from "./evidence/owners.ts";
import { countMachines, type Machines } from "./evidence/residential.ts";
import { measureMovement, type Movement } from "./movement.ts";
import type { NetworkKnowledge } from "./network.ts";
import type { Connection } from "./observation.ts";
import { measureSpread, type Spread } from "./spread.ts";

/** What is scored: everything known when the newest look was taken. */
export type Scored = {
  readonly dossier: Dossier;
  readonly connections: readonly Connection[];
  readonly knowledge: NetworkKnowledge;
  /** Time of the newest look, ms since the epoch. */
  readonly at: number;
};

/** The same, counted once for all rules of evidence. */
export type Measured = Omit<Scored, "at"> & {
  /** How far the table's kinds of networks can be relied on, 0 to 1. */
  readonly trust: number;
  readonly spread: Spread;
  readonly machines: Machines;
  readonly movement: Movement;
  /** How it moved from day to day; undefined where it was not seen on two days. */
  readonly days: Days | undefined;
  readonly owners: Owners;
};

/** Networks change hands: past this age (ms) what the table says of their kind counts half. */
const TABLE_AGES_MS = 180 * 86_400_000;

export function measure({ dossier, connections, knowledge, at }: Scored): Measured {
  const trust = at - knowledge.builtAt > TABLE_AGES_MS ? 0.5 : 1;
  const spread = measureSpread(dossier, trust);
  return {
    dossier,
    connections,
    knowledge,
    trust,
    spread,
    machines: countMachines(spread, dossier.reverseNames, trust),
    movement: measureMovement(dossier, spread),
    days: measureDays(dossier),
    owners: measureOwners(dossier, spread),
  };
}
