import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { until } from "../../../lab/browsers/until.ts";
import { untilUrl } from "../../../lab/browsers/visit.ts";
import {
  AMBER,
  expectKeysHeld,
  expectKeysPass,
  openHeld,
  SPYING,
  untilFree,
  untilHeld,
} from "../harness/held-page.ts";
import { describeInside, hostOf, useChromium } from "../harness/lab-suite.ts";

const FINE = `https://${hostOf("plain")}/`;
const LET_THROUGH = { exceptions: [{ host: AMBER }] };
const FORBIDDEN = { exceptions: [] };

/** Notes whether the page was kept while another was shown (HTML standard: `persisted`). */
const WATCH_RETURN = `window.returns = [];
  addEventListener("pageshow", ({ persisted }) => returns.push(persisted)); 0`;

/** Of the same site: the hold goes on. */
const NEXT = `https://${AMBER}/next`;

describeInside("a page that the browser kept, and shows again as it was", () => {
  const suite = useChromium(["certain-amber", "plain"], "login", undefined, { keepsPages: true });

  async function leaveAndReturn(
    page: Page,
    next: string,
    meanwhile?: () => Promise<unknown>,
  ): Promise<void> {
    await page.evaluate(WATCH_RETURN);
    await page.goto(next);
    await meanwhile?.();
    // Of a page that was kept the driver sees no loading.
    await page.goBack({ waitUntil: "commit" });
    await untilUrl(page, new RegExp(`^${SPYING}$`));
  }
  /** Empties the field, and forgets what page and site rightly saw of it. */
  async function forgetTyped(page: Page): Promise<void> {
    await page.evaluate(`document.querySelector("#secret").value = ""; seen.length = 0;`);
    await page.evaluate(() => fetch("/robots.txt").then((answer) => answer.text()));
    suite.lab.sites.clear();
  }
  async function expectKept(page: Page): Promise<void> {
    await until("the page is back", () => page.evaluate("returns.length === 1"));
    expect(await page.evaluate("returns")).toEqual([true]);
  }

  test("is held as before, let go if it was cleared meanwhile, and held if it was free", async () => {
    const { lab, run } = suite;
    const { page, tabId } = await openHeld(run);
    // Left with the note open.
    await expectKeysHeld(lab, page);
    await leaveAndReturn(page, NEXT);
    await expectKept(page);
    await untilHeld(run, tabId);
    await expectKeysHeld(lab, page);
    // Chromium throws away what it kept whenever a rule of the request filter goes, as it does here.
    await leaveAndReturn(page, FINE, () => run.ask("saveSettings", { settings: LET_THROUGH }));
    await untilFree(run, tabId);
    await expectKeysPass(page);
    await forgetTyped(page);
    await leaveAndReturn(page, FINE, () => run.ask("saveSettings", { settings: FORBIDDEN }));
    await expectKept(page);
    await untilHeld(run, tabId);
    await expectKeysHeld(lab, page);
  });
});
