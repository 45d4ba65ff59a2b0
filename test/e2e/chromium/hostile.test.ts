import { afterAll, beforeAll, expect, test } from "vitest";
import { type ChromiumRun, launchChromium } from "../../../lab/browsers/chromium.ts";
import { visitSite } from "../../../lab/browsers/visit.ts";
import { whereAmI } from "../../../lab/namespace/inside.ts";
import { type Lab, startLab } from "../../../lab/server/start-lab.ts";
import { HOSTILE_PAGES } from "../../../lab/sites/hostile/all-pages.ts";
import { leaks, playHostile } from "../harness/hostile-case.ts";
import { hostileChromium } from "../harness/hostile-chromium.ts";
import { there } from "../harness/firefox-pages.ts";
import { CHROME_BUILD, describeInside, hostOf, scenario } from "../harness/lab-suite.ts";

const HOST = hostOf("certain-amber");

describeInside("a hostile page in Chromium", () => {
  let lab: Lab | undefined;
  let run: ChromiumRun | undefined;
  beforeAll(async () => {
    lab = await startLab({ scenarios: [scenario("certain-amber")], place: whereAmI() });
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
});
