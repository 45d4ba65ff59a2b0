import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { until } from "../../../lab/browsers/until.ts";
import { visitSite } from "../../../lab/browsers/visit.ts";
import { openExtensionSwitch } from "../harness/extension-switch.ts";
import {
  AMBER,
  expectNote,
  openHeld,
  untilFree,
  untilHeld,
  untilPanels,
} from "../harness/held-page.ts";
import { SECRET } from "../harness/hostile-case.ts";
import { describeInside, hostOf, useChromium } from "../harness/lab-suite.ts";

/** Reports every letter that gets into its field, by POST. A page that is open already can listen first. */
const LOGIN = `https://${AMBER}/`;

describeInside("an extension that is updated, switched off and on again", () => {
  const suite = useChromium(["certain-amber", "plain"], "login");

  async function typePassword(page: Page): Promise<string> {
    await page.bringToFront();
    await page.locator("#password").focus();
    await page.keyboard.type(SECRET);
    return page.locator("#password").inputValue();
  }

  test("leaves nothing behind in open pages, and holds them anew when it is there again", async () => {
    const { lab, run } = suite;
    const { page, tabId } = await openHeld(run, LOGIN);
    const honest = await visitSite(run, `https://${hostOf("plain")}/`);
    const extension = await openExtensionSwitch(run);
    const expectHeld = async (): Promise<void> => {
      expect(await typePassword(page)).toBe("");
      await expectNote(page, "password");
      expect(lab.sites.stolen(AMBER)).toEqual([]);
    };
    await expectHeld();
    await page.evaluate("window.note = document.documentElement.lastElementChild; 0");
    await extension.update();
    let own = await extension.openOwnPage();
    // The note of before is gone with its scripts, and those of now hold.
    await until("the old note is gone", () => page.evaluate("!note.isConnected"));
    await untilHeld({ observer: { page: own } }, tabId);
    await expectHeld();
    await extension.switchOff();
    await untilPanels(page, 0);
    expect(await typePassword(page)).toBe(SECRET);
    expect(await typePassword(honest.page)).toBe(SECRET);
    await page.locator("#password").fill("");
    await expect.poll(() => lab.sites.stolen(AMBER).length).toBeGreaterThan(SECRET.length);
    lab.sites.clear();
    await extension.switchOn();
    own = await extension.openOwnPage();
    await untilHeld({ observer: { page: own } }, tabId);
    await expectHeld();
    await untilFree({ observer: { page: own } }, honest.tabId);
    await honest.page.locator("#password").fill("");
    expect(await typePassword(honest.page)).toBe(SECRET);
  });
});
