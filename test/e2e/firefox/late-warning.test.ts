import { afterAll, beforeAll, expect, test } from "vitest";
import { type FirefoxRun, launchFirefox } from "../../../lab/browsers/firefox.ts";
import { pause, until } from "../../../lab/browsers/until.ts";
import { WARNING_PAGE } from "../../../lab/browsers/visit.ts";
import { whereAmI } from "../../../lab/namespace/inside.ts";
import { type Lab, startLab } from "../../../lab/server/start-lab.ts";
import { KEPT_PATH } from "../../../lab/sites/site-log.ts";
import { LATE } from "../../../src/warning/warning-state.ts";
import { clickOn, tabIdOf, there, typeInto } from "../harness/firefox-pages.ts";
import { describeInside, FIREFOX_BUILD, hostOf, scenario } from "../harness/lab-suite.ts";

const FLUXED = hostOf("ten-homes");
const ADDRESS = `https://${FLUXED}${KEPT_PATH}`;
const TYPED = "alice@mail.example.org";
const USER = 'return document.querySelector("#user")?.value';

describeInside("a verdict that comes late, in Firefox", () => {
  let lab: Lab | undefined;
  let firefox: FirefoxRun | undefined;
  let own = "";

  beforeAll(async () => {
    const scenarios = [scenario("ten-homes")];
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

  test("says how long the person was there, and going on leads back to the page", async () => {
    const run = there(firefox);
    const { resolvers } = there(lab);
    for (const { setFault } of resolvers) setFault({ kind: "reset" });
    const tab = await run.newTab();
    await run.open(ADDRESS);
    await until("the form is there", async () => (await run.evaluate(USER)) === "");
    const opened = Date.now();
    await typeInto(run, "#user", TYPED);
    expect(await run.evaluate(USER)).toBe(TYPED);
    const tabId = await tabIdOf(run, own, FLUXED);
    // The stay itself is what is tried here.
    await until("the person has been there for a while", () => Date.now() - opened > LATE + 3_000);
    for (const { setFault } of resolvers) setFault(undefined);
    await run.ask("checkAgain", { tabId });
    await run.focus(tab);
    await until("the tab is on the warning page", async () => {
      return (await run.url()).includes(WARNING_PAGE);
    });
    const stay = "return document.querySelector('.stay')?.innerText ?? ''";
    await until("it says how long the person was there", async () =>
      /^You were on this site for \d+ seconds/.test(String(await run.evaluate(stay))),
    );
    await clickOn(run, "button[aria-controls=details]");
    // The way on takes no click in the first 700 ms.
    await pause(1_000);
    await clickOn(run, "button.go-on[data-scope=once]");
    await until("the tab is back on the site", async () => {
      return (await run.url()) === ADDRESS;
    });
    await until("the form is there again", async () => {
      return typeof (await run.evaluate(USER)) === "string";
    });
    // Back in the history, where nothing is sent again; what was typed Firefox does not give back after our page.
    const entry = "return performance.getEntriesByType('navigation')[0].type";
    expect(await run.evaluate(entry)).toBe("back_forward");
    console.log(`late warning: typed text kept: ${String((await run.evaluate(USER)) === TYPED)}`);
    // And it stays there.
    await pause(1_500);
    expect(await run.url()).toBe(ADDRESS);
  });
});
