import { runSiteDay, type SiteDay } from "../../lab/site-day.ts";
import { STAGES, type Scenario } from "../../lab/model/scenario.ts";
import type { NetworkKnowledge } from "../../src/detection/network.ts";
import { renderTable } from "./table.ts";

/** Runs a day of every scenario on the virtual clock. */
export function runDays(
  scenarios: readonly Scenario[],
  knowledge: NetworkKnowledge,
  seed: number,
): readonly SiteDay[] {
  return scenarios.map((scenario) => runSiteDay({ scenario, knowledge, seed }));
}

/** One row a site, one column a stage; a level that was not declared has a cross. */
export function renderDays(days: readonly SiteDay[]): string {
  const rows = days.map(({ scenario, host, stages, queries }) => [
    scenario.fluxed ? "fluxed" : "honest",
    scenario.id,
    host,
    ...stages.map(({ level, asExpected }) => (asExpected ? level : `${level} ✗`)),
    String(queries),
  ]);
  return renderTable(["", "scenario", "site", ...STAGES, "queries"], rows);
}

export function isRight({ stages }: SiteDay): boolean {
  return stages.every(({ asExpected }) => asExpected);
}
