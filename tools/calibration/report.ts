import { percent, table } from "../accuracy/table.ts";
import { lowestWithin, limitRows, recallWithin, type Bound, type LimitRow } from "./limits.ts";
import { fitLogistic, logLoss, logOdds, type Model } from "./logistic.ts";
import { EVIDENCE_GROUPS, shareOf, toSample, type KindReading } from "./readings.ts";

/** The readings of one moment, by half. */
export type Halves = {
  readonly moment: string;
  readonly calibration: readonly KindReading[];
  readonly test: readonly KindReading[];
};

/** Keeps a factor near 1 unless the worlds say otherwise: about what ten readings a kind would move. */
const RIDGE = 0.002;
/** What is asked of amber: one honest site in a hundred, and no kind above one in twenty. */
const AMBER: Bound = { mean: 0.01, worst: 0.05 };
/** Red is never to be wrong. */
const RED: Bound = { mean: 0, worst: 0 };
const LIMITS = [3, 3.5, 4, 4.5, 5, 5.5, 6, 6.5, 7, 7.5, 8, 8.5, 9] as const;
const IN_FORCE = { amber: 5, red: 8 };
const FALSE_ALARMS = [0.001, 0.003, 0.01] as const;

/** The section on one moment, as Markdown. */
export function calibrationSection(halves: Halves): readonly string[] {
  return [
    `## After ${halves.moment}`,
    "",
    ...pointsSection(halves),
    ...limitSection(halves, "amber", AMBER),
    ...limitSection(halves, "red", RED),
    ...oddsSection(halves.test),
  ];
}

/** The group's points times what factor would tell best; 1 everywhere is what the code does. */
function pointsSection({ calibration, test }: Halves): readonly string[] {
  const fitted = fitLogistic(calibration.map(toSample), EVIDENCE_GROUPS.length, RIDGE);
  const asIs = asTheyAre(calibration);
  const scores: readonly (readonly [string, Model])[] = [
    ["points as they are", asIs],
    ["points times the factors", fitted],
  ];
  return [
    ...table(
      ["", ...EVIDENCE_GROUPS],
      [["factor", ...fitted.factors.map((factor) => factor.toFixed(2))]],
    ),
    ...table(
      [
        "test half",
        "log-loss",
        ...FALSE_ALARMS.map((share) => `recall at ${percent(share)} % false alarms`),
      ],
      scores.map(([name, model]) => [
        name,
        logLoss(test.map(toSample), model).toFixed(3),
        ...FALSE_ALARMS.map((share) => {
          const scoreOf = (reading: KindReading) => logOdds(model, toSample(reading).features);
          return `${percent(recallWithin(test, scoreOf, share))} %`;
        }),
      ]),
    ),
  ];
}

/** Factors of 1, and the bias and scale that suit them best. */
function asTheyAre(readings: readonly KindReading[]): Model {
  const sums = readings.map((reading) => ({
    ...toSample(reading),
    features: [EVIDENCE_GROUPS.reduce((sum, group) => sum + reading.groups[group], 0)],
  }));
  const { bias, factors } = fitLogistic(sums, 1, 0);
  return { bias, factors: EVIDENCE_GROUPS.map(() => factors[0] ?? 1) };
}

function limitSection(
  { calibration, test }: Halves,
  level: "amber" | "red",
  bound: Bound,
): readonly string[] {
  const rule = { needsKeys: level === "red" };
  const chosen = lowestWithin(limitRows(calibration, LIMITS, rule), bound);
  const rows = limitRows(test, LIMITS, rule);
  const what = level === "red" ? "red, with both keys" : "amber, by the score alone";
  const found = chosen === undefined ? "no limit keeps" : `${String(chosen)} is the lowest to keep`;
  return [
    `Limit of ${what}: on the calibration half ${found} to ${percent(bound.mean)} % of honest sites and ${percent(bound.worst)} % of any kind; ${String(IN_FORCE[level])} is in force. On the test half:`,
    "",
    ...table(
      ["limit", "recall", "false alarms", "worst kind"],
      rows.map((row) => limitRow(row, [chosen, IN_FORCE[level]])),
    ),
  ];
}

function limitRow(
  { limit, recall, falseAlarms, worst }: LimitRow,
  marked: readonly (number | undefined)[],
): readonly string[] {
  const name = marked.includes(limit) ? `**${String(limit)}**` : String(limit);
  const kind = worst.share === 0 ? "-" : `${percent(worst.share)} % of ${worst.kind}`;
  return [name, `${percent(recall)} %`, `${percent(falseAlarms)} %`, kind];
}

/** Whether points are log-odds: were half of all kinds fluxed, how often is a site with so many fluxed? */
function oddsSection(test: readonly KindReading[]): readonly string[] {
  const bins: readonly (readonly [number, number])[] = [
    [Number.NEGATIVE_INFINITY, 0],
    ...[0, 1, 2, 3, 4, 5, 6, 7, 8, 10].map((from): [number, number] => [
      from,
      from === 8 ? 10 : from === 10 ? Number.POSITIVE_INFINITY : from + 1,
    ]),
  ];
  return [
    "Fluxed among the sites with so many points, were half of all kinds fluxed (test half):",
    "",
    ...table(
      ["points", "readings", "fluxed"],
      bins.map(([from, to]) => {
        const inside = test.filter(({ score }) => score >= from && score < to);
        const share = shareOf(inside, ({ fluxed }) => fluxed);
        const name =
          from === Number.NEGATIVE_INFINITY
            ? "below 0"
            : to === Number.POSITIVE_INFINITY
              ? `${String(from)} or more`
              : `${String(from)} to ${String(to)}`;
        return [name, String(inside.length), inside.length === 0 ? "-" : `${percent(share)} %`];
      }),
    ),
  ];
}
