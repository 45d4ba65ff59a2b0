import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchFirefox } from "../../../lab/browsers/firefox.ts";
import { until } from "../../../lab/browsers/until.ts";
import { whereAmI } from "../../../lab/namespace/inside.ts";
import { type Lab, startLab } from "../../../lab/server/start-lab.ts";
import { HISTORY_PAGE } from "../../../src/messages/pages.ts";
import type { Reply } from "../../../src/messages/protocol.ts";
import { makeFirefoxProfile, readRecording, VERSIONS } from "../harness/earlier-profile.ts";
import { asExtension, openOwn } from "../harness/firefox-own.ts";
import { there } from "../harness/firefox-pages.ts";
import { untilAt, untilWarned } from "../harness/firefox-warned.ts";
import { describeInside, FIREFOX_BUILD, scenario } from "../harness/lab-suite.ts";
import { expectNothingLost, LET_THROUGH, RED } from "../harness/upgrade-case.ts";

const SEND = `const [message, done] = arguments;
  browser.runtime.sendMessage(message).then(done, (error) => done({ ok: false, error: String(error) }));`;
const STORED = "const [done] = arguments; browser.storage.local.get().then(done);";

describeInside("a profile that an earlier version has left, in Firefox", () => {
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
    const recording = readRecording(version, "firefox");
    const own = mkdtempSync(join(folder, "person-"));
    await makeFirefoxProfile(own, recording);
    const run = await launchFirefox({
      extension: FIREFOX_BUILD,
      folder: own,
      leavesFirstRun: true,
    });
    try {
      // Over the one that is there, as an update comes.
      const install = { path: FIREFOX_BUILD, temporary: false };
      await run.marionette.command("Addon:Install", install);
      const at = { run, own: await openOwn(run) };
      await run.open(run.extensionUrl(HISTORY_PAGE));
      await until("the history page is there", async () => {
        const state = await run.evaluate("return [location.pathname, document.readyState].join()");
        return state === `/${HISTORY_PAGE},complete`;
      });
      await expectNothingLost({
        recording,
        send: (message) => asExtension(at, SEND, [message]) as Promise<Reply>,
        stored: () => asExtension(at, STORED) as Promise<Record<string, unknown>>,
      });
      there(lab).sites.clear();
      await run.newTab();
      await run.open(`http://${RED}/`);
      await untilWarned(run, RED);
      expect(there(lab).sites.all()).toEqual([]);
      await run.newTab();
      await run.open(`http://${LET_THROUGH}/`);
      await untilAt(run, `http://${LET_THROUGH}/`);
    } finally {
      await run.close();
    }
  });
});
