import { afterAll, beforeAll, expect, test } from "vitest";
import { type FirefoxRun, launchFirefox } from "../../../lab/browsers/firefox.ts";
import { until } from "../../../lab/browsers/until.ts";
import { WARNING_PAGE } from "../../../lab/browsers/visit.ts";
import { whereAmI } from "../../../lab/namespace/inside.ts";
import { type Lab, startLab } from "../../../lab/server/start-lab.ts";
import { tabIdOf, there } from "../harness/firefox-pages.ts";
import { describeInside, FIREFOX_BUILD, hostOf, scenario } from "../harness/lab-suite.ts";

const FLUXED = hostOf("ten-homes");
const HONEST = hostOf("akamai-like");

describeInside("Firefox", () => {
  let lab: Lab | undefined;
  let firefox: FirefoxRun | undefined;
  let own = "";

  beforeAll(async () => {
    const scenarios = [scenario("ten-homes"), scenario("akamai-like")];
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

  test("warns of a fluxed site", async () => {
    const run = there(firefox);
    await run.newTab();
    await run.open(`https://${FLUXED}/`);
    await until("the tab is on the warning page", async () => {
      return (await run.url()).includes(WARNING_PAGE);
    });
    const text = async (): Promise<string> =>
      String(await run.evaluate("return document.body.innerText"));
    // The page asks the background first what it is there for.
    await until("it names the site", async () => (await text()).includes(FLUXED));
    expect(there(lab).sites.stolen(FLUXED)).toEqual([]);
  });

  test("is silent on an honest site", async () => {
    const run = there(firefox);
    const tab = await run.newTab();
    await run.open(`https://${HONEST}/`);
    await until("the site is there", async () => {
      return (await run.url()).includes(HONEST) && (await run.evaluate(HEADLINE)) !== "";
    });
    const tabId = await tabIdOf(run, own, HONEST);
    await until("the site is judged", async () => {
      await run.focus(own);
      const report = await run.ask("getReport", { tabId });
      return report.state === "judged" && !report.checking && report.verdict.level === "clear";
    });
    await run.focus(tab);
    expect(await run.url()).toBe(`https://${HONEST}/`);
    const children = "return [...document.documentElement.children].map((one) => one.localName)";
    expect(await run.evaluate(children)).toEqual(["head", "body"]);
  });
});

const HEADLINE = 'return document.querySelector("h1")?.innerText ?? ""';
