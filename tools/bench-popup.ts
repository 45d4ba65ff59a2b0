import { fileURLToPath } from "node:url";
import {
  type BareExtension,
  evaluate,
  launchBareExtension,
} from "../lab/browsers/bare-extension.ts";
import { pause, until } from "../lab/browsers/until.ts";
import { requireInside } from "../lab/namespace/require-inside.ts";
import { CERTAIN_FLUX } from "../lab/scenarios/certain-flux.ts";
import { scenarioById } from "../lab/scenarios/all-scenarios.ts";
import { startLab } from "../lab/server/start-lab.ts";
import { requireFreshBuild } from "./demo/fresh-build.ts";

/**
 * Prints how long the popup takes until the verdict is on the screen, in Chromium: `npm run bench:popup`, with the number
 * of openings if not 20. It is the real popup, over a site's tab, in a browser that nobody debugs meanwhile. The time runs
 * from when the browser begins to load it to the first frame with the verdict in it, both by the browser's own clock.
 * Figures only: never a failure.
 */
const RUNS = Number(process.argv[2] ?? 20);
/** Limits for the median, ms: with the background's worker awake, and stopped as after half a minute of rest. */
const LIMITS = { awake: 100, asleep: 250 } as const;
const POPUP = "src/popup/index.html";
/** A page of the package that holds a line of text and nothing else. */
const NOTHING = "manifest.json";
/** How long (ms) the browser rests before a popup is opened, and the popup before it is asked how it went. */
const SETTLING_MS = 300;
const UNDISTURBED_MS = 700;

/** When the browser drew the verdict: it notes the largest text of each frame, once something larger than before came. */
const VERDICT_AT = `new Promise((done) => {
  new PerformanceObserver((list) => {
    const frame = list.getEntries().find(({ element }) => element?.closest("[data-state=judged]"));
    done(frame?.renderTime);
  }).observe({ type: "largest-contentful-paint", buffered: true });
  setTimeout(done, 1_000);
})`;
const FIRST_FRAME_AT = `performance.getEntriesByName("first-contentful-paint")[0]?.startTime`;

await requireInside();
const root = fileURLToPath(new URL("..", import.meta.url));
requireFreshBuild(root);
const scenarios = [CERTAIN_FLUX, scenarioById("plain")];
const lab = await startLab({ scenarios, place: "inside", roundTripMs: 20 });
const { keyPin } = lab.certificates;
const extension = `${root}/dist/chrome`;
const run = await launchBareExtension({ extension, keyPin, resolvers: lab.resolvers });
try {
  await run.own("ServiceWorker.enable");
  for (const { id, hosts } of scenarios) {
    const tabId = await openSite(run, `https://${hosts[0] ?? ""}/`);
    if (id === CERTAIN_FLUX.id) {
      const empty = await openings(run, tabId, NOTHING, FIRST_FRAME_AT);
      print("to compare with: a page with one line of text", empty);
    }
    for (const worker of ["awake", "asleep"] as const) {
      const times = await openings(run, tabId, POPUP, VERDICT_AT, worker === "asleep");
      print(`${id}, worker ${worker}`, times, LIMITS[worker]);
    }
  }
} finally {
  await run.close();
  await lab.close();
}
process.exit(0);

/** Opens a site in a tab and waits for its verdict; gives the tab's number. */
async function openSite({ open, ask }: BareExtension, url: string): Promise<number> {
  await open(url);
  const active = `chrome.tabs.query({ active: true, currentWindow: true }).then(([tab]) => tab.id)`;
  let tabId: unknown;
  await until("the site was judged", async () => {
    tabId = await ask(active);
    const message = JSON.stringify({ method: "getReport", args: { tabId } });
    const judged = `chrome.runtime.sendMessage(${message}).then(({ value }) => value?.checking)`;
    return (await ask(judged)) === false;
  });
  return Number(tabId);
}

async function openings(
  run: BareExtension,
  tabId: number,
  page: string,
  drawnAt: string,
  asleep = false,
): Promise<readonly number[]> {
  await run.ask(`chrome.action.setPopup({ popup: "${page}" })`);
  const times: number[] = [];
  for (let count = 0; times.length < RUNS; count += 1) {
    if (count === 3 * RUNS) throw new Error("The browser does not say when it draws the popup.");
    await run.ask(`chrome.tabs.update(${String(tabId)}, { active: true }).then(() => undefined)`);
    if (asleep) await run.own("ServiceWorker.stopAllWorkers");
    else await run.ask(`chrome.runtime.sendMessage({ method: "getSettings", args: {} })`);
    await pause(SETTLING_MS);
    const target = await openPopup(run, page);
    await pause(UNDISTURBED_MS);
    const session = await run.attach(target);
    const at = await evaluate(session, drawnAt);
    // Of a page that was done before it was shown the browser notes no frame.
    if (typeof at === "number") times.push(at);
    await until("every popup is gone", async () => {
      const open = await popups(run, page);
      for (const targetId of open) await closeTarget(run, targetId);
      return open.length === 0;
    });
  }
  return times;
}

/** Opens the popup over the tab in front; gives its target. */
async function openPopup(run: BareExtension, page: string): Promise<string> {
  let found: string | undefined;
  await until("the popup opens", async () => {
    // It does not while another one is still being closed.
    await run.ask(`chrome.action.openPopup()`);
    [found] = await popups(run, page);
    return found !== undefined;
  });
  return found ?? "";
}

/** One that is on its way out may be gone by then. */
async function closeTarget({ browser }: BareExtension, targetId: string): Promise<void> {
  await browser("Target.closeTarget", { targetId }).catch(() => undefined);
}

/** All that is open of an address, but for the page that is asked in. */
async function popups({ browser, own }: BareExtension, page: string): Promise<readonly string[]> {
  type Target = { readonly targetId: string; readonly url: string };
  const { targetInfos } = await browser("Target.getTargets");
  const { targetInfo } = await own("Target.getTargetInfo");
  return (targetInfos as Target[])
    .filter(({ url }) => url.endsWith(`/${page}`))
    .map(({ targetId }) => targetId)
    .filter((id) => id !== (targetInfo as Target).targetId);
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
