import { expect, test } from "vitest";
import { until } from "../../../lab/browsers/until.ts";
import { SECRET } from "../harness/hostile-case.ts";
import {
  AMBER,
  askQuietly,
  expectNote,
  expectNothingSeen,
  openHeld,
  SPYING,
  untilFree,
  untilPanels,
} from "../harness/held-page.ts";
import { describeInside, useChromium } from "../harness/lab-suite.ts";

/** Saved in the browser's own password manager, through its own page, as a person does. */
const SAVE = `chrome.passwordsPrivate.addPassword({
  url: "https://${AMBER}/", username: "mara", password: "${SECRET}", note: "", useAccountStore: false })`;

describeInside("a password that the browser fills in by itself", () => {
  const suite = useChromium(["certain-amber"], "login");

  test("stays out of a held page, whose first gesture is held, and comes back when the hold ends", async () => {
    const { lab, run } = suite;
    const manager = await run.context.newPage();
    await manager.goto("chrome://password-manager/passwords");
    await manager.evaluate(SAVE);
    for (const gesture of ["key", "click"]) {
      lab.sites.clear();
      const { page, tabId } = await openHeld(run);
      await until("the browser has filled the password in", () => {
        return askQuietly(page, `document.querySelector("#secret").matches(":autofill")`).then(
          Boolean,
        );
      });
      // Chromium itself keeps it from the page until the person's first gesture.
      await expectNothingSeen(lab, page);
      if (gesture === "key") await page.keyboard.press("PageDown");
      else await page.mouse.click(700, 600);
      await expectNote(page, "password");
      await expectNothingSeen(lab, page);
      await page.keyboard.press("Escape");
      // From then on the page is as any other that is held.
      await untilPanels(page, 0);
      await page.locator("#user").click();
      await page.keyboard.type("@b.c");
      expect(await page.locator("#user").inputValue()).toContain("@b.c");
      await expectNothingSeen(lab, page);
      await run.ask("saveSettings", { settings: { exceptions: [{ host: AMBER }] } });
      await untilFree(run, tabId);
      await expect.poll(() => page.locator("#secret").inputValue()).toBe(SECRET);
      expect(page.url()).toBe(SPYING);
      await page.close();
      await run.ask("saveSettings", { settings: { exceptions: [] } });
    }
  });
});
