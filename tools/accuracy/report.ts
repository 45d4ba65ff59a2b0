import type { Kind } from "../../lab/variation/kind.ts";
import { MOMENTS } from "../../lab/variation/varied-day.ts";
import { BASELINES } from "./baselines/all-baselines.ts";
import * as sections from "./report-sections.ts";
import { operatingPoints, rocCurves, type RocCurve } from "./roc.ts";
import type { SiteResult } from "./site-result.ts";
import type { TraceResult } from "./traces.ts";

export type ReportInput = {
  /** How the figures were made, for the reader who wants to make them again. */
  readonly command: string;
  readonly kinds: readonly Kind[];
  readonly results: readonly SiteResult[];
  readonly traces: readonly TraceResult[] | undefined;
};

const QUARTER_HOUR = MOMENTS.indexOf("15 min");
const DAY = MOMENTS.indexOf("25 h");

/** Even worlds are for calibration, odd ones for the test. */
export function halfOf({ seed }: Pick<SiteResult, "seed">): "calibration" | "test" {
  return seed % 2 === 0 ? "calibration" : "test";
}

/** The curves at a moment over the test half, hold-out kinds left out. */
export function testCurves(input: ReportInput, moment: number): readonly RocCurve[] {
  const { results, isFluxed } = knownKinds(input);
  return rocCurves(results, isFluxed, moment);
}

function knownKinds({ kinds, results }: ReportInput) {
  const known = kinds.filter(({ origin }) => origin !== "hold-out");
  const fluxed = new Map(known.map(({ scenario }) => [scenario.id, scenario.fluxed]));
  return {
    results: results.filter((result) => halfOf(result) === "test" && fluxed.has(result.kind)),
    isFluxed: (kind: string) => fluxed.get(kind) === true,
  };
}

/** The whole report as Markdown. Holds no time of day, so the same run gives the same text. */
export function writeReport(input: ReportInput): string {
  const of = (half: "calibration" | "test"): sections.Simulated => ({
    kinds: input.kinds,
    results: input.results.filter((result) => halfOf(result) === half),
  });
  const test = of("test");
  const points = (moment: number) => {
    const { results, isFluxed } = knownKinds(input);
    return sections.operatingSection(operatingPoints(results, isFluxed, moment));
  };
  const calibration = of("calibration");
  const worlds = new Set(input.results.map(({ seed }) => seed)).size;
  const isHeldOut = input.kinds.some(({ origin }) => origin === "hold-out");
  return [
    "# Accuracy",
    "",
    `Made by \`${input.command}\`; no figure here is typed by hand. ${String(input.results.length)} simulated site-days in ${String(worlds)} worlds, the even seeds for calibration, the odd ones for the test. Every site has parameters of its own, every network of a world its own habit of naming addresses, every person their own place, caches and lost queries. Shares stand with 95 % intervals that allow for sites of one world being alike. "Warned" is amber or red; the moments count from the first look.`,
    "",
    "![Recall against false alarms](accuracy.svg)",
    "",
    "## By group (test half)",
    "",
    ...sections.groupSection(test, false),
    ...sections.boundSection(test),
    ...(isHeldOut
      ? [
          "## Hold-out kinds (test half)",
          "",
          "Written without knowledge of the rules and never used to choose a figure in them.",
          "",
          ...sections.groupSection(test, true),
        ]
      : []),
    "## By group (calibration half)",
    "",
    ...sections.groupSection(calibration, false),
    ...(input.traces === undefined
      ? []
      : ["## Real traces", "", ...sections.traceSection(input.traces)]),
    "## By kind (test half)",
    "",
    ...sections.kindSection(test),
    "## Published rules (test half)",
    "",
    "Each sees the same looks as Fluxward, fewer of them where Fluxward stops early. Warned by 15 minutes:",
    "",
    ...sections.baselineGroups(test, QUARTER_HOUR),
    "Warned by 25 hours:",
    "",
    ...sections.baselineGroups(test, DAY),
    "By kind, warned by 25 hours:",
    "",
    ...sections.baselineSection(test, DAY),
    ...BASELINES.map(({ id, source }) => `- ${id}: ${source}.`),
    "",
    "## Recall at a given share of false alarms (test half)",
    "",
    "Means over kinds, hold-out kinds left out. Each with its own limit, after 15 minutes:",
    "",
    ...points(QUARTER_HOUR),
    "After 25 hours:",
    "",
    ...points(DAY),
    "By the score alone, whatever else the rules ask for, after 15 minutes:",
    "",
    ...sections.rocSection(testCurves(input, QUARTER_HOUR)),
    "After 25 hours:",
    "",
    ...sections.rocSection(testCurves(input, DAY)),
    "## What the kinds are",
    "",
    ...input.kinds.map(
      ({ scenario, group }) => `- **${scenario.id}** (${group}): ${scenario.sentence}`,
    ),
    "",
  ].join("\n");
}
