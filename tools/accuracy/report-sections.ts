import { GROUPS, type Kind, type Origin } from "../../lab/variation/kind.ts";
import { MOMENTS } from "../../lab/variation/varied-day.ts";
import { BASELINES } from "./baselines/all-baselines.ts";
import { zeroHitBound } from "./intervals.ts";
import { recallAt, type OperatingPoint, type RocCurve } from "./roc.ts";
import type { SiteResult } from "./site-result.ts";
import { duration, percent, short, table, written } from "./table.ts";
import { tally, type Tally } from "./tally.ts";
import type { TraceResult } from "./traces.ts";

export type Simulated = {
  readonly kinds: readonly Kind[];
  readonly results: readonly SiteResult[];
};

const ORIGINS: readonly Origin[] = ["usual", "hard", "hold-out"];
const LEVEL_HEAD = [
  ...MOMENTS.map((moment) => `warned ${moment}`),
  "red 15 min",
  "red 25 h",
  "watch+ 25 h",
  "to warning (median, 95th)",
];

const RULE_HEAD = ["Fluxward", ...BASELINES.map(({ id }) => id)];

/** One row for each group of kinds, hold-out kinds apart. */
export function groupSection(simulated: Simulated, isHeldOut: boolean): readonly string[] {
  const rows = GROUPS.flatMap((group) => {
    const kinds = simulated.kinds.filter(
      (kind) => kind.group === group && (kind.origin === "hold-out") === isHeldOut,
    );
    return kinds.length === 0 ? [] : [[group, ...levelCells(tallyOf(simulated, kinds))]];
  });
  return table(["group", "sites", ...LEVEL_HEAD], rows);
}

/** One row for each kind of site. */
export function kindSection(simulated: Simulated): readonly string[] {
  return ORIGINS.flatMap((origin) =>
    [true, false].flatMap((fluxed) => {
      const kinds = simulated.kinds.filter(
        (kind) => kind.origin === origin && kind.scenario.fluxed === fluxed,
      );
      if (kinds.length === 0) return [];
      const rows = kinds.map((kind) => [
        kind.scenario.id,
        ...levelCells(tallyOf(simulated, [kind])),
      ]);
      const title = `### ${origin}, ${fluxed ? "fluxed" : "honest"}`;
      return [title, "", ...table(["kind", "sites", ...LEVEL_HEAD], rows)];
    }),
  );
}

/** What each published rule warns of beside ours, by group of kinds; hold-out kinds in rows of their own. */
export function baselineGroups(simulated: Simulated, moment: number): readonly string[] {
  const rows = [false, true].flatMap((isHeldOut) =>
    GROUPS.flatMap((group) => {
      const kinds = simulated.kinds.filter(
        (kind) => kind.group === group && (kind.origin === "hold-out") === isHeldOut,
      );
      if (kinds.length === 0) return [];
      return [[isHeldOut ? `${group} (hold-out)` : group, ...ruleCells(simulated, kinds, moment)]];
    }),
  );
  return table(["group", ...RULE_HEAD], rows);
}

/** The same kind by kind. */
export function baselineSection(simulated: Simulated, moment: number): readonly string[] {
  const rows = simulated.kinds.map((kind) => {
    const { id, fluxed } = kind.scenario;
    return [fluxed ? id : `${id} (honest)`, ...ruleCells(simulated, [kind], moment)];
  });
  return table(["kind", ...RULE_HEAD], rows);
}

function ruleCells(
  simulated: Simulated,
  kinds: readonly Kind[],
  moment: number,
): readonly string[] {
  const { ours, rules } = tallyOf(simulated, kinds);
  return [ours.warned, ...rules].map((shares) => {
    const share = shares[moment];
    return share === undefined ? "-" : short(share);
  });
}

export function rocSection(curves: readonly RocCurve[]): readonly string[] {
  const limits = [0, 0.001, 0.003, 0.01, 0.03, 0.1];
  const rows = curves.map((curve) => [
    curve.name,
    ...limits.map((limit) => `${percent(recallAt(curve, limit))} %`),
  ]);
  return table(["recall at false alarms of", ...limits.map((l) => `${percent(l)} %`)], rows);
}

