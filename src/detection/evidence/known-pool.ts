import type { Dossier } from "../dossier.ts";
import type { Evidence } from "../evidence.ts";
import { knownPoolOf } from "../known-pools.ts";

/** As much as dispersion, churn and homes together may add: pools of peers have all of these, by their nature. */
export const KNOWN_POOL_POINTS = -12;

/** A public pool of volunteers under its real name, which nobody but the project can hand out. */
export function knownPool(dossier: Dossier): Evidence[] {
  const pool = knownPoolOf(dossier.host);
  if (pool === undefined) return [];
  return [
    { group: "legitimate", points: KNOWN_POOL_POINTS, reason: "known-pool", facts: { pool } },
  ];
}
