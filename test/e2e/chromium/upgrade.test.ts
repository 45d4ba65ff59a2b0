import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchChromium } from "../../../lab/browsers/chromium.ts";
import { untilUrl } from "../../../lab/browsers/visit.ts";
import { whereAmI } from "../../../lab/namespace/inside.ts";
import { type Lab, startLab } from "../../../lab/server/start-lab.ts";
import { HISTORY_PAGE, WELCOME_PAGE } from "../../../src/messages/pages.ts";
import type { Reply } from "../../../src/messages/protocol.ts";
import { makeChromiumProfile, readRecording, VERSIONS } from "../harness/earlier-profile.ts";
import { there } from "../harness/firefox-pages.ts";
import { CHROME_BUILD, describeInside, scenario } from "../harness/lab-suite.ts";
import { expectNothingLost, LET_THROUGH, RED } from "../harness/upgrade-case.ts";
import { untilWarned } from "../harness/warned-page.ts";

describeInside("a profile that an earlier version has left", () => {
  let lab: Lab | undefined;
  const folder = mkdtempSync(join(tmpdir(), "fluxward-upgrade-"));

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

  test.each(VERSIONS)("has lost nothing, settings of version %d", async (version) => {
    const recording = readRecording(version, "chromium");
    const own = mkdtempSync(join(folder, "person-"));
    await makeChromiumProfile(own, recording);
    const { keyPin } = there(lab).certificates;
    const run = await launchChromium({ extension: CHROME_BUILD, keyPin, folder: own });
    try {
      const { page } = await run.newTab();
      await page.goto(run.extensionUrl(HISTORY_PAGE));
      await expectNothingLost({
        recording,
        send: (message) =>
          page.evaluate<Reply>(`chrome.runtime.sendMessage(${JSON.stringify(message)})`),
        stored: () => page.evaluate("chrome.storage.local.get()"),
      });
      await page.close();
      expect(await run.observer.tabUrls()).not.toContain(run.extensionUrl(WELCOME_PAGE));
      there(lab).sites.clear();
      const { page: red } = await run.newTab();
      await red.goto(`https://${RED}/`).catch(() => undefined);
      await untilWarned(red, RED);
      expect(there(lab).sites.all()).toEqual([]);
      const { page: free } = await run.newTab();
      await free.goto(`https://${LET_THROUGH}/`).catch(() => undefined);
      await untilUrl(free, new RegExp(`^https://${LET_THROUGH}/$`));
    } finally {
      await run.close();
    }
  });
});
