import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { until } from "../../../lab/browsers/until.ts";
import { untilUrl, visitSite, WARNING_PAGE } from "../../../lab/browsers/visit.ts";
import { describeInside, hostOf, useChromium } from "../harness/lab-suite.ts";
import { proceedFrom, stoppedHosts, untilWarned } from "../harness/warned-page.ts";

const FLUXED = hostOf("ten-homes");
const HONEST = hostOf("plain");
const RED = `https://${FLUXED}/`;

/** From an honest page; each gives the tab that should be warned, where it is another one. */
const WAYS: Readonly<Record<string, (page: Page) => Promise<unknown>>> = {
  typed: (page) => page.goto(`${RED}typed`),
  "typed with a name and a password": (page) => page.goto(`https://bank.com:x@${FLUXED}/`),
  "typed with a final dot": (page) => page.goto(`https://${FLUXED}./`),
  "typed in capitals": (page) => page.goto(`https://${FLUXED.toUpperCase()}/`),
  "typed without TLS": (page) => page.goto(`http://${FLUXED}/`),
  link: (page) => inPage(page, `<a href="${RED}link?a=1#part">x</a>`, "a"),
  "location=": (page) => page.evaluate((url) => void (location.href = url), `${RED}location`),
  "location.replace": (page) =>
    page.evaluate((url) => {
      location.replace(url);
    }, `${RED}replace`),
  "GET form": (page) =>
    inPage(
      page,
      `<form action="${RED}form"><input name="q" value="1"><button>x</button></form>`,
      "button",
    ),
  "POST form": (page) =>
    inPage(
      page,
      `<form method="post" action="${RED}form"><input name="q" value="1"><button>x</button></form>`,
      "button",
    ),
  "meta refresh": (page) => inPage(page, `<meta http-equiv="refresh" content="0;url=${RED}meta">`),
};

async function inPage(page: Page, html: string, click?: string): Promise<void> {
  await page.setContent(html);
  if (click !== undefined) await page.locator(click).click();
}

describeInside("a site that is known to be red", () => {
  const suite = useChromium(["ten-homes", "plain"]);

  /** The site has been seen once, and warned of; what it got then is forgotten. */
  async function knownRed(): Promise<Page> {
    const { run, lab } = suite;
    const { page } = await visitSite(run, RED);
    await until("the browser stops the site by itself", async () => {
      return (await stoppedHosts(run)).includes(FLUXED);
    });
    await page.locator("h1#headline").waitFor();
    lab.sites.clear();
    return page;
  }
  const reached = (): readonly string[] =>
    suite.lab.sites
      .all()
      .filter(({ host }) => host.startsWith(FLUXED))
      .map(({ method, path }) => `${method} ${path}`);

  test("is not asked for anything, by every way to it, and the person sees the warning", async () => {
    const { run } = suite;
    await (await knownRed()).close();
    for (const [name, go] of Object.entries(WAYS)) {
      const { page } = await run.newTab();
      await page.goto(`https://${HONEST}/`);
      await go(page).catch(() => undefined);
      await untilWarned(page, FLUXED);
      expect([name, reached()]).toEqual([name, []]);
      await page.close();
    }
    const { page } = await run.newTab();
    await page.goto(`https://${HONEST}/`);
    for (const features of ["", "noopener", "popup,width=300"]) {
      const opened = run.context.waitForEvent("page");
      await page.evaluate(([url, how]) => void window.open(url, "_blank", how), [
        RED,
        features,
      ] as const);
      await untilWarned(await opened, FLUXED);
    }
    expect(reached()).toEqual([]);
  });

  test("stays stopped on reload, back, forward, in a second tab, and after the worker has died", async () => {
    const { run } = suite;
    const first = await knownRed();
    const { page } = await run.newTab();
    await page.goto(`https://${HONEST}/`);
    await page.goto(RED).catch(() => undefined);
    await untilWarned(page, FLUXED);
    await page.reload();
    await untilWarned(page, FLUXED);
    await page.goBack();
    await untilUrl(page, new RegExp(`^https://${HONEST}/`));
    await page.goForward().catch(() => undefined);
    await untilWarned(page, FLUXED);
    await run.worker.stop();
    await page.reload();
    await untilWarned(page, FLUXED);
    await run.worker.stop();
    await page.goto(`https://${HONEST}/`);
    await page.goto(RED).catch(() => undefined);
    await untilWarned(page, FLUXED);
    // The first tab's site lies behind its warning.
    await first.goBack().catch(() => undefined);
    await until("the first tab is at the warning or before the site", () => {
      return first.url().includes(WARNING_PAGE) || first.url() === "about:blank";
    });
    expect(reached()).toEqual([]);
  });

  test("lets the person through once: that tab, that host, until it leaves", async () => {
    const { run } = suite;
    await (await knownRed()).close();
    const { page } = await run.newTab();
    await page.goto(`${RED}wanted`).catch(() => undefined);
    await untilWarned(page, FLUXED);
    await proceedFrom(page, "once");
    await untilUrl(page, new RegExp(`^${RED}wanted$`));
    expect(reached()).toContain("GET /wanted");
    await page.reload();
    await page.locator("#password").waitFor();
    const other = await run.newTab();
    await other.page.goto(RED).catch(() => undefined);
    await untilWarned(other.page, FLUXED);
    await page.goto(`https://${HONEST}/`);
    await page.goto(RED).catch(() => undefined);
    await untilWarned(page, FLUXED);
  });

  test("is stopped no more for an hour, or for good, where the person says so", async () => {
    const { run } = suite;
    await (await knownRed()).close();
    const { page } = await run.newTab();
    await page.goto(RED).catch(() => undefined);
    await untilWarned(page, FLUXED);
    await proceedFrom(page, "always");
    await untilUrl(page, new RegExp(`^${RED}$`));
    expect(await stoppedHosts(run)).toEqual([]);
    const other = await run.newTab();
    await other.page.goto(`${RED}other`);
    expect(other.page.url()).toBe(`${RED}other`);
    await run.ask("saveSettings", { settings: { exceptions: [] } });
    expect(await stoppedHosts(run)).toEqual([FLUXED]);
    await other.page.goto(RED).catch(() => undefined);
    await untilWarned(other.page, FLUXED);
  });

  test("is stopped no more while paused, and once all data are deleted", async () => {
    const { run } = suite;
    await (await knownRed()).close();
    await run.ask("saveSettings", { settings: { enabled: false } });
    expect(await stoppedHosts(run)).toEqual([]);
    await run.ask("saveSettings", { settings: { enabled: true } });
    expect(await stoppedHosts(run)).toEqual([FLUXED]);
    await run.ask("forgetSites", {});
    expect(await stoppedHosts(run)).toEqual([]);
  });
});
