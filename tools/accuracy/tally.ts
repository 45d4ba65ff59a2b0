import { isWarned, type Level } from "../../src/detection/verdict.ts";
import { MOMENTS } from "../../lab/variation/varied-day.ts";
import { BASELINES } from "./baselines/all-baselines.ts";
import { clusteredShare, type Share } from "./intervals.ts";
import type { Reading, SiteResult } from "./site-result.ts";

/** What is counted of a site at a moment. */
export type Sign = "watch or more" | "warned" | "red";

/** Shares of some sites, each list in the order of `MOMENTS`. */
export type Tally = {
  readonly sites: number;
  readonly worlds: number;
  readonly ours: Readonly<Record<Sign, readonly Share[]>>;
  /** Warned by each published rule, in the order of `BASELINES`. */
  readonly rules: readonly (readonly Share[])[];
  /** Seconds to the warning, of the sites that were warned of. */
  readonly timeToWarning: { readonly median: number; readonly slowest: number } | undefined;
};

const REACHED: Readonly<Record<Sign, (level: Level) => boolean>> = {
  "watch or more": (level) => level === "watch" || isWarned(level),
  warned: isWarned,
  red: (level) => level === "flux",
};

/** Counts the sites; `worldOf` says which are alike (their world's seed, or each its own). */
export function tally(
  results: readonly SiteResult[],
  worldOf: (result: SiteResult, index: number) => number = ({ seed }) => seed,
): Tally {
  const worlds = new Map<number, SiteResult[]>();
  results.forEach((result, index) => {
    const world = worldOf(result, index);
    const known = worlds.get(world);
    if (known === undefined) worlds.set(world, [result]);
    else known.push(result);
  });
  const share = (moment: number, isHit: (reading: Reading) => boolean): Share =>
    clusteredShare(
      [...worlds.values()].map((sites) => ({
        trials: sites.length,
        hits: sites.filter(({ readings }) => {
          const reading = readings[moment];
          return reading !== undefined && isHit(reading);
        }).length,
      })),
    );
  const ours = (sign: Sign): readonly Share[] =>
    MOMENTS.map((_, moment) => share(moment, ({ level }) => REACHED[sign](level)));
  return {
    sites: results.length,
    worlds: worlds.size,
    ours: { "watch or more": ours("watch or more"), warned: ours("warned"), red: ours("red") },
    rules: BASELINES.map(({ threshold }, rule) =>
      MOMENTS.map((_, moment) => share(moment, ({ rules }) => (rules[rule] ?? 0) > threshold)),
    ),
    timeToWarning: timesOf(results),
  };
}

function timesOf(results: readonly SiteResult[]): Tally["timeToWarning"] {
  const times = results
    .flatMap(({ warnedAfter }) => (warnedAfter === undefined ? [] : [warnedAfter / 1_000]))
    .sort((a, b) => a - b);
  if (times.length === 0) return undefined;
  const at = (share: number): number => times[Math.floor(share * (times.length - 1))] ?? 0;
  return { median: at(0.5), slowest: at(0.95) };
}
