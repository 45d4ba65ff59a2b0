import { expect, test } from "vitest";
import { until } from "../../../lab/browsers/until.ts";
import { WARNING_PAGE } from "../../../lab/browsers/visit.ts";
import { HOP_PATH, WORKER_PATH } from "../../../lab/sites/flow-paths.ts";
import { KEPT_PATH } from "../../../lab/sites/site-log.ts";
import { askExtension, asExtension, newestTabId } from "../harness/firefox-own.ts";
import { useFirefox } from "../harness/firefox-suite.ts";
import {
  openPage,
  proceedFrom,
  makeKnownRed,
  untilAt,
  untilWarned,
} from "../harness/firefox-warned.ts";
import { shownIn } from "../harness/firefox-shown.ts";
import { WAY_OUT_CASES } from "../harness/way-out-cases.ts";
import { describeInside, hostOf } from "../harness/lab-suite.ts";

const FLUXED = hostOf("ten-homes");
const HONEST = hostOf("plain");
const RED = `https://${FLUXED}/`;
const FINE = `https://${HONEST}/`;

describeInside("flows around the warning in Firefox", () => {
  const suite = useFirefox(["ten-homes", "plain"], { siteKind: "login" });

  const knownRed = (): Promise<void> => makeKnownRed(suite, FLUXED);
  const reached = (): readonly string[] =>
    suite.lab.sites
      .all()
      .filter(({ host }) => host === FLUXED)
      .map(({ path }) => path);
  const except = (hosts: readonly string[]): Promise<unknown> =>
    askExtension(suite, "saveSettings", {
      settings: { exceptions: hosts.map((host) => ({ host })) },
    });

  test.each(WAY_OUT_CASES)("%s", async (_name, play) => {
    const { run } = suite;
    const own = await run.newTab();
    const tab = {
      open: async (url: string) => {
        await run.open(url).catch(() => undefined);
      },
      own: run.extensionUrl,
      press: shownIn(() => run).press,
      url: async () => ((await run.tabs()).includes(own) ? run.url() : undefined),
    };
    await play(tab, HONEST);
  });

  test("redirects end at the warning, which names the host that matters", async () => {
    const { run } = suite;
    await knownRed();
    const hop = (from: string, to: string): string =>
      `${from}${HOP_PATH.slice(1)}?to=${encodeURIComponent(to)}`;
    await run.newTab();
    await run.open(hop(FINE, hop(FINE, `${RED}end`)));
    await untilWarned(run, FLUXED);
    // A red host on the way is the one that matters, wherever it would have led.
    await run.newTab();
    await run.open(hop(FINE, hop(RED, FINE)));
    await untilWarned(run, FLUXED);
    expect(reached()).toEqual([]);
  });

  test("a page that comes back from the browser's memory is left", async () => {
    const { run } = suite;
    await knownRed();
    await except([FLUXED]);
    await run.newTab();
    await openPage(run, `https://${FLUXED}${KEPT_PATH}`);
    await openPage(run, `${FINE}next`);
    await except([]);
    suite.lab.sites.clear();
    await run.marionette.command("WebDriver:Back");
    await untilWarned(run, FLUXED);
    expect(reached()).toEqual([]);
  });

  test("our page, opened by a site or by hand, warns of nothing and lets nothing through", async () => {
    const { run } = suite;
    await knownRed();
    const page = run.extensionUrl(WARNING_PAGE);
    const shows = (): Promise<unknown> =>
      run.evaluate(`return [document.querySelector("h1:not(.waiting)") !== null,
        document.querySelectorAll("main.alarm, button.go-on").length].join()`);
    const targets = ["javascript:alert(1)", `${FINE}#${RED}`];
    for (const target of targets) {
      await run.newTab();
      await run.open(`${page}#${target}`);
      await until("our page has its say", async () => (await shows()) === "true,0");
    }
    await run.newTab();
    await openPage(run, FINE);
    await run.evaluate(`location.href = "${page}#${FINE}"`);
    await until("our page has its say", async () => (await shows()) === "true,0");
    // For a known red host it is no more than a way to that host: stopped by the rule, and then warned of.
    await run.newTab();
    await run.open(`${page}#${RED}`);
    await untilWarned(run, FLUXED);
    expect(reached()).toEqual([]);
  });

  test("a page that a site's own service worker would serve is stopped as any other", async () => {
    const { run, lab } = suite;
    await knownRed();
    await proceedFrom(run, "once");
    await untilAt(run, RED);
    await run.marionette.command("WebDriver:ExecuteAsyncScript", {
      script: `const [path, done] = arguments;
        navigator.serviceWorker.register(path).then(() => navigator.serviceWorker.ready).then(() => done());`,
      args: [WORKER_PATH],
    });
    // Where the site is let through, its worker answers.
    await openPage(run, `${RED}by-worker`);
    expect(await run.evaluate('return document.querySelector("h1").innerText')).toBe(
      "From the worker",
    );
    // It looks for a newer version of itself, as the browser does after a page; by then no tab is let through.
    await run.evaluate("navigator.serviceWorker.controller.postMessage(2000)");
    await run.marionette.command("WebDriver:CloseWindow");
    await run.focus(suite.own);
    await run.newTab();
    const tabId = await newestTabId(suite);
    lab.sites.clear();
    await asExtension(suite, WATCH_COMMITS, [tabId]);
    await asExtension(suite, WATCH_REQUESTS, [`${RED}${WORKER_PATH.slice(1)}`]);
    await run.open(`${RED}again`);
    await untilWarned(run, FLUXED);
    await until("a newer worker is asked for", async () => {
      return Number(await asExtension(suite, "arguments[0](window.wanted)")) > 0;
    });
    expect(reached()).toEqual([]);
    const commits = (await asExtension(suite, "arguments[0](window.commits)")) as readonly Commit[];
    // The rule is asked before the worker: the site's page never shows.
    expect(commits.map(({ url }) => url.slice(0, RED.length))).not.toContain(RED);
    expect(commits.at(-1)?.url).toContain(WARNING_PAGE);
  });
});

type Commit = { readonly url: string };

/** Counts what is asked for in vain. */
const WATCH_REQUESTS = `const [url, done] = arguments;
  window.wanted = 0;
  browser.webRequest.onErrorOccurred.addListener(() => { window.wanted += 1; }, { urls: [url] });
  done();`;

const WATCH_COMMITS = `const [tabId, done] = arguments;
  window.commits = [];
  browser.webNavigation.onCommitted.addListener(({ tabId: tab, frameId, url }) => {
    if (tab === tabId && frameId === 0) window.commits.push({ url });
  });
  done();`;
