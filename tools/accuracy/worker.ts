import { kindsById } from "../../lab/variation/kinds.ts";
import { loadKnowledge } from "../networks/load-knowledge.ts";
import { remembering } from "./remembering.ts";
import { runWorld } from "./run-world.ts";
import type { SiteResult } from "./site-result.ts";

/** One world to simulate. */
export type Order = {
  readonly seed: number;
  readonly sites: readonly { readonly kind: string; readonly count: number }[];
};

/** Results so far; the last report of a world says so. */
export type WorldReport = {
  readonly results: readonly SiteResult[];
  readonly isLast: boolean;
  /** Processor time spent on these results, ms. */
  readonly spentMs: number;
};

const BATCH = 100;
const knowledge = remembering(loadKnowledge());

process.on("message", ({ seed, sites }: Order) => {
  const counts = new Map(sites.map(({ kind, count }) => [kind, count]));
  const kinds = kindsById([...counts.keys()]);
  let results: SiteResult[] = [];
  let since = process.cpuUsage();
  const report = (isLast: boolean): void => {
    const { user, system } = process.cpuUsage(since);
    since = process.cpuUsage();
    const spentMs = (user + system) / 1_000;
    process.send?.({ results, isLast, spentMs } satisfies WorldReport);
    results = [];
  };
  for (const result of runWorld(seed, kinds, (k) => counts.get(k.scenario.id) ?? 0, knowledge)) {
    results.push(result);
    if (results.length >= BATCH) report(false);
  }
  report(true);
});
