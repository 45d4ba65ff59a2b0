import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { launchFirefox } from "../../../lab/browsers/firefox.ts";
import { findFirstRun } from "../../../lab/browsers/firefox-first-run.ts";
import { letIntoPrivateWindows } from "../../../lab/browsers/firefox-internals.ts";
import type { FirefoxRun } from "../../../lab/browsers/firefox-run.ts";
import { pause, until } from "../../../lab/browsers/until.ts";
import { whereAmI } from "../../../lab/namespace/inside.ts";
import { CERTAIN_FLUX } from "../../../lab/scenarios/certain-flux.ts";
import { type Lab, startLab } from "../../../lab/server/start-lab.ts";
import { WELCOME_PAGE } from "../../../src/messages/pages.ts";
import {
  askExtension,
  asExtension,
  newestTabId,
  type Own,
  openOwn,
} from "../harness/firefox-own.ts";
import { KEYS, press } from "../harness/firefox-held.ts";
import { answerAsChosen, CHOSEN } from "../harness/first-run-case.ts";
import { clickOn, there } from "../harness/firefox-pages.ts";
import { shownIn } from "../harness/firefox-shown.ts";
import { openPage, untilWarned } from "../harness/firefox-warned.ts";
import { describeInside, FIREFOX_BUILD, hostOf, scenario } from "../harness/lab-suite.ts";
import { questions } from "../harness/questions.ts";

const FLUXED = hostOf(CERTAIN_FLUX.id);
/** Longer than the extension waits before it opens its page once more, ms. */
const SETTLING_MS = 2_500;
const NOT_SET_UP = "Fluxward: not set up yet";

describeInside("a fresh installation in Firefox", () => {
  let lab: Lab | undefined;
  let run: FirefoxRun | undefined;
  let folder = "";

  beforeAll(async () => {
    lab = await startLab({ scenarios: [scenario(CERTAIN_FLUX.id)], place: whereAmI() });
  });
  beforeEach(() => {
    lab?.reset();
    folder = mkdtempSync(join(tmpdir(), "fluxward-first-run-"));
  });
  afterEach(async () => {
    await run?.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  });
  afterAll(() => lab?.close());

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
  /** How many there are in all tabs. */
  async function firstRunPages(firefox: FirefoxRun): Promise<number> {
    const urls: string[] = [];
    for (const tab of await firefox.tabs()) {
      await firefox.focus(tab);
      urls.push(await firefox.url());
    }
    return urls.filter((url) => url === firefox.extensionUrl(WELCOME_PAGE)).length;
  }
  /** Goes to a tab that is certainly there, whatever became of the current one. */
  async function focusAny(firefox: FirefoxRun): Promise<void> {
    await firefox.focus(there((await firefox.tabs())[0]));
  }
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
    expect(await firstRunPages(after)).toBe(0);

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
    await clickOn(after, "[data-close]");
    await after.focus(page);
    await until("the page is closed", async () => (await firstRunPages(after)) === 0);
    await after.focus(page);
    await untilWarned(after, FLUXED);
    expect(questions(there(lab)).length).toBeGreaterThan(0);
  });

  test("keeps what was chosen, shows the example look by look, and is not asked twice", async () => {
    const before = await start();
    await findFirstRun(before);
    await answerIs(before, "open");
    await answerAsChosen({
      press: shownIn(() => before).press,
      key: (name) => press(before, KEYS[name]),
      evaluate: (expression) => before.evaluate(`return ${expression}`),
    });
    let at: Own = { run: before, own: await openOwn(before) };
    expect(await askExtension(at, "getSettings", {})).toMatchObject(CHOSEN);

    // An update, over the version that is there: it takes the pages of that with it.
    await before.newTab();
    await before.marionette.command("Addon:Install", { path: FIREFOX_BUILD, temporary: true });
    at = { run: before, own: await openOwn(before) };
    expect(await askExtension(at, "getSettings", {})).toMatchObject(CHOSEN);
    expect(await firstRunPages(before)).toBe(0);
    await before.close();

    const after = await start();
    at = { run: after, own: await openOwn(after) };
    expect(await askExtension(at, "getSettings", {})).toMatchObject(CHOSEN);
    await pause(SETTLING_MS);
    expect(await firstRunPages(after)).toBe(0);
  });

  test("opens its page once more when it is let into private windows, and leaves it closed once a person closed it", async () => {
    const firefox = await start();
    await findFirstRun(firefox);
    await answerIs(firefox, "open");
    for (const isLetIn of [true, false]) {
      await letIntoPrivateWindows(firefox, isLetIn);
      await findFirstRun(firefox);
      await answerIs(firefox, "open");
      await pause(SETTLING_MS);
      expect(await firstRunPages(firefox)).toBe(1);
    }
    await findFirstRun(firefox);
    await clickOn(firefox, "[data-not-now]");
    await focusAny(firefox);
    await until("the page is closed", async () => (await firstRunPages(firefox)) === 0);
    await letIntoPrivateWindows(firefox, true);
    await pause(SETTLING_MS);
    expect(await firstRunPages(firefox)).toBe(0);
    expect(questions(there(lab))).toEqual([]);
  });
});
