import { join } from "node:path";
import type { Page } from "playwright-core";
import type { Level } from "../../src/detection/verdict.ts";
import { isWarned } from "../../src/detection/verdict.ts";
import type { ChromiumRun } from "../../lab/browsers/chromium.ts";
import { foreignElements } from "../../lab/browsers/guard.ts";
import { comes } from "../../lab/browsers/until.ts";
import { visitSite } from "../../lab/browsers/visit.ts";
import { isExpected, type Scenario } from "../../lab/model/scenario.ts";
import type { Lab } from "../../lab/server/start-lab.ts";

/** One site visited in the browser, and whether it went as its scenario declares. */
export type BrowserRow = {
  readonly scenario: Scenario;
  readonly host: string;
  readonly level: Level;
  /** From `onBeforeNavigate` to the verdict, ms. */
  readonly verdictMs: number;
  readonly warned: "page" | "guard" | "no";
  readonly right: boolean;
};

export type VisitOptions = {
  readonly run: ChromiumRun;
  readonly lab: Lab;
  /** Folder for the screenshots. */
  readonly output: string;
};

/** Visits the scenario's main host with the worker asleep, connections cold and a picture taken. */
export async function visitScenario(
  { run, lab, output }: VisitOptions,
  scenario: Scenario,
): Promise<BrowserRow> {
  const host = scenario.hosts[0] ?? "";
  await run.worker.stop();
  // Nobody opens thirty such sites in a minute: each visit has the budget of queries to itself.
  await run.observer.forgetSession();
  lab.dropConnections();
  const visit = await visitSite(run, `https://${host}/`);
  const { level } = visit.report.verdict;
  const shouldWarn = isWarned(level);
  const onPage = visit.warnedMs !== undefined;
  const warned = onPage ? "page" : shouldWarn ? "guard" : "no";
  if (warned === "guard") await tryPassword(visit.page);
  await visit.page.screenshot({ path: join(output, `${scenario.id}.png`) });
  await pictureOfPopup(run, visit.tabId, join(output, `${scenario.id}-popup.png`), onPage);
  const typed = lab.sites.stolen(host).length > 0;
  await visit.page.close();
  return {
    scenario,
    host,
    level,
    verdictMs: visit.verdictMs,
    warned,
    right:
      isExpected(scenario.expected["first-look"], level) &&
      onPage === (level === "flux") &&
      !(shouldWarn && typed),
  };
}

/** A person who starts to type: the guard says why it holds the field. */
async function tryPassword(page: Page): Promise<void> {
  await page.locator("#password").focus();
  await page.keyboard.type("hunter2");
  await comes(async () => (await foreignElements(page)).length > 0);
}

async function pictureOfPopup(
  run: ChromiumRun,
  tabId: number,
  path: string,
  onPage: boolean,
): Promise<void> {
  if (onPage) return;
  const popup = await run.context.newPage();
  await popup.setViewportSize({ width: 400, height: 700 });
  await popup.goto(run.extensionUrl(`src/popup/index.html?tab=${String(tabId)}`));
  await popup.locator(".popup[data-state=judged]").waitFor();
  await popup.screenshot({ path, fullPage: true });
  await popup.close();
}
