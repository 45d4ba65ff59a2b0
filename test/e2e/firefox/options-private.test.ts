import { afterAll, beforeAll, expect, test } from "vitest";
import type { FirefoxRun } from "../../../lab/browsers/firefox-run.ts";
import { launchFirefox } from "../../../lab/browsers/firefox.ts";
import { pause, until } from "../../../lab/browsers/until.ts";
import { WARNING_PAGE } from "../../../lab/browsers/visit.ts";
import { whereAmI } from "../../../lab/namespace/inside.ts";
import { CERTAIN_FLUX } from "../../../lab/scenarios/certain-flux.ts";
import { type Lab, startLab } from "../../../lab/server/start-lab.ts";
import { clickOn, there } from "../harness/firefox-pages.ts";
import { describeInside, FIREFOX_BUILD, hostOf, scenario } from "../harness/lab-suite.ts";

const HONEST = hostOf("plain");
const FLUXED = hostOf(CERTAIN_FLUX.id);

describeInside("sites of private windows, as the settings page has it", () => {
  let lab: Lab | undefined;
  let firefox: FirefoxRun | undefined;
  let own = "";

  beforeAll(async () => {
    const scenarios = [scenario("plain"), scenario(CERTAIN_FLUX.id)];
    lab = await startLab({ scenarios, place: whereAmI(), roundTripMs: 20 });
    firefox = await launchFirefox({ extension: FIREFOX_BUILD, inPrivateWindows: true });
    const run = firefox;
    own = await run.newTab();
    await run.open(run.extensionUrl("src/options/index.html"));
    await until("the settings are there", async () => {
      return (
        (await run.evaluate("return document.querySelector('#setting-theme') !== null")) === true
      );
    });
    const resolvers = lab.resolvers.map(({ url }) => url);
    await run.ask("saveSettings", { settings: { resolvers } });
  });
  afterAll(async () => {
    await firefox?.close();
    await lab?.close();
  });

  const asked = (host: string): number =>
    there(lab)
      .queries.all()
      .filter(({ operator, name }) => operator !== "system" && name === host).length;

  async function visit(host: string): Promise<void> {
    const run = there(firefox);
    const made = await run.marionette.command("WebDriver:NewWindow", {
      ...{ type: "window", private: true },
    });
    await run.focus((made as { handle: string }).handle);
    await run.open(`https://${host}/`);
    await until(`${host} is open, or stopped`, async () => {
      const url = await run.url();
      return url.includes(host) || url.includes(WARNING_PAGE);
    });
  }

  async function setPrivate(on: boolean): Promise<void> {
    const run = there(firefox);
    await run.focus(own);
    await clickOn(run, "input[name=privateWindows]");
    await until("that is in force", async () => {
      return (await run.ask("getSettings", {})).privateWindows === on;
    });
  }

  test("their sites are looked up only while the person wants it", async () => {
    await setPrivate(false);
    await visit(HONEST);
    await visit(FLUXED);
    // Time for what must not happen.
    await pause(1500);
    expect([asked(HONEST), asked(FLUXED)]).toEqual([0, 0]);
    expect(await there(firefox).url()).toBe(`https://${FLUXED}/`);
    await setPrivate(true);
    await until("the open sites are looked up", () => asked(HONEST) > 0 && asked(FLUXED) > 0);
  });
});
