import { afterAll, beforeAll, expect, test } from "vitest";
import { endBackground, type FirefoxRun, launchFirefox } from "../../../lab/browsers/firefox.ts";
import { until } from "../../../lab/browsers/until.ts";
import { WARNING_PAGE } from "../../../lab/browsers/visit.ts";
import { whereAmI } from "../../../lab/namespace/inside.ts";
import { type Lab, startLab } from "../../../lab/server/start-lab.ts";
import { there } from "../harness/firefox-pages.ts";
import { describeInside, FIREFOX_BUILD, hostOf, scenario } from "../harness/lab-suite.ts";

const FLUXED = hostOf("ten-homes");
const HONEST = hostOf("plain");
const RED = `https://${FLUXED}/`;
const FINE = `https://${HONEST}/`;

/** What a person may do at an honest page to get to the site, as a script in that page. */
const WAYS: Readonly<Record<string, string>> = {
  link: `document.body.innerHTML = '<a href="${RED}link#part">x</a>'; document.querySelector("a").click()`,
  "location=": `location.href = "${RED}location"`,
  "GET form": `document.body.innerHTML = '<form action="${RED}form"><input name="q" value="1"></form>'; document.forms[0].submit()`,
  "POST form": `document.body.innerHTML = '<form method="post" action="${RED}form"><input name="q" value="1"></form>'; document.forms[0].submit()`,
};

describeInside("a known red site in Firefox", () => {
  let lab: Lab | undefined;
  let firefox: FirefoxRun | undefined;
  let own = "";

  beforeAll(async () => {
    const scenarios = [scenario("ten-homes"), scenario("plain")];
    lab = await startLab({ scenarios, place: whereAmI(), roundTripMs: 20 });
    firefox = await launchFirefox({ extension: FIREFOX_BUILD });
    own = await firefox.newTab();
    await firefox.open(firefox.extensionUrl("src/popup/index.html?tab=0"));
    await until("the extension's page is there", async () => {
      return (await firefox?.evaluate("return typeof browser")) === "object";
    });
    const resolvers = lab.resolvers.map(({ url }) => url);
    await firefox.ask("saveSettings", { settings: { resolvers } });
  });
  afterAll(async () => {
    await firefox?.close();
    await lab?.close();
  });

  const reached = (): readonly string[] =>
    there(lab)
      .sites.all()
      .filter(({ host }) => host === FLUXED)
      .map(({ method, path }) => `${method} ${path}`);
  const untilWarned = async (): Promise<void> => {
    const run = there(firefox);
    await until("the person is warned", async () => {
      const heading = await run.evaluate(
        'return document.querySelector("main.alarm h1#headline") && document.body.innerText',
      );
      return (await run.url()).includes(WARNING_PAGE) && String(heading).includes(FLUXED);
    });
  };
  const openFine = async (): Promise<void> => {
    const run = there(firefox);
    await run.open(FINE);
    await until("the honest page is there", async () => {
      return (await run.url()) === FINE && (await run.evaluate(HEADLINE)) !== "";
    });
  };
  const stopped = async (): Promise<unknown> => {
    const run = there(firefox);
    await run.focus(own);
    return run.marionette.command("WebDriver:ExecuteAsyncScript", {
      script: `const [done] = arguments;
        browser.declarativeNetRequest.getDynamicRules().then((rules) => done(rules.length));`,
    });
  };

  test("is not asked for anything, by every way to it", async () => {
    const run = there(firefox);
    await run.newTab();
    await run.open(RED);
    await untilWarned();
    await until("the browser stops the site by itself", async () => (await stopped()) === 1);
    there(lab).sites.clear();
    for (const [name, script] of Object.entries(WAYS)) {
      await run.newTab();
      await openFine();
      await run.evaluate(script);
      await untilWarned();
      expect([name, reached()]).toEqual([name, []]);
    }
    await run.newTab();
    await run.open(`${RED}typed`);
    await untilWarned();
    await run.marionette.command("WebDriver:Refresh");
    await untilWarned();
    await openFine();
    await run.marionette.command("WebDriver:Back");
    await untilWarned();
    expect(reached()).toEqual([]);
  });

  test("stays stopped with the background at rest, and opens once where the person says so", async () => {
    const run = there(firefox);
    there(lab).sites.clear();
    await endBackground(run);
    const tab = await run.newTab();
    await run.open(`${RED}rested`);
    await untilWarned();
    expect(reached()).toEqual([]);
    await until("the way on is taken", async () => {
      await run.focus(tab);
      if ((await run.url()).startsWith(RED)) return true;
      await clickWayOn(run);
      return false;
    });
    await until("the site is there", () => reached().includes("GET /rested"));
    await run.newTab();
    await run.open(RED);
    await untilWarned();
  });

  test("a site that was never seen is held in strict mode until it is known to be red", async () => {
    const run = there(firefox);
    await run.focus(own);
    await run.ask("forgetSites", {});
    await run.ask("saveSettings", { settings: { strict: true } });
    there(lab).sites.clear();
    await run.newTab();
    await run.open(`${RED}held`);
    await untilWarned();
    expect(reached()).toEqual([]);
    await openFine();
    await run.focus(own);
    await run.ask("saveSettings", { settings: { strict: false } });
  });
});

const HEADLINE = 'return document.querySelector("h1")?.innerText ?? ""';

/** Presses the last way on of the warning page with the browser's own input, once it takes any. */
async function clickWayOn(run: FirefoxRun): Promise<void> {
  await run.evaluate(
    'const one = document.querySelector("button[aria-controls=details][aria-expanded=false]"); if (one) one.click();',
  );
  const found = (await run.marionette.command("WebDriver:FindElements", {
    using: "css selector",
    value: "button.go-on[data-scope=once]",
  })) as readonly Record<string, string>[];
  const [id] = Object.values(found[0] ?? {});
  if (id !== undefined) await run.marionette.command("WebDriver:ElementClick", { id });
}
