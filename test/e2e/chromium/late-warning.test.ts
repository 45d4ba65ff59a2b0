import { expect, test } from "vitest";
import { pause, until } from "../../../lab/browsers/until.ts";
import { untilUrl, visitSite } from "../../../lab/browsers/visit.ts";
import { KEPT_PATH } from "../../../lab/sites/site-log.ts";
import { LATE } from "../../../src/warning/warning-state.ts";
import { describeInside, hostOf, useChromium } from "../harness/lab-suite.ts";

const FLUXED = hostOf("ten-homes");
const ADDRESS = `https://${FLUXED}${KEPT_PATH}`;
const TYPED = "alice@mail.example.org";

/** Whether the page in the tab was kept while another was shown (HTML standard: `persisted`). */
const WATCH_RETURN = `addEventListener("pageshow", (event) => {
  document.documentElement.dataset.kept = String(event.persisted);
})`;

/** What kept the browser from keeping it. */
const WHY_NOT_KEPT = `performance.getEntriesByType("navigation")[0].notRestoredReasons?.reasons?.map(({ reason }) => reason)`;

describeInside("a verdict that comes late", () => {
  const suite = useChromium(["ten-homes"], undefined, undefined, { keepsPages: true });

  test("says how long the person was there, and going on leads back to the filled form", async () => {
    const { lab, run } = suite;
    for (const { setFault } of lab.resolvers) setFault({ kind: "reset" });
    const opened = Date.now();
    const { page, tabId } = await visitSite(run, ADDRESS);
    expect(page.url()).toBe(ADDRESS);
    await page.locator("#user").fill(TYPED);
    await page.evaluate(WATCH_RETURN);
    // The stay itself is what is tried here.
    await until("the person has been there for a while", () => Date.now() - opened > LATE + 3_000);
    for (const { setFault } of lab.resolvers) setFault(undefined);
    run.ask("checkAgain", { tabId }).catch(() => undefined);
    await untilUrl(page, /src\/warning/);
    await page.locator(".stay").waitFor();
    expect(await page.locator(".stay").innerText()).toMatch(
      /^You were on this site for (?:1[0-9]|[2-9][0-9]) seconds before this became clear\.\s+If you typed a password there, change it now/,
    );
    await page.locator("button[aria-controls=details]").click();
    // The way on takes no click in the first 700 ms.
    await pause(1_000);
    await page.locator("button.go-on[data-scope=once]").click();
    await untilUrl(page, new RegExp(`^https://${FLUXED}/`));
    await page.locator("#user").waitFor();
    const kept = await page.evaluate("document.documentElement.dataset.kept");
    const why = JSON.stringify(await page.evaluate(WHY_NOT_KEPT));
    console.log(`late warning: the page was ${kept === "true" ? "kept" : `loaded anew: ${why}`}`);
    await expect.poll(() => page.locator("#user").inputValue()).toBe(TYPED);
    // And it stays there.
    await pause(1_500);
    expect(page.url()).toBe(ADDRESS);
  });
});
