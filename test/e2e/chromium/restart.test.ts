import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type ChromiumRun, launchChromium } from "../../../lab/browsers/chromium.ts";
import { until } from "../../../lab/browsers/until.ts";
import { visitSite } from "../../../lab/browsers/visit.ts";
import { whereAmI } from "../../../lab/namespace/inside.ts";
import { type Lab, startLab } from "../../../lab/server/start-lab.ts";
import { there } from "../harness/firefox-pages.ts";
import { CHROME_BUILD, describeInside, hostOf, scenario } from "../harness/lab-suite.ts";
import { stoppedHosts, untilWarned } from "../harness/warned-page.ts";

const FLUXED = hostOf("ten-homes");
const RED = `https://${FLUXED}/`;

describeInside("a browser that is closed and opened again", () => {
  let lab: Lab | undefined;
  const folder = mkdtempSync(join(tmpdir(), "fluxward-restart-"));

  beforeAll(async () => {
    lab = await startLab({
      scenarios: [scenario("ten-homes")],
      place: whereAmI(),
      roundTripMs: 20,
    });
  });
  afterAll(async () => {
    await lab?.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  });

  const start = (): Promise<ChromiumRun> =>
    launchChromium({
      extension: CHROME_BUILD,
      keyPin: there(lab).certificates.keyPin,
      folder,
    });
  const reached = (): unknown[] =>
    there(lab)
      .sites.all()
      .filter(({ host }) => host === FLUXED);

  test("stops a known red site from the first page on, and a warning that it restores stands for it", async () => {
    const before = await start();
    const resolvers = there(lab).resolvers.map(({ url }) => url);
    await before.ask("saveSettings", { settings: { resolvers } });
    await visitSite(before, RED);
    await until("the browser stops the site by itself", async () => {
      return (await stoppedHosts(before)).includes(FLUXED);
    });
    const { page: stopped } = await before.newTab();
    await stopped.goto(`${RED}kept`).catch(() => undefined);
    await untilWarned(stopped, FLUXED);
    const address = stopped.url();
    await before.close();

    there(lab).sites.clear();
    const after = await start();
    try {
      const { page } = await after.newTab();
      await page.goto(RED).catch(() => undefined);
      await untilWarned(page, FLUXED);
      // What a browser opens again of the tabs that there were.
      const restored = await after.newTab();
      await restored.page.goto(address).catch(() => undefined);
      await untilWarned(restored.page, FLUXED);
      expect(reached()).toEqual([]);
      expect(await stoppedHosts(after)).toEqual([FLUXED]);
    } finally {
      await after.close();
    }
  });
});
