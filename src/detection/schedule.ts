import type { Dossier } from "./dossier.ts";
import { measureDays } from "./evidence/earlier-days.ts";
import { countedSightings } from "./seen-machines.ts";
import type { Level } from "./verdict.ts";

export const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
export const DAY_MS = 86_400_000;

/** After the first look: ten minutes is the decisive one (89 % of flux had moved by then, finding 2). */
const AFTER_FIRST_MS = [10 * MINUTE_MS, HOUR_MS, 6 * HOUR_MS, DAY_MS] as const;
/** Retries while nobody answered. */
const AFTER_SILENCE_MS = [MINUTE_MS, 10 * MINUTE_MS] as const;

/**
 * When the next look is due, ms since the epoch; undefined: at the next visit.
 * `first` and `last` are the times of the first and the newest look.
 */
export function nextLookAt(
  level: Level,
  dossier: Dossier,
  first: number,
  last: number,
): number | undefined {
  const elapsed = last - first;
  if (level === "unknown") return later(AFTER_SILENCE_MS, first, elapsed);
  if (level === "clear") {
    const stage = later(unsettledStages(dossier), first, elapsed);
    // Seen elsewhere on an earlier day: worth following from day to day, whether visited or not.
    return stage ?? ((measureDays(dossier)?.newDays ?? 0) > 0 ? last + DAY_MS : undefined);
  }
  const oneTtl = Math.max(MINUTE_MS, dossier.maximumTtl * 1000 + 1000);
  const stages = [...AFTER_FIRST_MS, ...(oneTtl < HOUR_MS ? [oneTtl] : [])].sort((a, b) => a - b);
  return later(stages, first, elapsed) ?? last + DAY_MS;
}

/** When to look again after a move of rented servers: once its answers have left the caches, in two to three minutes. */
export function confirmAt({ maximumTtl }: Dossier, last: number): number {
  return last + Math.min(Math.max(2 * MINUTE_MS, maximumTtl * 1000 + 1000), 3 * MINUTE_MS);
}

/** Whether a settled host has gone unseen for so long that a visit should look again. */
export function isStale(last: number, now: number): boolean {
  return now - last >= DAY_MS || now < last;
}

/**
 * A host that shows nothing odd yet but could: a low TTL in front of machines that no content network
 * runs. A few more looks tell; where servers answer they are few and far between, since what lives on
 * rented servers moves within hours, not minutes.
 */
function unsettledStages(dossier: Dossier): readonly number[] {
  const counted = countedSightings(dossier);
  if (counted.length === 0 || dossier.maximumTtl < 0) return [];
  const servers = counted.every(
    ({ network }) => network?.kind === "hosting" || network?.kind === "education",
  );
  if (servers) return dossier.maximumTtl <= 1800 ? [HOUR_MS, 6 * HOUR_MS, DAY_MS] : [];
  if (dossier.maximumTtl <= 1800) return AFTER_FIRST_MS;
  // Slow in any case, but homes in several networks may be left for others within the day.
  const networks = new Set(counted.map(({ networkId }) => networkId)).size;
  return networks >= 3 ? [HOUR_MS, 6 * HOUR_MS, DAY_MS] : [];
}

/** The first stage that lies clearly after what has elapsed. Half a minute of slack, as alarms run late and early. */
function later(stages: readonly number[], first: number, elapsed: number): number | undefined {
  const stage = stages.find((ms) => ms > elapsed + MINUTE_MS / 2);
  return stage === undefined ? undefined : first + stage;
}
