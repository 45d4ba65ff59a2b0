import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type ChromiumRun, launchChromium } from "../../../lab/browsers/chromium.ts";
import { until } from "../../../lab/browsers/until.ts";
import { visitSite } from "../../../lab/browsers/visit.ts";
import { whereAmI } from "../../../lab/namespace/inside.ts";
import { CERTAIN_AMBER } from "../../../lab/scenarios/certain-amber.ts";
import { CERTAIN_FLUX } from "../../../lab/scenarios/certain-flux.ts";
import { type Lab, startLab } from "../../../lab/server/start-lab.ts";
import { handleInChromium } from "../harness/chromium-page.ts";
import { there } from "../harness/firefox-pages.ts";
import { HISTORY_CASES, HISTORY_PATH } from "../harness/history-cases.ts";
import { CHROME_BUILD, describeInside, hostOf, scenario } from "../harness/lab-suite.ts";
import { openPopup } from "../harness/pages.ts";

const SITES = {
  flux: hostOf(CERTAIN_FLUX.id),
  amber: hostOf(CERTAIN_AMBER.id),
  honest: hostOf("plain"),
};
const AXE = readFileSync(
  new URL("../../../node_modules/axe-core/axe.min.js", import.meta.url),
  "utf8",
);

describeInside("the history page", () => {
  let lab: Lab | undefined;
  let chromium: ChromiumRun | undefined;
  let tab: Page | undefined;

  beforeAll(async () => {
    const scenarios = [CERTAIN_FLUX.id, CERTAIN_AMBER.id, "plain"].map(scenario);
    lab = await startLab({ scenarios, place: whereAmI(), roundTripMs: 20 });
    const run = await launchChromium({
      extension: CHROME_BUILD,
      keyPin: lab.certificates.keyPin,
    });
    chromium = run;
    const resolvers = lab.resolvers.map(({ url }) => url);
    await run.ask("saveSettings", { settings: { resolvers } });
    const honest = await visitSite(run, `https://${SITES.honest}/`);
    const amber = await visitSite(run, `https://${SITES.amber}/`);
    const flux = await visitSite(run, `https://${SITES.flux}/`);
    const popup = await openPopup(run, flux.tabId);
    const [page] = await Promise.all([
      run.context.waitForEvent("page"),
      popup.locator("[data-page=history]").click(),
    ]);
    expect(page.url()).toBe(run.extensionUrl(HISTORY_PATH));
    tab = page;
    await flux.page.locator("button[data-first=true]").click();
    for (const visit of [honest, amber]) await visit.page.close();
    await page.locator(`[data-host="${SITES.amber}"][data-level]`).waitFor();
    // Nothing is looked at from here on: what is kept changes by what is done on the page alone.
    await run.ask("saveSettings", { settings: { enabled: false } });
  }, 60_000);
  afterAll(async () => {
    await chromium?.close();
    await lab?.close();
  });

  test("with the keyboard alone: opens, deletes and undoes, and axe-core finds nothing", async () => {
    const page = there(tab);
    const focused = (): Promise<string> => page.evaluate("document.activeElement.id");
    await page.goto(there(chromium).extensionUrl(HISTORY_PATH));
    await page.locator(`[data-host="${SITES.flux}"][data-level]`).waitFor();
    await page.locator("#search").focus();
    await page.keyboard.type(SITES.flux);
    const stops: string[] = [];
    while (stops.length < 12 && stops.at(-1) !== `site-${SITES.flux}`) {
      await page.keyboard.press("Tab");
      stops.push(await focused());
    }
    expect(stops).toEqual([
      ...["filter", "order", "save-json", "save-csv", "delete-all", `site-${SITES.flux}`],
    ]);
    await page.keyboard.press("Enter");
    await page.locator(".evidence li").first().waitFor();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.locator("#undo:focus").waitFor();
    await page.getByText("No site matches.").waitFor();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press("Enter");
    await until("the site has the focus", async () => (await focused()) === `site-${SITES.flux}`);
  });

  test.each(HISTORY_CASES)("%s", async (_name, play) => {
    await play(handleInChromium(there(chromium), there(tab)), SITES);
  });
});

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  return page.evaluate<string[]>(
    "axe.run().then(({ violations }) => violations.map(({ id }) => id))",
  );
}
