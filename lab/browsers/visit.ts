import type { Page } from "playwright-core";
import { isWarned } from "../../src/detection/verdict.ts";
import type { Report } from "../../src/messages/protocol.ts";
import type { ChromiumRun, Tab } from "./chromium.ts";
import { isGuarded } from "./guard.ts";
import type { NavigationEvent } from "./observer.ts";
import { comes, pause, until } from "./until.ts";

export type JudgedReport = Extract<Report, { state: "judged" }>;

export type Visit = Tab & {
  readonly host: string;
  /** When the navigation began (`onBeforeNavigate`), ms since the epoch. */
  readonly startedAt: number;
  /** Once the look has ended. */
  readonly report: JudgedReport;
  /** From `onBeforeNavigate` to a settled look or the warning page, ms, to within the polling interval. */
  readonly verdictMs: number;
  /** From `onBeforeNavigate` to the arrival on the warning page, ms; undefined: not there. */
  readonly warnedMs: number | undefined;
};

/** How often the verdict is asked for, ms. */
const POLL_MS = 25;
/** How long a page may take to appear once its verdict is known, ms. */
const APPEARING_MS = 15_000;

/**
 * Opens an address in a new tab as a person would, and waits until its first look has ended and the
 * tab shows what that asks for: the warning page, or the site, with the guard where it is odd.
 */
export async function visitSite(
  run: ChromiumRun,
  address: string,
  patienceMs = 25_000,
): Promise<Visit> {
  const tab = await run.newTab();
  const opened = Date.now();
  // A warning that takes over ends the page's own navigation: no failure here.
  tab.page.goto(address).catch(() => undefined);
  const host = new URL(address).hostname;
  const { report, settledAt } = await settle(run, tab.tabId, host, opened + patienceMs);
  await comes(() => isShown(run, tab, report), APPEARING_MS);
  const events = await eventsOf(run, tab.tabId);
  const before = events.find(({ kind, url }) => kind === "before" && isAt(url, host));
  const warned = events.find((event) => isWarning(run, event));
  const startedAt = before?.at ?? opened;
  return {
    ...tab,
    host,
    startedAt,
    report,
    verdictMs: Math.round((warned?.at ?? settledAt) - startedAt),
    warnedMs: warned === undefined ? undefined : Math.round(warned.at - startedAt),
  };
}

async function isShown(run: ChromiumRun, tab: Tab, report: JudgedReport): Promise<boolean> {
  const { level } = report.verdict;
  const events = await eventsOf(run, tab.tabId);
  if (level === "flux" && report.allowed === undefined) {
    return events.some((event) => isWarning(run, event)) && tab.page.locator(HEADLINE).isVisible();
  }
  // A site that is down stays as it is.
  if (events.some(({ kind, url }) => kind === "failed" && isAt(url, report.host))) return true;
  if (!(await run.observer.hasArrived(tab.tabId, report.host))) return false;
  await tab.page.waitForLoadState("domcontentloaded");
  return !isWarned(level) || report.allowed !== undefined || isGuarded(run, tab.tabId);
}

async function eventsOf(run: ChromiumRun, tab: number): Promise<readonly NavigationEvent[]> {
  return (await run.observer.navigations()).filter(({ tabId }) => tabId === tab);
}

function isWarning(run: ChromiumRun, { kind, url }: NavigationEvent): boolean {
  return kind === "committed" && url.startsWith(run.extensionUrl(WARNING_PAGE));
}

/** Of the warning page, once the background has told it what it is there for. */
const HEADLINE = "main.page h1:not(.waiting)";

export const WARNING_PAGE = "src/warning/index.html";

async function settle(
  run: ChromiumRun,
  tabId: number,
  host: string,
  deadline: number,
): Promise<{ report: JudgedReport; settledAt: number }> {
  let last: Report | undefined;
  let blocked: JudgedReport | undefined;
  while (Date.now() < deadline) {
    await pause(POLL_MS);
    // A worker that is being stopped answers nothing; the next question starts it again.
    last = (await run.ask("getReport", { tabId }).catch(() => undefined)) ?? last;
    if (last === undefined) continue;
    // Once warned, the tab is on our own page and the warning has the report.
    if (last.state === "not-checkable") blocked = await blockReport(run, tabId);
    const report = last.state === "judged" && last.host === host ? last : blocked;
    if (report?.checking === false) return { report, settledAt: Date.now() };
  }
  throw new Error(`No verdict on ${host} in time; the last report was: ${summary(last)}`);
}

/** A report without its evidence. */
function summary(report: Report | undefined): string {
  if (report?.state !== "judged") return JSON.stringify(report);
  const { state, host, checking, verdict } = report;
  return JSON.stringify({ state, host, checking, level: verdict.level });
}

/** What the warning page in the tab was opened for. */
async function blockReport(run: ChromiumRun, tabId: number): Promise<JudgedReport | undefined> {
  const url = await run.observer.tabUrl(tabId);
  const page = run.context.pages().find((open) => open.url() === url);
  if (page === undefined || !url.startsWith(run.extensionUrl(WARNING_PAGE))) return undefined;
  const blockId = new URL(url).searchParams.get("block") ?? "";
  const message = { method: "getBlock", args: { blockId } };
  const asking = page.evaluate((sent) => {
    const scope = globalThis as unknown as {
      chrome: { runtime: { sendMessage: (message: unknown) => unknown } };
    };
    return scope.chrome.runtime.sendMessage(sent);
  }, message) as Promise<{ value?: { report: Report } } | undefined>;
  // A page that is just being left cannot answer; the next poll asks the next one.
  const reply = await asking.catch(() => undefined);
  const report = reply?.value?.report;
  return report?.state === "judged" ? report : undefined;
}

function isAt(url: string, host: string): boolean {
  return URL.canParse(url) && new URL(url).hostname === host;
}

/** Waits until the page's address matches; unlike the driver's own wait it survives aborted loads. */
export async function untilUrl(page: Page, wanted: RegExp): Promise<void> {
  await until(`the tab is at ${String(wanted)}`, () => wanted.test(page.url())).catch(
    (error: unknown) => {
      throw new Error(`The tab stayed at ${page.url()}.`, { cause: error });
    },
  );
}
