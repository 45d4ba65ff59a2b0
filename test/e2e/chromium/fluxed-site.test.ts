import { expect, test } from "vitest";
import { pause, until } from "../../../lab/browsers/until.ts";
import { untilUrl, visitSite, WARNING_PAGE } from "../../../lab/browsers/visit.ts";
import { describeInside, hostOf, useChromium } from "../harness/lab-suite.ts";
import { sitesInChromium } from "../harness/site-tab-chromium.ts";
import { WARNED_CASES } from "../harness/warned-cases.ts";

const FLUXED = hostOf("ten-homes");
const HONEST = hostOf("plain");
/** From seeing a page to the first letter of a password, ms (keystroke-level model: one act of thought). */
const REACTION_MS = 1_350;
/** Between two letters, ms: a fast typist. */
const LETTER_MS = 100;

describeInside("a fluxed site", () => {
  const suite = useChromium(["ten-homes", "plain"]);

  test("the tab is on the warning page before a password can be typed", async () => {
    const { lab, run } = suite;
    const visiting = visitSite(run, `https://${FLUXED}/`);
    const page = await run.context.waitForEvent("page");
    const typing = (async () => {
      await page.locator("#password").waitFor({ timeout: 10_000 });
      await pause(REACTION_MS);
      await page.locator("#password").click({ timeout: 1_000 });
      await page.keyboard.type("correct horse battery", { delay: LETTER_MS });
    })().catch(() => undefined);
    const visit = await visiting;
    await typing;
    console.log(`fluxed site: warned ${String(visit.warnedMs)} ms after onBeforeNavigate`);
    expect(visit.report.verdict.level).toBe("flux");
    expect(visit.page.url()).toContain(WARNING_PAGE);
    expect(lab.sites.stolen(FLUXED)).toEqual([]);
  });

  test("a worker stopped in the middle of the look still warns", async () => {
    const { lab, run } = suite;
    for (const { setFault } of lab.resolvers) setFault({ kind: "slow", ms: 700 });
    const visiting = visitSite(run, `https://${FLUXED}/`, 55_000);
    await until("the look has begun", () =>
      lab.queries.all().some(({ name, operator }) => name === FLUXED && operator !== "system"),
    );
    await run.worker.stop();
    for (const { setFault } of lab.resolvers) setFault(undefined);
    const visit = await visiting;
    expect(visit.page.url()).toContain(WARNING_PAGE);
  });

  test("Escape leaves for the page before", async () => {
    const { run } = suite;
    const honest = await visitSite(run, `https://${HONEST}/`);
    honest.page.goto(`https://${FLUXED}/`).catch(() => undefined);
    await untilUrl(honest.page, /src\/warning/);
    await honest.page.locator("h1#headline").waitFor();
    await honest.page.keyboard.press("Escape");
    await untilUrl(honest.page, new RegExp(`^https://${HONEST}/`));
  });

  test("with nothing to go back to, leaving closes the site and opens an empty tab", async () => {
    const { run } = suite;
    const { page } = await visitSite(run, `https://${FLUXED}/`);
    const closed = page.waitForEvent("close");
    await page.locator("button[data-first=true]").click();
    await closed;
    expect(run.context.pages().some((open) => open.url().includes(FLUXED))).toBe(false);
  });

  test("continuing once opens the site and is not asked again in that tab", async () => {
    const { lab, run } = suite;
    const { page } = await visitSite(run, `https://${FLUXED}/`);
    await page.locator("button[aria-controls=details]").click();
    await page.locator("button.go-on[data-scope=once]").waitFor();
    // The way on takes no click in the first 700 ms: it may have been meant for the page before.
    await pause(1_200);
    await page.locator("button.go-on[data-scope=once]").click();
    await page.waitForURL(`https://${FLUXED}/`);
    await page.reload();
    await pause(1_500);
    expect(page.url()).toBe(`https://${FLUXED}/`);
    await page.locator("#password").fill("mine");
    await until("the site has what was typed", () => lab.sites.stolen(FLUXED).length > 0);
    const again = await visitSite(run, `https://${FLUXED}/`);
    expect(again.page.url()).toContain(WARNING_PAGE);
  });

  test.each(WARNED_CASES)("%s", async (_name, play) => {
    await play(sitesInChromium(suite));
  });
});
