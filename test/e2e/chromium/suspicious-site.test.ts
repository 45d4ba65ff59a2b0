import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { isGuarded } from "../../../lab/browsers/guard.ts";
import { pause, until } from "../../../lab/browsers/until.ts";
import { untilUrl, type Visit, visitSite } from "../../../lab/browsers/visit.ts";
import type { Lab } from "../../../lab/server/start-lab.ts";
import type { SiteRequest } from "../../../lab/sites/site-log.ts";
import { chooseInGuard, untilPanels } from "../harness/held-page.ts";
import { describeInside, hostOf, useChromium } from "../harness/lab-suite.ts";
import { sitesInChromium } from "../harness/site-tab-chromium.ts";
import { HELD_CASES } from "../harness/held-cases.ts";

/** Scenarios that may be amber at first sight; luck of the draw decides which is. */
const MAYBE_AMBER = [
  "peer-seed",
  "double-flux",
  "two-addresses",
  "two-countries",
  "three-countries",
  "unnamed-homes",
  "half-hour-rotation",
  "rented-quick",
];

describeInside("a suspicious site", () => {
  const suite = useChromium([...MAYBE_AMBER, "certain-amber"], "login");

  async function openAmber(): Promise<Visit> {
    for (const sensitivity of ["balanced", "relaxed"] as const) {
      await suite.run.ask("saveSettings", { settings: { sensitivity } });
      for (const id of MAYBE_AMBER) {
        const visit = await visitSite(suite.run, `https://${hostOf(id)}/`);
        if (visit.report.verdict.level === "suspicious") return visit;
        await visit.page.close();
      }
    }
    throw new Error(`None of ${MAYBE_AMBER.join(", ")} was suspicious at first sight.`);
  }

  test("a password cannot be typed, and the page says why, until the person lets it", async () => {
    const { lab, run } = suite;
    const { page, host, tabId } = await openAmber();
    expect(page.url()).toBe(`https://${host}/`);
    expect((await run.observer.badge(tabId)).text).toBe("!");
    await page.locator("#password").focus();
    await page.keyboard.type("hunter2");
    await untilPanels(page, 1);
    expect(await page.locator("#password").inputValue()).toBe("");
    expect(await stolenSoFar(page, lab)).toEqual([]);
    await chooseInGuard(page, "more");
    await untilUrl(page, /warning/);
    await page.locator(".go-on").first().waitFor();
    // A click within 700 ms of the page's appearance is not taken for a choice.
    await pause(900);
    await page.locator(".go-on").first().click();
    await untilUrl(page, new RegExp(`^https://${host}/`));
    await untilPanels(page, 0);
    await until("nothing is held", async () => !(await isGuarded(run, tabId)));
    await page.locator("#password").click();
    await page.keyboard.type("hunter2");
    expect(await page.locator("#password").inputValue()).toBe("hunter2");
    await until("the site has what was typed", () => lab.sites.stolen(host).length > 0);
  });

  test("forms and downloads are held too", async () => {
    const { lab } = suite;
    const { page, host } = await openAmber();
    await page.locator("#submit").click();
    await chooseInGuard(page, "close");
    await untilPanels(page, 0);
    await page.locator("#download").click();
    await untilPanels(page, 1);
    expect(await stolenSoFar(page, lab)).toEqual([]);
    expect(page.url()).toBe(`https://${host}/`);
  });

  test("leaving takes the person away from the site", async () => {
    const { run } = suite;
    const { page, host } = await openAmber();
    await page.locator("#password").focus();
    await page.keyboard.type("h");
    await chooseInGuard(page, "leave");
    await until("the tab is gone or elsewhere", () => {
      return page.isClosed() || !page.url().startsWith("https");
    });
    expect(run.context.pages().some((open) => open.url().includes(host))).toBe(false);
  });

  test.each(HELD_CASES)("%s", async (_name, play) => {
    await play(sitesInChromium(suite));
  });
});

/** What the site got that it should not have, once everything sent until now is there. */
async function stolenSoFar(page: Page, lab: Lab): Promise<readonly SiteRequest[]> {
  // The same connection carries both, in order.
  await page.evaluate(() => fetch("/robots.txt").then((answer) => answer.text()));
  return lab.sites.stolen(new URL(page.url()).hostname);
}
