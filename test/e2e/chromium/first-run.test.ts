import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { type ChromiumRun, launchChromium } from "../../../lab/browsers/chromium.ts";
import { pause, until } from "../../../lab/browsers/until.ts";
import { visitSite } from "../../../lab/browsers/visit.ts";
import { whereAmI } from "../../../lab/namespace/inside.ts";
import { CERTAIN_FLUX } from "../../../lab/scenarios/certain-flux.ts";
import { type Lab, startLab } from "../../../lab/server/start-lab.ts";
import { WELCOME_PAGE } from "../../../src/messages/pages.ts";
import { openExtensionSwitch } from "../harness/extension-switch.ts";
import { there } from "../harness/firefox-pages.ts";
import { answerAsChosen, CHOSEN } from "../harness/first-run-case.ts";
import { CHROME_BUILD, describeInside, hostOf, scenario } from "../harness/lab-suite.ts";
import { openPopup } from "../harness/pages.ts";
import { questions } from "../harness/questions.ts";
import { untilWarned } from "../harness/warned-page.ts";

const FLUXED = hostOf(CERTAIN_FLUX.id);
const HONEST = hostOf("plain");
/** Longer than the extension waits before it opens its page once more, ms. */
const SETTLING_MS = 2_500;

describeInside("a fresh installation", () => {
  let lab: Lab | undefined;
  let folder = "";

  beforeAll(async () => {
    const scenarios = [CERTAIN_FLUX.id, "plain"].map(scenario);
    lab = await startLab({ scenarios, place: whereAmI(), roundTripMs: 20 });
  });
  beforeEach(() => {
    lab?.reset();
    folder = mkdtempSync(join(tmpdir(), "fluxward-first-run-"));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  });
  afterAll(() => lab?.close());

  const start = (): Promise<ChromiumRun> =>
    launchChromium({
      extension: CHROME_BUILD,
      keyPin: there(lab).certificates.keyPin,
      folder,
      leavesFirstRun: true,
    });
  const firstRunPages = ({ context, extensionUrl }: ChromiumRun): readonly Page[] =>
    context.pages().filter((page) => page.url() === extensionUrl(WELCOME_PAGE));
  async function firstRunPage(run: ChromiumRun): Promise<Page> {
    await until("the first-run page is open", () => firstRunPages(run).length === 1);
    const page = there(firstRunPages(run)[0]);
    await page.locator(".welcome[data-answer=open]").waitFor();
    return page;
  }
  const openTab = async (run: ChromiumRun, host: string) => {
    const tab = await run.newTab();
    await tab.page.goto(`https://${host}/`);
    await until("the extension knows where the tab is", () =>
      run.observer.hasArrived(tab.tabId, host),
    );
    return tab;
  };
  /** A look would be under way, or over, once what it asks for by itself is answered. */
  const expectNothingAsked = async (run: ChromiumRun, tabId: number): Promise<void> => {
    expect(await run.ask("checkAgain", { tabId })).toMatchObject({ state: "not-set-up" });
    const url = there(there(lab).resolvers[0]).url;
    await expect(run.ask("testResolver", { url })).rejects.toThrow();
    expect(questions(there(lab))).toEqual([]);
  };

  test("asks nobody before its page was answered, and then judges the pages that are open", async () => {
    let run = await start();
    try {
      const welcome = await firstRunPage(run);
      const fluxed = await openTab(run, FLUXED);
      const { tabId } = await openTab(run, HONEST);
      await expectNothingAsked(run, fluxed.tabId);
      await run.ask("saveSettings", {
        settings: { resolvers: there(lab).resolvers.map(({ url }) => url) },
      });
      await expectNothingAsked(run, tabId);
      const closed = welcome.waitForEvent("close");
      await welcome.locator("[data-not-now]").click();
      await closed;
      expect((await run.observer.badge(tabId)).title).toBe("Fluxward: not set up yet");
      await run.close();

      run = await start();
      const open = await openTab(run, FLUXED);
      const empty = await run.newTab();
      await until("every tab's button says so", async () => {
        const titles = [open, empty].map(
          async (one) => (await run.observer.badge(one.tabId)).title,
        );
        return (await Promise.all(titles)).every((title) => title === "Fluxward: not set up yet");
      });
      expect(firstRunPages(run)).toEqual([]);
      await expectNothingAsked(run, open.tabId);
      for (const one of [empty, open]) {
        const popup = await openPopup(run, one.tabId, "not-set-up");
        await popup.getByText("Fluxward is not set up yet.").waitFor();
        if (one !== open) await popup.close();
        else await popup.locator("[data-set-up]").click();
      }
      const again = await firstRunPage(run);
      await again.locator("input[value=company]:checked").waitFor();
      await again.locator("[data-start]").click();
      await again.locator(".welcome[data-answer=given]").waitFor();
      expect(await again.evaluate("document.activeElement.id")).toBe("given");
      await untilWarned(open.page, FLUXED);
      await until("a tab that shows no site says nothing any more", async () => {
        return (
          (await run.observer.badge(empty.tabId)).title ===
          "Fluxward: nothing to check on this page"
        );
      });
      const left = again.waitForEvent("close");
      await again.locator("[data-close]").click();
      await left;
      const { report } = await visitSite(run, `https://${HONEST}/`);
      expect(report.verdict.level).toBe("clear");
    } finally {
      await run.close();
    }
  });

  test("keeps what was chosen, shows the example look by look, and is not asked twice", async () => {
    let run = await start();
    try {
      const welcome = await firstRunPage(run);
      await answerAsChosen({
        press: (selector) => welcome.locator(selector).click(),
        key: (name) => welcome.keyboard.press(name),
        evaluate: (expression) => welcome.evaluate(expression),
      });
      expect(await run.ask("getSettings", {})).toMatchObject(CHOSEN);

      const extension = await openExtensionSwitch(run);
      await extension.update();
      const own = await extension.openOwnPage();
      await until("the new version is at work", async () => {
        const ask = `chrome.runtime.sendMessage({ method: "getSettings", args: {} })`;
        return (await own.evaluate<{ ok?: boolean } | undefined>(ask))?.ok === true;
      });
      expect(firstRunPages(run)).toEqual([]);
      await run.close();

      run = await start();
      expect(await run.ask("getSettings", {})).toMatchObject(CHOSEN);
      expect(firstRunPages(run)).toEqual([]);
      expect(await run.observer.tabUrls()).not.toContain(run.extensionUrl(WELCOME_PAGE));
    } finally {
      await run.close();
    }
  });

  test("opens its page once more where the browser starts it anew, until a person has closed it", async () => {
    const run = await start();
    try {
      const lost = (await firstRunPage(run)).waitForEvent("close");
      const extension = await openExtensionSwitch(run);
      await extension.allowPrivate();
      await lost;
      // Chromium starts no worker before something happens.
      const wake = await run.context.newPage();
      await wake.goto(`https://${HONEST}/`);
      const again = await firstRunPage(run);
      const closed = again.waitForEvent("close");
      await again.locator("[data-not-now]").click();
      await closed;
      await extension.switchOff();
      await extension.switchOn();
      await wake.goto(`https://${FLUXED}/`);
      await pause(SETTLING_MS);
      expect(firstRunPages(run)).toEqual([]);
      expect(questions(there(lab))).toEqual([]);
    } finally {
      await run.close();
    }
  });
});
