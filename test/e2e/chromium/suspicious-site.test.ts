import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { pause, type Visit, visitSite } from "../../../lab/browsers/visit.ts";
import { describeInside, hostOf, useChromium } from "../harness/lab-suite.ts";
import { foreignElements } from "../harness/pages.ts";

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
  const suite = useChromium(MAYBE_AMBER, "login");

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
    await pause(300);
    expect(await page.locator("#password").inputValue()).toBe("");
    expect(lab.sites.stolen(host)).toEqual([]);
    expect(await foreignElements(page)).toHaveLength(1);
    await chooseInGuard(page, "release");
    await pause(500);
    expect(await foreignElements(page)).toEqual([]);
    await page.locator("#password").click();
    await page.keyboard.type("hunter2");
    expect(await page.locator("#password").inputValue()).toBe("hunter2");
    await pause(300);
    expect(lab.sites.stolen(host).length).toBeGreaterThan(0);
  });

  test("forms and downloads are held too", async () => {
    const { lab } = suite;
    const { page, host } = await openAmber();
    await page.locator("#submit").click();
    await pause(300);
    await chooseInGuard(page, "close");
    await page.locator("#download").click();
    await pause(300);
    expect(lab.sites.stolen(host)).toEqual([]);
    expect(page.url()).toBe(`https://${host}/`);
  });

  test("leaving takes the person away from the site", async () => {
    const { run } = suite;
    const { page, host } = await openAmber();
    await page.locator("#password").focus();
    await page.keyboard.type("h");
    await pause(300);
    const gone = Promise.race([page.waitForEvent("close"), page.waitForURL(/^(?!https)/)]);
    await chooseInGuard(page, "leave");
    await gone;
    expect(run.context.pages().some((open) => open.url().includes(host))).toBe(false);
  });
});

/** The guard's tree is closed to scripts, so it is worked as its first button has the focus: by keys. */
async function chooseInGuard(page: Page, choice: "leave" | "release" | "close"): Promise<void> {
  // A press within 700 ms of the panel or of a letter is not taken for an answer.
  await pause(900);
  if (choice === "release") await page.keyboard.press("Tab");
  await page.keyboard.press(choice === "close" ? "Escape" : "Enter");
}
