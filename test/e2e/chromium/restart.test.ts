import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type ChromiumRun, launchChromium } from "../../../lab/browsers/chromium.ts";
import { until } from "../../../lab/browsers/until.ts";
import { untilUrl, visitSite, WARNING_PAGE } from "../../../lab/browsers/visit.ts";
import { whereAmI } from "../../../lab/namespace/inside.ts";
import { type Lab, startLab } from "../../../lab/server/start-lab.ts";
import { there } from "../harness/firefox-pages.ts";
import { expectKeysHeld, openHeld, SPYING, untilHeld } from "../harness/held-page.ts";
import { CHROME_BUILD, describeInside, hostOf, scenario } from "../harness/lab-suite.ts";
import { proceedFrom, stoppedHosts, untilWarned } from "../harness/warned-page.ts";

const FLUXED = hostOf("ten-homes");
const RED = `https://${FLUXED}/`;

describeInside("a browser that is closed and opened again", () => {
  let lab: Lab | undefined;
  const folder = mkdtempSync(join(tmpdir(), "fluxward-restart-"));

  beforeAll(async () => {
    lab = await startLab({
      scenarios: ["ten-homes", "certain-amber"].map(scenario),
      place: whereAmI(),
      siteKind: "login",
      roundTripMs: 20,
    });
  });
  afterAll(async () => {
    await lab?.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  });

  const start = (of = folder, restoresTabs = false): Promise<ChromiumRun> =>
    launchChromium({
      extension: CHROME_BUILD,
      keyPin: there(lab).certificates.keyPin,
      folder: of,
      restoresTabs,
    });
  const reached = (): unknown[] =>
    there(lab)
      .sites.all()
      .filter(({ host }) => host === FLUXED);

  test("stops a known red site from the first page on, and a warning that it restores stands for it", async () => {
    const before = await start();
    const resolvers = there(lab).resolvers.map(({ url }) => url);
    await before.ask("saveSettings", { settings: { resolvers } });
    await visitSite(before, RED);
    await until("the browser stops the site by itself", async () => {
      return (await stoppedHosts(before)).includes(FLUXED);
    });
    const { page: stopped } = await before.newTab();
    await stopped.goto(`${RED}kept`).catch(() => undefined);
    await untilWarned(stopped, FLUXED);
    const address = stopped.url();
    await before.close();

    there(lab).sites.clear();
    const after = await start();
    try {
      const { page } = await after.newTab();
      await page.goto(RED).catch(() => undefined);
      await untilWarned(page, FLUXED);
      // What a browser opens again of the tabs that there were.
      const restored = await after.newTab();
      await restored.page.goto(address).catch(() => undefined);
      await untilWarned(restored.page, FLUXED);
      expect(reached()).toEqual([]);
      expect(await stoppedHosts(after)).toEqual([FLUXED]);
    } finally {
      await after.close();
    }
  });

  test("opens its tabs again: of a red site nothing is asked, whoever was let through, and a suspicious one is held", async () => {
    const own = mkdtempSync(join(tmpdir(), "fluxward-restored-"));
    const before = await start(own);
    const resolvers = there(lab).resolvers.map(({ url }) => url);
    await before.ask("saveSettings", { settings: { resolvers } });
    await openHeld(before);
    const { page: once } = await visitSite(before, `${RED}once`);
    await untilWarned(once, FLUXED);
    await proceedFrom(once, "once");
    await untilUrl(once, new RegExp(`^${RED}once$`));
    const { page: warned } = await before.newTab();
    await warned.goto(`${RED}warned`).catch(() => undefined);
    await untilWarned(warned, FLUXED);
    await before.close();

    there(lab).sites.clear();
    const after = await start(own, true);
    try {
      const { context, observer } = after;
      const warnings = (): readonly Page[] =>
        context.pages().filter((page) => page.url().includes(WARNING_PAGE));
      await until("both tabs of the red site show the warning", () => warnings().length === 2);
      for (const page of warnings()) await untilWarned(page, FLUXED);
      const page = await findPage(context, SPYING);
      const tabId = await observer.page.evaluate(
        `chrome.tabs.query({ url: "${SPYING}" }).then(([tab]) => tab.id)`,
      );
      await untilHeld(after, Number(tabId));
      await page.bringToFront();
      await expectKeysHeld(there(lab), page);
      expect(reached()).toEqual([]);
    } finally {
      await after.close();
      rmSync(own, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    }
  });
});

async function findPage(context: BrowserContext, url: string): Promise<Page> {
  const find = (): Page | undefined => context.pages().find((page) => page.url() === url);
  await until(`a tab shows ${url}`, () => find() !== undefined);
  return there(find());
}
