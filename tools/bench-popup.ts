import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { type ChromiumRun, launchChromium } from "../lab/browsers/chromium.ts";
import { until } from "../lab/browsers/until.ts";
import { visitSite } from "../lab/browsers/visit.ts";
import { requireInside } from "../lab/namespace/require-inside.ts";
import { CERTAIN_FLUX } from "../lab/scenarios/certain-flux.ts";
import { scenarioById } from "../lab/scenarios/all-scenarios.ts";
import { startLab } from "../lab/server/start-lab.ts";
import { requireFreshBuild } from "./demo/fresh-build.ts";

/**
 * Prints how long the popup takes from its opening to the first picture that shows the verdict, in Chromium:
 * `npm run bench:popup`, with the number of openings if not 20. Opened in a tab, since no driver opens the real one.
 * Figures only: never a failure.
 */
const RUNS = Number(process.argv[2] ?? 20);
/** Limits for the median, ms: with the background's worker awake, and stopped as after half a minute of rest. */
const LIMITS = { awake: 100, asleep: 250 } as const;

/** The same for a page of the package without anything in it: what the browser itself takes. */
const WATCH_EMPTY = `addEventListener("DOMContentLoaded", () => {
  requestAnimationFrame(() => setTimeout(() => { globalThis.drawnAt = performance.now(); }));
})`;

/** Runs in the popup before anything else of it: notes when the verdict has been drawn, ms after the opening. */
const WATCH = `(() => {
  const seen = new MutationObserver(() => {
    if (document.querySelector("[data-state=judged] h1") === null) return;
    seen.disconnect();
    // After the frame that draws it.
    requestAnimationFrame(() => setTimeout(() => { globalThis.drawnAt = performance.now(); }));
  });
  seen.observe(document, { childList: true, subtree: true, attributes: true });
})()`;

await requireInside();
const root = fileURLToPath(new URL("..", import.meta.url));
requireFreshBuild(root);
const scenarios = [CERTAIN_FLUX, scenarioById("plain")];
const lab = await startLab({ scenarios, place: "inside", roundTripMs: 20 });
const extension = `${root}/dist/chrome`;
const run = await launchChromium({ extension, keyPin: lab.certificates.keyPin });
try {
  await run.ask("saveSettings", { settings: { resolvers: lab.resolvers.map(({ url }) => url) } });
  const empty: number[] = [];
  for (let count = 0; count < RUNS; count += 1) {
    empty.push(await timeOf(run, "manifest.json", WATCH_EMPTY));
  }
  print("to compare with: a page without anything in it", empty);
  for (const { id, hosts } of scenarios) {
    const { tabId } = await visitSite(run, `https://${hosts[0] ?? ""}/`);
    for (const worker of ["awake", "asleep"] as const) {
      const times: number[] = [];
      for (let count = 0; count < RUNS; count += 1) {
        if (worker === "asleep") await run.worker.stop();
        else await run.ask("getSettings", {});
        times.push(await timeOf(run, `src/popup/index.html?tab=${String(tabId)}`, WATCH));
      }
      print(`${id}, worker ${worker}`, times, LIMITS[worker]);
    }
  }
} finally {
  await run.close();
  await lab.close();
}
process.exit(0);

async function timeOf(
  { context, extensionUrl }: ChromiumRun,
  path: string,
  watch: string,
): Promise<number> {
  const page = await context.newPage();
  try {
    await page.addInitScript(watch);
    await page.goto(extensionUrl(path));
    return await drawnAt(page);
  } finally {
    await page.close();
  }
}

async function drawnAt(page: Page): Promise<number> {
  let at: number | undefined;
  await until("the verdict is drawn", async () => {
    at = await page.evaluate<number | undefined>("globalThis.drawnAt");
    return at !== undefined;
  });
  return at ?? NaN;
}

function print(what: string, times: readonly number[], limit?: number): void {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number): string =>
    (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN).toFixed(0);
  const most = limit === undefined ? "" : ` (limit ${String(limit)} ms)`;
  console.log(
    `${what}: median ${at(0.5)} ms${most}, p95 ${at(0.95)} ms, ${String(times.length)} openings`,
  );
}
