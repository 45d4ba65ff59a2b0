import { expect, test } from "vitest";
import { until } from "../../../lab/browsers/until.ts";
import { HOSTILE_PAGES } from "../../../lab/sites/hostile/all-pages.ts";
import { askExtension, newestTabId } from "../harness/firefox-own.ts";
import { useFirefox } from "../harness/firefox-suite.ts";
import { leaks, playHostile } from "../harness/hostile-case.ts";
import { hostileFirefox } from "../harness/hostile-firefox.ts";
import { describeInside, hostOf } from "../harness/lab-suite.ts";

const HOST = hostOf("certain-amber");

describeInside("a hostile page in Firefox", () => {
  const suite = useFirefox(["certain-amber"], {
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
});
