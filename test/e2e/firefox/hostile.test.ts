import { afterAll, beforeAll, expect, test } from "vitest";
import { type FirefoxRun, launchFirefox } from "../../../lab/browsers/firefox.ts";
import { until } from "../../../lab/browsers/until.ts";
import { whereAmI } from "../../../lab/namespace/inside.ts";
import { type Lab, startLab } from "../../../lab/server/start-lab.ts";
import { HOSTILE_PAGES } from "../../../lab/sites/hostile/all-pages.ts";
import { tabIdOf, there } from "../harness/firefox-pages.ts";
import { leaks, playHostile } from "../harness/hostile-case.ts";
import { hostileFirefox } from "../harness/hostile-firefox.ts";
import { describeInside, FIREFOX_BUILD, hostOf, scenario } from "../harness/lab-suite.ts";

const HOST = hostOf("certain-amber");

describeInside("a hostile page in Firefox", () => {
  let lab: Lab | undefined;
  let firefox: FirefoxRun | undefined;
  let own = "";
  beforeAll(async () => {
    lab = await startLab({ scenarios: [scenario("certain-amber")], place: whereAmI() });
    const run = await launchFirefox({ extension: FIREFOX_BUILD });
    firefox = run;
    own = await run.newTab();
    await run.open(run.extensionUrl("src/popup/index.html?tab=0"));
    await until("the extension's page is there", async () => {
      return (await run.evaluate("return typeof browser")) === "object";
    });
    const resolvers = lab.resolvers.map(({ url }) => url);
    await run.ask("saveSettings", { settings: { resolvers } });
    await run.newTab();
    await run.open(`https://${HOST}/`);
    await until("the site is odd", async () => {
      const tabId = await tabIdOf(run, own, HOST);
      const report = await run.ask("getReport", { tabId });
      return report.state === "judged" && !report.checking && report.verdict.level === "suspicious";
    });
  });
  afterAll(async () => {
    await firefox?.close();
    await lab?.close();
  });

  test.each(
    HOSTILE_PAGES.filter(({ not }) => not?.firefox === undefined).map((page) => [
      `${page.name}: ${page.tries}`,
      page,
    ]),
  )("%s", async (_tries, page) => {
    await playHostile(hostileFirefox(there(firefox), own), there(lab), HOST, page);
  });

  test("nothing of what was typed has come to the site since", () => {
    expect(leaks(there(lab), HOST)).toEqual([]);
  });
});
