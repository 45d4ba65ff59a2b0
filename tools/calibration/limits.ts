import { shareOf, worstKind, type KindReading } from "./readings.ts";

/** What an alarm may cost: shares of honest sites, as means over kinds, and of the worst kind. */
export type Bound = { readonly mean: number; readonly worst: number };

/** A level reached by the score alone, or with both keys too. */
export type Rule = { readonly needsKeys: boolean };

export type LimitRow = {
  readonly limit: number;
  readonly recall: number;
  readonly falseAlarms: number;
  readonly worst: { readonly kind: string; readonly share: number };
};

/** What each limit would have given; nothing of hysteresis or of the agreement among resolvers. */
export function limitRows(
  readings: readonly KindReading[],
  limits: readonly number[],
  { needsKeys }: Rule,
): readonly LimitRow[] {
  const fluxed = readings.filter((reading) => reading.fluxed);
  const honest = readings.filter((reading) => !reading.fluxed);
  return limits.map((limit) => {
    const isHit = ({ score, hasKeys }: KindReading): boolean =>
      score >= limit && (hasKeys || !needsKeys);
    return {
      limit,
      recall: shareOf(fluxed, isHit),
      falseAlarms: shareOf(honest, isHit),
      worst: worstKind(honest, isHit),
    };
  });
}

/** The lowest limit within the bound; undefined where none is. */
export function lowestWithin(rows: readonly LimitRow[], bound: Bound): number | undefined {
  return rows.find(
    ({ falseAlarms, worst }) => falseAlarms <= bound.mean && worst.share <= bound.worst,
  )?.limit;
}

/** The largest recall of a scoring at no more false alarms than given, both as means over kinds. */
export function recallWithin(
  readings: readonly KindReading[],
  scoreOf: (reading: KindReading) => number,
  falseAlarms: number,
): number {
  const ranked = readings
    .map((reading) => ({ reading, score: scoreOf(reading) }))
    .sort((a, b) => b.score - a.score);
  let best = 0;
  let recall = 0;
  let alarms = 0;
  ranked.forEach(({ reading, score }, index) => {
    if (reading.fluxed) recall += reading.weight;
    else alarms += reading.weight;
    // Equal scores cannot be told apart.
    if (ranked[index + 1]?.score !== score && alarms <= falseAlarms) best = recall;
  });
  return best;
}