export function operatingSection(points: readonly OperatingPoint[]): readonly string[] {
  const rows = points.map(({ name, recall, falseAlarms }) => [
    name,
    `${percent(recall)} %`,
    `${percent(falseAlarms)} %`,
  ]);
  return table(["rule with its own limit", "recall", "false alarms"], rows);
}

/** What no red among so many honest sites proves. */
export function boundSection({ kinds, results }: Simulated): readonly string[] {
  const honest = new Set(
    kinds.filter(({ scenario }) => !scenario.fluxed).map(({ scenario }) => scenario.id),
  );
  const sites = results.filter(({ kind }) => honest.has(kind));
  const red = sites.filter(({ readings }) => readings.some(({ level }) => level === "flux"));
  const worlds = new Set(sites.map(({ seed }) => seed)).size;
  const head = `Red at any moment: ${String(red.length)} of ${String(sites.length)} honest sites.`;
  if (red.length > 0) {
    const by = new Map<string, number>();
    for (const { kind } of red) by.set(kind, (by.get(kind) ?? 0) + 1);
    const list = [...by].map(([kind, count]) => `${kind} ${String(count)}`).join(", ");
    return [head, "", `Those are: ${list}.`, ""];
  }
  const bound = percent(zeroHitBound(sites.length));
  const worst = percent(zeroHitBound(worlds));
  return [
    head,
    "",
    `At 95 % this proves no more than a share below ${bound} % were the sites independent, and below ${worst} % were all sites of one world alike (${String(worlds)} worlds). Real sites are no sample of these kinds.`,
    "",
  ];
}

export function traceSection(traces: readonly TraceResult[]): readonly string[] {
  const kinds = [...new Set(traces.map(({ kind }) => kind))];
  const rows = kinds.map((kind) => {
    const sites = traces.filter((trace) => trace.kind === kind);
    // Each recorded name counts as a world of its own.
    return [kind, ...levelCells(tally(sites, (_, index) => index))];
  });
  const rules = kinds.map((kind) => {
    const found = tally(
      traces.filter((trace) => trace.kind === kind),
      (_, index) => index,
    );
    return [kind, ...[found.ours.warned, ...found.rules].map((s) => shareAt(s, 2))];
  });
  return [
    ...table(["kind", "names", ...LEVEL_HEAD], rows),
    "Warned by 15 minutes, beside the published rules:",
    "",
    ...table(["kind", ...RULE_HEAD], rules),
    freshNames(traces),
    "",
  ];
}

function freshNames(traces: readonly TraceResult[]): string {
  const fresh = traces.filter(({ kind }) => kind === "real2009_ttl0");
  const said = (enough: (answers: number) => boolean): string => {
    const some = fresh.filter(({ answers }) => enough(answers));
    const warned = some.filter(({ warnedByFifth }) => warnedByFifth);
    return `${String(warned.length)} of ${String(some.length)}`;
  };
  return `Names with TTL 0 warned of by the fifth answer: ${said((n) => n >= 5)} with five answers or more, ${said((n) => n === 4)} with exactly four.`;
}

function tallyOf({ results }: Simulated, kinds: readonly Kind[]): Tally {
  const ids = new Set(kinds.map(({ scenario }) => scenario.id));
  return tally(results.filter(({ kind }) => ids.has(kind)));
}

function levelCells({ sites, ours, timeToWarning }: Tally): readonly string[] {
  const time =
    timeToWarning === undefined
      ? "-"
      : `${duration(timeToWarning.median)}, ${duration(timeToWarning.slowest)}`;
  return [
    String(sites),
    ...ours.warned.map(written),
    shareAt(ours.red, 2),
    shareAt(ours.red, 3),
    shareAt(ours["watch or more"], 3),
    time,
  ];
}

function shareAt(shares: Tally["ours"]["red"], moment: number): string {
  const share = shares[moment];
  return share === undefined ? "-" : written(share);
}
