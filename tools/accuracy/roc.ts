import { isWarned } from "../../src/detection/verdict.ts";
import { BASELINES } from "./baselines/all-baselines.ts";
import type { Reading, SiteResult } from "./site-result.ts";

/** One point of a curve; both shares are means over kinds, so that no kind counts more than another. */
export type RocPoint = {
  readonly threshold: number;
  readonly falseAlarms: number;
  readonly recall: number;
};

export type RocCurve = {
  readonly name: string;
  /** Rising in false alarms. */
  readonly points: readonly RocPoint[];
};

/** Curves of detection's own score and of the published rules' at one moment. */
export function rocCurves(
  results: readonly SiteResult[],
  isFluxed: (kind: string) => boolean,
  moment: number,
): readonly RocCurve[] {
  const scores: readonly (readonly [string, (reading: Reading) => number])[] = [
    ["Fluxward", ({ score }) => score],
    ...BASELINES.map(({ id }, rule): readonly [string, (reading: Reading) => number] => [
      id,
      ({ rules }) => rules[rule] ?? 0,
    ]),
  ];
  return scores.map(([name, scoreOf]) => ({
    name,
    points: curve(results, isFluxed, (result) => {
      const reading = result.readings[moment];
      return reading === undefined ? 0 : scoreOf(reading);
    }),
  }));
}

/** Where a rule stands with its own limit: means over kinds. */
export type OperatingPoint = {
  readonly name: string;
  readonly falseAlarms: number;
  readonly recall: number;
};

/** Detection's amber and red, and each published rule with its published limit, at one moment. */
export function operatingPoints(
  results: readonly SiteResult[],
  isFluxed: (kind: string) => boolean,
  moment: number,
): readonly OperatingPoint[] {
  const rules: readonly (readonly [string, (reading: Reading) => boolean])[] = [
    ["Fluxward, warned", ({ level }) => isWarned(level)],
    ["Fluxward, red", ({ level }) => level === "flux"],
    ...BASELINES.map(
      ({ id, threshold }, rule): readonly [string, (reading: Reading) => boolean] => [
        id,
        (reading) => (reading.rules[rule] ?? 0) > threshold,
      ],
    ),
  ];
  return rules.map(([name, isHit]) => {
    // Two scores only, so that the first point of the curve is the rule's own.
    const [point] = curve(results, isFluxed, ({ readings }) => {
      const reading = readings[moment];
      return reading !== undefined && isHit(reading) ? 1 : 0;
    });
    const { falseAlarms = 0, recall = 0 } = point?.threshold === 1 ? point : {};
    return { name, falseAlarms, recall };
  });
}

/** The largest recall at no more false alarms than given; 0 where even the strictest limit has more. */
export function recallAt(curveOf: RocCurve, falseAlarms: number): number {
  const within = curveOf.points.filter((point) => point.falseAlarms <= falseAlarms);
  return Math.max(0, ...within.map(({ recall }) => recall));
}

function curve(
  results: readonly SiteResult[],
  isFluxed: (kind: string) => boolean,
  scoreOf: (result: SiteResult) => number,
): readonly RocPoint[] {
  const counts = new Map<string, number>();
  for (const { kind } of results) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const fluxedKinds = [...counts.keys()].filter(isFluxed).length;
  const honestKinds = counts.size - fluxedKinds;
  const ranked = results
    .map((result) => ({
      score: scoreOf(result),
      fluxed: isFluxed(result.kind),
      weight:
        1 / (counts.get(result.kind) ?? 1) / (isFluxed(result.kind) ? fluxedKinds : honestKinds),
    }))
    .sort((a, b) => b.score - a.score);
  const points: RocPoint[] = [];
  let falseAlarms = 0;
  let recall = 0;
  ranked.forEach(({ score, fluxed, weight }, index) => {
    if (fluxed) recall += weight;
    else falseAlarms += weight;
    // Equal scores cannot be told apart, so they make one point.
    if (ranked[index + 1]?.score !== score) points.push({ threshold: score, falseAlarms, recall });
  });
  return points;
}
