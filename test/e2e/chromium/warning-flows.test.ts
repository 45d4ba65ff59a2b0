import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { until } from "../../../lab/browsers/until.ts";
import { untilUrl, visitSite, WARNING_PAGE } from "../../../lab/browsers/visit.ts";
import { HOP_PATH, WORKER_PATH } from "../../../lab/sites/flow-paths.ts";
import { CHROME_BUILD, describeInside, hostOf, useChromium } from "../harness/lab-suite.ts";
import { WAY_OUT_CASES } from "../harness/way-out-cases.ts";
import { filesUnder, probeAll, probeWindow } from "../harness/probes.ts";
import { proceedFrom, stoppedHosts, untilWarned } from "../harness/warned-page.ts";

const FLUXED = hostOf("ten-homes");
const HONEST = hostOf("plain");
const RED = `https://${FLUXED}/`;
const FINE = `https://${HONEST}/`;

describeInside("flows around the warning", () => {
  const suite = useChromium(["ten-homes", "plain"]);

  async function knownRed(): Promise<Page> {
    const { run, lab } = suite;
    const { page } = await visitSite(run, RED);
    await until("the browser stops the site by itself", async () => {
      return (await stoppedHosts(run)).includes(FLUXED);
    });
    lab.sites.clear();
    return page;
  }
  const reached = (): readonly string[] =>
    suite.lab.sites
      .all()
      .filter(({ host }) => host === FLUXED)
      .map(({ path }) => path);

  test.each(WAY_OUT_CASES)("%s", async (_name, play) => {
    const { page } = await suite.run.newTab();
    const tab = {
      open: async (url: string) => {
        await page.goto(url).catch(() => undefined);
      },
      own: suite.run.extensionUrl,
      press: (selector: string) => page.locator(selector).click(),
      url: () => Promise.resolve(page.isClosed() ? undefined : page.url()),
    };
    await play(tab, HONEST);
  });

  test("a page that a site's own service worker serves is left as soon as it is there", async () => {
    const { run } = suite;
    const page = await knownRed();
    await proceedFrom(page, "once");
    await untilUrl(page, new RegExp(`^${RED}`));
    await page.evaluate(async (path) => {
      await navigator.serviceWorker.register(path);
      await navigator.serviceWorker.ready;
    }, WORKER_PATH);
    await page.close();
    suite.lab.sites.clear();
    const wanted = await watchRequests(run.observer.page, `${RED}${WORKER_PATH.slice(1)}`);
    const tab = await run.newTab();
    tab.page.goto(`${RED}again`).catch(() => undefined);
    await untilWarned(tab.page, FLUXED);
    // The browser looks for a newer version of it by itself, and is kept from that too.
    await until("a newer worker is asked for", async () => (await wanted()) > 0);
    expect(reached()).toEqual([]);
    const events = (await run.observer.navigations()).filter(
      ({ tabId, kind }) => tabId === tab.tabId && kind === "committed",
    );
    const site = events.findIndex(({ url }) => url.startsWith(RED));
    expect(site).toBeGreaterThanOrEqual(0);
    expect(events[site + 1]?.url).toContain(WARNING_PAGE);
    const took = (events[site + 1]?.at ?? 0) - (events[site]?.at ?? 0);
    console.log(`service worker: the tab left ${took.toFixed(0)} ms after the page's commit`);
  });

  test("redirects end at the warning, which names the host that matters", async () => {
    const { run } = suite;
    await (await knownRed()).close();
    const { page } = await run.newTab();
    const chain = `${FINE}${HOP_PATH.slice(1)}?to=${encodeURIComponent(`${FINE}${HOP_PATH.slice(1)}?to=${encodeURIComponent(`${RED}end`)}`)}`;
    await page.goto(chain).catch(() => undefined);
    await untilWarned(page, FLUXED);
    expect(reached()).toEqual([]);
    // A red host on the way is the one that matters, wherever it would have led.
    await page
      .goto(
        `${FINE}${HOP_PATH.slice(1)}?to=${encodeURIComponent(`${RED}${HOP_PATH.slice(1)}?to=${FINE}`)}`,
      )
      .catch(() => undefined);
    await untilWarned(page, FLUXED);
    expect(reached()).toEqual([]);
  });

  test("a page that comes back from the browser's memory is left", async () => {
    const { run } = suite;
    const { page, tabId } = await run.newTab();
    await page.goto(FINE);
    await run.ask("saveSettings", { settings: { exceptions: [{ host: FLUXED }] } });
    await page.goto(RED);
    await page.locator("#password").waitFor();
    // What its look still brought would be told to the page in the browser's memory, which takes it out of there.
    await until("the site is judged", async () => {
      const report = await run.ask("getReport", { tabId });
      return report.state === "judged" && !report.checking && report.verdict.level === "flux";
    });
    await page.goto(`${FINE}next`);
    await run.ask("checkAgain", { tabId: 0 }).catch(() => undefined);
    await run.ask("saveSettings", { settings: { exceptions: [] } });
    suite.lab.sites.clear();
    await page.goBack().catch(() => undefined);
    await untilWarned(page, FLUXED);
    expect(reached()).toEqual([]);
  });

  test("a page that is made ready beforehand is never shown unwarned", async () => {
    const { run } = suite;
    await (await knownRed()).close();
    const { page } = await run.newTab();
    await page.goto(FINE);
    await page.evaluate(async (url) => {
      for (const action of ["prerender", "prefetch"]) {
        const rules = document.createElement("script");
        rules.type = "speculationrules";
        const list = [{ source: "list", urls: [url], eagerness: "immediate" }];
        rules.textContent = JSON.stringify({ [action]: list });
        document.head.append(rules);
      }
      const link = document.createElement("link");
      link.rel = "prefetch";
      link.href = url;
      await new Promise((done) => {
        link.onload = link.onerror = done;
        document.head.append(link);
      });
    }, RED);
    await page
      .evaluate((url) => {
        location.href = url;
      }, RED)
      .catch(() => undefined);
    await untilWarned(page, FLUXED);
    expect(reached().length).toBeLessThanOrEqual(2);
    console.log(
      `requests that preparing a page made of a known red site: ${JSON.stringify(reached())}`,
    );
  });

  test("a page of the site itself is made ready and shown: it is judged as any other", async () => {
    const { run } = suite;
    await run.ask("saveSettings", { settings: { exceptions: [{ host: FLUXED }] } });
    const { page, tabId } = await visitSite(run, RED).catch(async () => run.newTab());
    await page.goto(RED);
    await page.evaluate((url) => {
      const rules = document.createElement("script");
      rules.type = "speculationrules";
      rules.textContent = JSON.stringify({
        prerender: [{ source: "list", urls: [url], eagerness: "immediate" }],
      });
      document.head.append(rules);
    }, `${RED}ready`);
    await until("it was asked for beforehand", () => reached().includes("/ready"));
    await run.ask("saveSettings", { settings: { exceptions: [] } });
    await page
      .evaluate((url) => {
        location.href = url;
      }, `${RED}ready`)
      .catch(() => undefined);
    await untilWarned(page, FLUXED);
    expect(tabId).toBeGreaterThan(0);
  });

  test("our page, opened by a site or by hand, warns of nothing and lets nothing through", async () => {
    const { run } = suite;
    await (await knownRed()).close();
    const { page } = await run.newTab();
    for (const target of [
      FINE,
      "javascript:alert(1)",
      "https://192.168.0.1/",
      "nonsense",
      `${FINE}#${RED}`,
    ]) {
      await page.goto(run.extensionUrl(`${WARNING_PAGE}#${target}`));
      await page.reload();
      await page.locator("h1:not(.waiting)").waitFor();
      expect(await page.locator("main.alarm, button.go-on").count()).toBe(0);
      expect(page.url()).toContain(WARNING_PAGE);
    }
    // For a known red host it is no more than a way to that host: stopped by the rule, and then warned of.
    await page.goto("about:blank");
    await page.goto(run.extensionUrl(`${WARNING_PAGE}#${RED}`)).catch(() => undefined);
    await untilWarned(page, FLUXED);
    expect(reached()).toEqual([]);
  });

  test("no packaged file can be told from one of an extension that is not there", async () => {
    const { run } = suite;
    const { page } = await run.newTab();
    await page.goto(FINE);
    const base = run.extensionUrl("");
    const files = filesUnder(CHROME_BUILD);
    expect(files).toContain(WARNING_PAGE);
    const outcomes = await page.evaluate(probeAll, [
      ...files.map((file) => base + file),
      "chrome-extension://abcdefghijklmnopabcdefghijklmnop/src/warning/index.html",
    ]);
    const nobody = outcomes.at(-1);
    expect(new Set(outcomes.map((one) => JSON.stringify(one)))).toEqual(
      new Set([JSON.stringify(nobody)]),
    );
    for (const file of [WARNING_PAGE, "manifest.json"]) {
      const opened = await page.evaluate(probeWindow, base + file);
      expect(opened).toBe(
        await page.evaluate(
          probeWindow,
          "chrome-extension://abcdefghijklmnopabcdefghijklmnop/a.html",
        ),
      );
    }
  });
});

type Watching = {
  readonly chrome: {
    readonly webRequest: {
      readonly onErrorOccurred: {
        readonly addListener: (listener: () => void, filter: { readonly urls: string[] }) => void;
      };
    };
  };
  wanted?: number;
};

/** Answers how often something was asked for in vain; `own`: one of the extension's pages. */
async function watchRequests(own: Page, url: string): Promise<() => Promise<number>> {
  await own.evaluate((pattern) => {
    const scope = globalThis as unknown as Watching;
    scope.wanted = 0;
    const count = (): void => {
      scope.wanted = (scope.wanted ?? 0) + 1;
    };
    scope.chrome.webRequest.onErrorOccurred.addListener(count, { urls: [pattern] });
  }, url);
  return () => own.evaluate(() => (globalThis as unknown as Watching).wanted ?? 0);
}
