import { afterAll, beforeAll, expect, test } from "vitest";
import { type ChromiumRun, launchChromium } from "../../../lab/browsers/chromium.ts";
import { pause, until } from "../../../lab/browsers/until.ts";
import { untilUrl, visitSite } from "../../../lab/browsers/visit.ts";
import { whereAmI } from "../../../lab/namespace/inside.ts";
import { type Lab, startLab } from "../../../lab/server/start-lab.ts";
import { HOSTILE_PAGES } from "../../../lab/sites/hostile/all-pages.ts";
import {
  askQuietly,
  chooseInGuard,
  expectKeysHeld,
  expectKeysPass,
  openHeld,
  untilFree,
  untilHeld,
} from "../harness/held-page.ts";
import { leaks, playHostile } from "../harness/hostile-case.ts";
import { hostileChromium } from "../harness/hostile-chromium.ts";
import { there } from "../harness/firefox-pages.ts";
import { CHROME_BUILD, describeInside, hostOf, scenario } from "../harness/lab-suite.ts";
import { INSTALL_WORKER, LAST_WORDS, PAGE_SENDS, WORKER_SENDS } from "../harness/own-worker.ts";
import { proceedFrom } from "../harness/warned-page.ts";

const HOST = hostOf("certain-amber");

describeInside("a hostile page in Chromium", () => {
  let lab: Lab | undefined;
  let run: ChromiumRun | undefined;
  beforeAll(async () => {
    const scenarios = ["certain-amber", "plain"].map(scenario);
    lab = await startLab({ scenarios, place: whereAmI() });
    const { keyPin } = lab.certificates;
    run = await launchChromium({ extension: CHROME_BUILD, keyPin });
    const resolvers = lab.resolvers.map(({ url }) => url);
    await run.ask("saveSettings", { settings: { resolvers } });
    const { report, page } = await visitSite(run, `https://${HOST}/`);
    expect(report.verdict.level).toBe("suspicious");
    await page.close();
  });
  afterAll(async () => {
    await run?.close();
    await lab?.close();
  });

  test.each(
    HOSTILE_PAGES.filter(({ not }) => not?.chromium === undefined).map((page) => [
      `${page.name}: ${page.tries}`,
      page,
    ]),
  )("%s", async (_tries, page) => {
    await playHostile(hostileChromium(there(run)), there(lab), HOST, page);
  });

  test("nothing of what was typed has come to the site since", () => {
    expect(leaks(there(lab), HOST)).toEqual([]);
  });

  test.each(["closed", "left"])("a page that is %s sends nothing on its way", async (how) => {
    const { sites } = there(lab);
    const { page, tabId } = await openHeld(there(run));
    expect(await askQuietly(page, LAST_WORDS)).toBe("ready");
    const site = `https://${hostOf("plain")}/`;
    if (how === "closed") await page.close();
    else {
      await page.goto(site);
      // What holds the page that was left is soon nothing to the one that is there.
      await untilFree(there(run), tabId);
      await until("the page there sends", async () => {
        return (await askQuietly(page, PAGE_SENDS)) === "sent";
      });
    }
    await pause(1_000);
    expect(sites.stolen(HOST)).toEqual([]);
    await page.close();
  });

  test("a page that the site's own service worker keeps is held as any other, and let go by choice", async () => {
    const { sites } = there(lab);
    const installing = await openHeld(there(run));
    expect(await askQuietly(installing.page, INSTALL_WORKER)).toBe("ready");
    await installing.page.close();
    sites.clear();
    const { page, tabId } = await there(run).newTab();
    const address = `https://${HOST}/kept-by-its-worker`;
    await page.goto(address);
    await untilHeld(there(run), tabId);
    expect(sites.all().map(({ path }) => path)).not.toContain("/kept-by-its-worker");
    expect(await askQuietly(page, PAGE_SENDS)).toBe("stopped");
    expect(await askQuietly(page, WORKER_SENDS)).toBe("stopped");
    await expectKeysHeld(there(lab), page);
    await chooseInGuard(page, "more");
    await proceedFrom(page, "once");
    await untilUrl(page, new RegExp(`^${address}`));
    await untilFree(there(run), tabId);
    await expectKeysPass(page);
    // Another tab that is held meanwhile takes nothing from this one.
    const other = await openHeld(there(run), address);
    expect(await askQuietly(page, PAGE_SENDS)).toBe("sent");
    expect(await askQuietly(page, WORKER_SENDS)).toBe("sent");
    await page.close();
    await until("the worker is stopped for the tab that is still held", async () => {
      return (await askQuietly(other.page, WORKER_SENDS)) === "stopped";
    });
  });
});
