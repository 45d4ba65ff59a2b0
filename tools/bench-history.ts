import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { type ChromiumRun, launchChromium } from "../lab/browsers/chromium.ts";
import { until } from "../lab/browsers/until.ts";
import { visitSite } from "../lab/browsers/visit.ts";
import { requireInside } from "../lab/namespace/require-inside.ts";
import { CERTAIN_AMBER } from "../lab/scenarios/certain-amber.ts";
import { startLab } from "../lab/server/start-lab.ts";
import { HISTORY_PAGE } from "../src/messages/pages.ts";
import { MOST_SITES, ODD_LIST_KEY, ODD_PREFIX } from "../src/storage/odd-sites.ts";
import { requireFreshBuild } from "./demo/fresh-build.ts";

/**
 * Prints how long the history page takes with as many sites as are ever kept, in Chromium: `npm run bench:history`.
 * A site of the lab is looked at several times; what is then kept of it is put there under other names as well.
 * Figures only: never a failure.
 */
const LOOKS = 8;

await requireInside();
const root = fileURLToPath(new URL("..", import.meta.url));
requireFreshBuild(root);
const lab = await startLab({ scenarios: [CERTAIN_AMBER], place: "inside", roundTripMs: 20 });
const { keyPin } = lab.certificates;
const run = await launchChromium({ extension: `${root}/dist/chrome`, keyPin });
try {
  const resolvers = lab.resolvers.map(({ url }) => url);
  await run.ask("saveSettings", { settings: { resolvers } });
  const host = CERTAIN_AMBER.hosts[0] ?? "";
  const { tabId } = await visitSite(run, `https://${host}/`);
  for (let look = 1; look < LOOKS; look += 1) await run.ask("checkAgain", { tabId });
  console.log(`${String(MOST_SITES)} sites, ${String(await multiply(run, host))} bytes each`);
  await time(await run.context.newPage(), run.extensionUrl(HISTORY_PAGE));
} finally {
  await run.close();
  await lab.close();
}
process.exit(0);

/** Has what is kept of a site kept of all that there may be; gives how much that is of one, bytes. */
async function multiply({ observer }: ChromiumRun, host: string): Promise<number> {
  return observer.page.evaluate(
    async ([listKey, prefix, name, most]) => {
      type Area = {
        get: (key: string) => Promise<Record<string, unknown>>;
        set: (entries: Record<string, unknown>) => Promise<void>;
      };
      const { local } = (globalThis as unknown as { chrome: { storage: { local: Area } } }).chrome
        .storage;
      const text = String((await local.get(prefix + name))[prefix + name]);
      const list = (await local.get(listKey))[listKey] as Record<string, unknown>;
      const added = Array.from({ length: most - 1 }, (_, at) => `site-${String(at)}.${name}`);
      await local.set({
        ...Object.fromEntries(added.map((one) => [prefix + one, text.replaceAll(name, one)])),
        [listKey]: Object.fromEntries([...added, name].map((one) => [one, list[name]])),
      });
      return text.length;
    },
    [ODD_LIST_KEY, ODD_PREFIX, host, MOST_SITES] as const,
  );
}

async function time(page: Page, url: string): Promise<void> {
  await page.addInitScript(`globalThis.longest = 0;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
    }).observe({ type: "longtask" });`);
  await step(page, "opened: the first rows are there", `.site`, () => page.goto(url));
  await step(page, "all sites are judged", `.site[data-level]`, async () => {
    const judged = `!/\\d of \\d/.test(document.querySelector(".count").innerText)`;
    await until("all are judged", () => page.evaluate<boolean>(judged), 120_000);
  });
  await step(page, "searched for one", `.site[data-host^="site-77."]:only-child`, () =>
    page.locator("#search").fill("site-77."),
  );
  await step(page, "all again", `.site:nth-child(50)`, () => page.locator("#search").fill(""));
  await step(page, "sorted by name", `.site[data-host^="site-0."]`, () =>
    page.locator("#order").selectOption("name"),
  );
  await step(page, "all rows shown", `.site:nth-child(${String(MOST_SITES)})`, async () => {
    const more = page.locator("#more");
    while ((await more.count()) > 0) await more.click();
  });
  await step(page, "one opened among them", `.evidence li`, () =>
    page.locator(".site:nth-child(250) .opener").click(),
  );
  await step(page, "all saved as JSON", `.site`, async () => {
    const saving = page.waitForEvent("download", { timeout: 120_000 });
    await page.locator("#save-json").click();
    await saving;
  });
}

/** Times what `act` does until `selector` is there, and the longest while in it that the page stood still. */
async function step(
  page: Page,
  what: string,
  selector: string,
  act: () => Promise<unknown>,
): Promise<void> {
  const started = performance.now();
  await act();
  await page.locator(selector).first().waitFor();
  const took = performance.now() - started;
  const still = await page.evaluate<number>("[longest, (longest = 0)][0]");
  console.log(
    `${what}: ${took.toFixed(0)} ms, the page stood still for ${still.toFixed(0)} ms at most`,
  );
}
