import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchFirefox } from "../../../lab/browsers/firefox.ts";
import { findFirstRun } from "../../../lab/browsers/firefox-first-run.ts";
import type { FirefoxRun } from "../../../lab/browsers/firefox-run.ts";
import { until } from "../../../lab/browsers/until.ts";
import { whereAmI } from "../../../lab/namespace/inside.ts";
import { CERTAIN_FLUX } from "../../../lab/scenarios/certain-flux.ts";
import { type Lab, startLab } from "../../../lab/server/start-lab.ts";
import {
  askExtension,
  asExtension,
  newestTabId,
  type Own,
  openOwn,
} from "../harness/firefox-own.ts";
import { clickOn, there } from "../harness/firefox-pages.ts";
import { openPage, untilWarned } from "../harness/firefox-warned.ts";
import { describeInside, FIREFOX_BUILD, hostOf, scenario } from "../harness/lab-suite.ts";
import { questions } from "../harness/questions.ts";

const FLUXED = hostOf(CERTAIN_FLUX.id);
const NOT_SET_UP = "Fluxward: not set up yet";

describeInside("a fresh installation in Firefox", () => {
  let lab: Lab | undefined;
  let run: FirefoxRun | undefined;
  const folder = mkdtempSync(join(tmpdir(), "fluxward-first-run-"));

  beforeAll(async () => {
    lab = await startLab({ scenarios: [scenario(CERTAIN_FLUX.id)], place: whereAmI() });
  });
  afterAll(async () => {
    await run?.close();
    await lab?.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  });

  const start = async (): Promise<FirefoxRun> => {
    run = await launchFirefox({ extension: FIREFOX_BUILD, folder, leavesFirstRun: true });
    return run;
  };
  const answerIs = async (firefox: FirefoxRun, state: string): Promise<void> => {
    await until(`the answer is ${state}`, async () => {
      const found = "return document.querySelector('.welcome').dataset.answer";
      return (await firefox.evaluate(found)) === state;
    });
  };
  const title = async (at: Own, tabId: number): Promise<string> => {
    const script = `const [tabId, done] = arguments; browser.action.getTitle({ tabId }).then(done);`;
    return String(await asExtension(at, script, [tabId]));
  };
  async function expectNothingAsked(at: Own, tabId: number): Promise<void> {
    await until("the tab says that it is not set up", async () => {
      return (await title(at, tabId)) === NOT_SET_UP;
    });
    expect(await askExtension(at, "checkAgain", { tabId })).toMatchObject({ state: "not-set-up" });
    expect(questions(there(lab))).toEqual([]);
  }

  test("asks nobody before its page was answered, whatever is closed and opened again", async () => {
    const before = await start();
    await findFirstRun(before);
    await answerIs(before, "open");
    let at: Own = { run: before, own: await openOwn(before) };
    await before.newTab();
    let tabId = await newestTabId(at);
    await before.open(`http://${FLUXED}/`);
    await expectNothingAsked(at, tabId);
    const resolvers = there(lab).resolvers.map(({ url }) => url);
    await askExtension(at, "saveSettings", { settings: { resolvers } });
    await expectNothingAsked(at, tabId);
    await findFirstRun(before);
    await clickOn(before, "[data-not-now]");
    await before.focus(at.own);
    await until("the page is closed", async () => (await before.tabs()).length === 3);
    await before.close();

    const after = await start();
    at = { run: after, own: await openOwn(after) };
    const page = await after.newTab();
    tabId = await newestTabId(at);
    await openPage(after, `http://${FLUXED}/`);
    await expectNothingAsked(at, tabId);
    const urls: string[] = [];
    for (const tab of await after.tabs()) {
      await after.focus(tab);
      urls.push(await after.url());
    }
    expect(urls.filter((url) => url.includes("/welcome/"))).toEqual([]);

    await after.focus(at.own);
    await after.open(after.extensionUrl(`src/popup/index.html?tab=${String(tabId)}`));
    await until("the popup says that it is not set up", async () => {
      return (
        (await after.evaluate("return document.querySelector('[data-set-up]') !== null")) === true
      );
    });
    await clickOn(after, "[data-set-up]");
    await findFirstRun(after);
    await answerIs(after, "open");
    await clickOn(after, "[data-start]");
    await answerIs(after, "given");
    await after.focus(page);
    await untilWarned(after, FLUXED);
    expect(questions(there(lab)).length).toBeGreaterThan(0);
  });
});
