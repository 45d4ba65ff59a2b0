import { fileURLToPath } from "node:url";
import { type ChromiumRun, launchChromium } from "../lab/browsers/chromium.ts";
import type { NavigationEvent } from "../lab/browsers/observer.ts";
import { until } from "../lab/browsers/until.ts";
import { visitSite, WARNING_PAGE } from "../lab/browsers/visit.ts";
import { requireInside } from "../lab/namespace/require-inside.ts";
import { CERTAIN_FLUX } from "../lab/scenarios/certain-flux.ts";
import { startLab } from "../lab/server/start-lab.ts";
import { requireFreshBuild } from "./demo/fresh-build.ts";

/**
 * Prints how long it takes to the warning page in Chromium, at round trips of 50 ms: `npm run bench:warning`, with the
 * number of runs if not 12. Figures only: never a failure.
 */
const ROUND_TRIP_MS = 50;
const RUNS = Number(process.argv[2] ?? 12);

await requireInside();
const root = fileURLToPath(new URL("..", import.meta.url));
requireFreshBuild(root);
const lab = await startLab({
  scenarios: [CERTAIN_FLUX],
  place: "inside",
  roundTripMs: ROUND_TRIP_MS,
});
const host = CERTAIN_FLUX.hosts[0] ?? "";
const extension = `${root}/dist/chrome`;
const run = await launchChromium({ extension, keyPin: lab.certificates.keyPin });
try {
  await run.ask("saveSettings", {
    settings: { resolvers: lab.resolvers.map(({ url }) => url) },
  });
  const first: number[] = [];
  const open: number[] = [];
  const known: number[] = [];
  for (let count = 0; count < RUNS; count += 1) {
    await run.ask("forgetSites", {});
    lab.reset();
    const visit = await visitSite(run, `https://${host}/first`);
    const events = await eventsOf(run, visit.tabId);
    first.push(visit.warnedMs ?? NaN);
    open.push(between(events, `https://${host}/`, "committed"));
    known.push(await timeKnown(run));
    await visit.page.close();
  }
  print("first visit, from the navigation to the warning page", first);
  print("of it, the site's page was there, guarded once the first answers were odd", open);
  print("known red site, from the navigation to the warning page", known);
} finally {
  await run.close();
  await lab.close();
}

/** A known red site: the browser stops it by itself. */
async function timeKnown({ newTab, observer }: ChromiumRun): Promise<number> {
  const { page, tabId } = await newTab();
  page.goto(`https://${host}/known`).catch(() => undefined);
  await until("the tab is at the warning", async () => {
    return (await eventsOf(run, tabId)).some(isWarning);
  });
  const events = (await observer.navigations()).filter((event) => event.tabId === tabId);
  await page.close();
  return between(events, `https://${host}/`, "before");
}

async function eventsOf(
  { observer }: ChromiumRun,
  tab: number,
): Promise<readonly NavigationEvent[]> {
  return (await observer.navigations()).filter(({ tabId }) => tabId === tab);
}

function isWarning({ kind, url }: NavigationEvent): boolean {
  return kind === "committed" && url.includes(WARNING_PAGE);
}

/** ms from an event of a site's to the warning page; 0 where the site's page never came. */
function between(
  events: readonly NavigationEvent[],
  site: string,
  kind: NavigationEvent["kind"],
): number {
  const begin = events.find((event) => event.kind === kind && event.url.startsWith(site));
  const end = events.find(isWarning);
  return begin === undefined || end === undefined ? 0 : Math.max(0, end.at - begin.at);
}

function print(what: string, times: readonly number[]): void {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number): string =>
    (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN).toFixed(0);
  console.log(`${what}: median ${at(0.5)} ms, p95 ${at(0.95)} ms (${String(times.length)} runs)`);
}
