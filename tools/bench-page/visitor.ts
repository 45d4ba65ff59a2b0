import type { BareChromium } from "../../lab/browsers/bare-chromium.ts";
import { pause, until } from "../../lab/browsers/until.ts";
import { processorMs } from "./process-tree.ts";

/** What one visit took of a browser. */
export type Cost = {
  /** Until the page's load event, ms. */
  readonly loadMs: number;
  /** Of the page's main thread, ms. */
  readonly mainThreadMs: number;
  /** Of all the browser's processes, ms. */
  readonly processorMs: number;
};
export const MEASURES = ["loadMs", "mainThreadMs", "processorMs"] as const satisfies (keyof Cost)[];

/** How long (ms) a visit counts after the load: looks at the site go on behind it. */
const AFTER_LOAD_MS = 1_000;
/** How long (ms) a browser may tidy up after a tab that was closed, before anything else is measured. */
const TIDYING_MS = 200;

/** Opens an address in a new tab, measures until its surroundings have come to rest, and closes it. */
export async function measureVisit(browser: BareChromium, url: string): Promise<Cost> {
  const target = await browser.open("about:blank");
  const page = await browser.attach(target);
  await page("Page.enable");
  await page("Performance.enable");
  const before = processorMs(browser.pid);
  await page("Page.navigate", { url });
  let loadMs = 0;
  await until(
    `${url} has loaded`,
    async () => {
      // It resolves at the load, so that nobody has to ask again and again.
      const asked = { expression: LOADED, returnByValue: true, awaitPromise: true };
      const { result } = await page("Runtime.evaluate", asked);
      loadMs = Number((result as { value?: unknown }).value);
      return loadMs > 0;
    },
    30_000,
  );
  await pause(AFTER_LOAD_MS);
  const spent = processorMs(browser.pid) - before;
  const { metrics } = await page("Performance.getMetrics");
  const task = (metrics as { name: string; value: number }[]).find(
    ({ name }) => name === "TaskDuration",
  );
  await browser.browser("Target.closeTarget", { targetId: target });
  await pause(TIDYING_MS);
  return { loadMs, mainThreadMs: (task?.value ?? NaN) * 1_000, processorMs: spent };
}

const LOADED = `new Promise((done) => {
  const tell = () => setTimeout(() => {
    done(location.protocol === "https:" ? performance.getEntriesByType("navigation")[0].loadEventEnd : 0);
  });
  if (document.readyState === "complete") tell();
  else addEventListener("load", tell);
})`;
