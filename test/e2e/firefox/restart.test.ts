import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchFirefox } from "../../../lab/browsers/firefox.ts";
import type { FirefoxRun } from "../../../lab/browsers/firefox-run.ts";
import { until } from "../../../lab/browsers/until.ts";
import { WARNING_PAGE } from "../../../lab/browsers/visit.ts";
import { whereAmI } from "../../../lab/namespace/inside.ts";
import { type Lab, startLab } from "../../../lab/server/start-lab.ts";
import { askExtension, openOwn } from "../harness/firefox-own.ts";
import { there } from "../harness/firefox-pages.ts";
import {
  openPage,
  proceedFrom,
  stoppedHosts,
  untilStopped,
  untilAt,
  untilWarned,
} from "../harness/firefox-warned.ts";
import { describeInside, FIREFOX_BUILD, hostOf, scenario } from "../harness/lab-suite.ts";

const FLUXED = hostOf("ten-homes");
const HONEST = hostOf("plain");
// Without TLS: a browser that has just started does not take the lab's certificates yet, and nothing may hide behind that.
const RED = `http://${FLUXED}/`;
const FINE = `http://${HONEST}/`;

describeInside("a Firefox that is closed and opened again", () => {
  let lab: Lab | undefined;
  let run: FirefoxRun | undefined;
  const folder = mkdtempSync(join(tmpdir(), "fluxward-restart-"));

  beforeAll(async () => {
    const scenarios = [scenario("ten-homes"), scenario("plain")];
    lab = await startLab({ scenarios, place: whereAmI(), roundTripMs: 20 });
  });
  afterAll(async () => {
    await run?.close();
    await lab?.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  });

  const start = async (): Promise<FirefoxRun> => {
    run = await launchFirefox({
      extension: FIREFOX_BUILD,
      folder,
      preferences: {
        // The tabs of the last session come back, all of them at once.
        "browser.startup.page": 3,
        "browser.sessionstore.restore_on_demand": false,
      },
    });
    return run;
  };
  const paths = (host: string): readonly string[] =>
    there(lab)
      .sites.all()
      .filter((request) => request.host === host)
      .map(({ path }) => path);

  test("stops a known red site from the first page on, in the tabs that come back as well", async () => {
    const before = await start();
    const at = { run: before, own: await openOwn(before) };
    const resolvers = there(lab).resolvers.map(({ url }) => url);
    await askExtension(at, "saveSettings", { settings: { resolvers } });
    await before.newTab();
    await before.open(`${RED}warned`);
    await untilWarned(before, FLUXED);
    await untilStopped(at, FLUXED);
    await before.newTab();
    await before.open(`${RED}let-through`);
    await untilWarned(before, FLUXED);
    await proceedFrom(before, "once");
    await untilAt(before, `${RED}let-through`);
    await before.newTab();
    await openPage(before, `${FINE}honest`);
    await before.close();
    run = undefined;

    there(lab).sites.clear();
    const after = await start();
    await until("the honest page has come back", () => paths(HONEST).includes("/honest"));
    const tabs = async (): Promise<readonly string[]> => {
      const seen: string[] = [];
      const { command } = after.marionette;
      for (const handle of (await command("WebDriver:GetWindowHandles")) as readonly string[]) {
        await command("WebDriver:SwitchToWindow", { handle, focus: false });
        const text = String(await after.evaluate("return document.body?.innerText"));
        if (text.includes(FLUXED)) seen.push(await after.url());
      }
      return seen;
    };
    await until("both tabs of the site are warned of", async () => {
      return (await tabs()).filter((url) => url.includes(WARNING_PAGE)).length === 2;
    });
    await after.newTab();
    await after.open(`${RED}typed`);
    await untilWarned(after, FLUXED);
    expect(paths(FLUXED)).toEqual([]);
    expect(await stoppedHosts({ run: after, own: await openOwn(after) })).toEqual([FLUXED]);
  });
});
