import { expect, test } from "vitest";
import { pause, until } from "../../../lab/browsers/until.ts";
import { WARNING_PAGE } from "../../../lab/browsers/visit.ts";
import { HOSTILE_PAGES, HOSTILE_PATH } from "../../../lab/sites/hostile/all-pages.ts";
import { chooseInGuard, isHeld, press, untilPanels } from "../harness/firefox-held.ts";
import { askExtension, newestTabId } from "../harness/firefox-own.ts";
import { useFirefox } from "../harness/firefox-suite.ts";
import { openPage, proceedFrom, untilAt } from "../harness/firefox-warned.ts";
import { leaks, playHostile, SECRET } from "../harness/hostile-case.ts";
import { hostileFirefox } from "../harness/hostile-firefox.ts";
import { describeInside, hostOf } from "../harness/lab-suite.ts";
import { INSTALL_WORKER, LAST_WORDS, PAGE_SENDS, WORKER_SENDS } from "../harness/own-worker.ts";

const HOST = hostOf("certain-amber");

describeInside("a hostile page in Firefox", () => {
  const suite = useFirefox(["certain-amber", "plain"], {
    roundTripMs: 0,
    prepare: async (at) => {
      await at.run.newTab();
      const tabId = await newestTabId(at);
      await at.run.open(`https://${HOST}/`);
      await until("the site is odd", async () => {
        const report = await askExtension(at, "getReport", { tabId });
        return (
          report.state === "judged" && !report.checking && report.verdict.level === "suspicious"
        );
      });
    },
  });

  test.each(
    HOSTILE_PAGES.filter(({ not }) => not?.firefox === undefined).map((page) => [
      `${page.name}: ${page.tries}`,
      page,
    ]),
  )("%s", async (_tries, page) => {
    await playHostile(hostileFirefox(suite.run, suite.own), suite.lab, HOST, page);
  });

  test("nothing of what was typed has come to the site since", () => {
    expect(leaks(suite.lab, HOST)).toEqual([]);
  });

  async function openHeld(address: string): Promise<number> {
    await suite.run.newTab();
    const tabId = await newestTabId(suite);
    await openPage(suite.run, address);
    await until("the page is held", () => isHeld(suite, tabId));
    return tabId;
  }
  /** What a promise in the page comes to. */
  const ask = (promise: string): Promise<unknown> =>
    suite.run.marionette.command("WebDriver:ExecuteAsyncScript", {
      script: `const [done] = arguments; (${promise}).then(done);`,
      args: [],
    });

  test.each(["closed", "left"])("a page that is %s sends nothing on its way", async (how) => {
    const { run, lab } = suite;
    const tabId = await openHeld(SPYING);
    expect(await ask(LAST_WORDS)).toBe("ready");
    if (how === "closed") await run.marionette.command("WebDriver:CloseWindow");
    else {
      await openPage(run, `https://${hostOf("plain")}/`);
      // What holds the page that was left is soon nothing to the one that is there.
      await until("nothing is held", async () => !(await isHeld(suite, tabId)));
      await until("the page there sends", async () => (await ask(PAGE_SENDS)) === "sent");
    }
    await pause(1_000);
    expect(lab.sites.stolen(HOST)).toEqual([]);
    await run.focus(suite.own);
  });

  test("a page that the site's own service worker keeps is held as any other, and let go by choice", async () => {
    const { run, lab } = suite;
    await openHeld(SPYING);
    expect(await ask(INSTALL_WORKER)).toBe("ready");
    await run.marionette.command("WebDriver:CloseWindow");
    await run.focus(suite.own);
    lab.sites.clear();
    const address = `https://${HOST}/kept-by-its-worker`;
    const tabId = await openHeld(address);
    expect(lab.sites.all().map(({ path }) => path)).not.toContain("/kept-by-its-worker");
    expect(await ask(PAGE_SENDS)).toBe("stopped");
    expect(await ask(WORKER_SENDS)).toBe("stopped");
    await run.evaluate('document.querySelector("#secret").focus()');
    await press(run, ...Array.from(SECRET));
    await untilPanels(run, 1);
    expect(await run.evaluate(VALUE)).toBe("");
    await ask('fetch("/robots.txt")');
    expect(leaks(lab, HOST)).toEqual([]);
    expect(lab.sites.stolen(HOST)).toEqual([]);
    await chooseInGuard(run, "more");
    await until("our page is there", async () => (await run.url()).includes(WARNING_PAGE));
    // At once: what was stopped of the page that was left is over as well.
    await proceedFrom(run, "hour");
    await untilAt(run, address);
    await until("nothing is held", async () => !(await isHeld(suite, tabId)));
    expect(await ask(PAGE_SENDS)).toBe("sent");
    expect(await ask(WORKER_SENDS)).toBe("sent");
    await run.evaluate('document.querySelector("#secret").focus()');
    await press(run, ...Array.from(SECRET));
    expect(await run.evaluate(VALUE)).toBe(SECRET);
  });
});

const SPYING = `https://${HOST}${HOSTILE_PATH}plain`;
const VALUE = 'return document.querySelector("#secret").value';
