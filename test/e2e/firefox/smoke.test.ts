import { expect, test } from "vitest";
import { until } from "../../../lab/browsers/until.ts";
import { askExtension, newestTabId } from "../harness/firefox-own.ts";
import { useFirefox } from "../harness/firefox-suite.ts";
import { openPage, untilWarned } from "../harness/firefox-warned.ts";
import { describeInside, hostOf } from "../harness/lab-suite.ts";

const FLUXED = hostOf("ten-homes");
const HONEST = hostOf("akamai-like");

describeInside("Firefox", () => {
  const suite = useFirefox(["ten-homes", "akamai-like"]);

  test("warns of a fluxed site", async () => {
    const { run, lab } = suite;
    await run.newTab();
    await run.open(`https://${FLUXED}/`);
    await untilWarned(run, FLUXED);
    expect(lab.sites.stolen(FLUXED)).toEqual([]);
  });

  test("is silent on an honest site", async () => {
    const { run } = suite;
    await run.newTab();
    const tabId = await newestTabId(suite);
    await openPage(run, `https://${HONEST}/`);
    await until("the site is judged", async () => {
      const report = await askExtension(suite, "getReport", { tabId });
      return report.state === "judged" && !report.checking && report.verdict.level === "clear";
    });
    expect(await run.url()).toBe(`https://${HONEST}/`);
    const children = "return [...document.documentElement.children].map((one) => one.localName)";
    expect(await run.evaluate(children)).toEqual(["head", "body"]);
  });
});
