import { expect } from "vitest";
import { comes, until } from "../../../lab/browsers/until.ts";
import { DEFAULT_BUDGET } from "../../../src/dns/pacing.ts";
import { hostOf } from "./lab-suite.ts";
import { questions } from "./questions.ts";
import type { SiteBrowser, SiteCase, SiteTab } from "./site-tab.ts";

/** The site that matters, on homes as all fluxed ones. */
const LAST = "ten-homes";
/** Sites at which a look takes more queries than most. */
const COSTLY = [
  ...["home-flux", "five-homes", "unnamed-homes", "three-countries", "two-countries", "ttl-zero"],
  ...["double-flux", "three-addresses", "decoys", "behind-alias", "ipv4-and-ipv6", "rented-quick"],
  ...["two-addresses", "half-hour-rotation", "half-hour-pair", "rented-slow", "ipv6-only"],
];
/** How long (ms) a look at them takes at most, where it may ask. */
const LOOK_MS = 4_000;
const VALUE = `document.querySelector("#password")?.value`;

export const SPENT_QUERIES = [LAST, ...COSTLY];

/** Needs a browser to itself: after it nobody is asked anything for a minute. */
export const SPENT_QUERIES_CASE: SiteCase = [
  "a site that has the minute's queries used up first is held from its first page on, as it comes from a home",
  async (browser) => {
    const { lab } = browser;
    await useUp(browser);
    expect(questions(lab).length).toBeLessThanOrEqual(DEFAULT_BUDGET.perMinute);
    const host = hostOf(LAST);
    const tab = await browser.newTab();
    await tab.open(`https://${host}/`);
    await until("the page is held", tab.isHeld);
    const report = await browser.ask("getReport", { tabId: tab.tabId });
    expect(report).toMatchObject({ state: "checking", host });
    await tab.show();
    await tab.evaluate(`document.querySelector("#password").focus()`);
    await tab.type("hunter2");
    await tab.untilPanels(1);
    expect(await tab.evaluate(VALUE)).toBe("");
    expect(lab.sites.stolen(host)).toEqual([]);
  },
];

/** Opens one site after the other, each in front, as what is not may not ask as much. */
async function useUp(browser: SiteBrowser): Promise<void> {
  for (const id of COSTLY) {
    const tab: SiteTab = await browser.newTab();
    await tab.show();
    await tab.open(`https://${hostOf(id)}/`);
    const isJudged = await comes(async () => {
      const report = await browser.ask("getReport", { tabId: tab.tabId });
      return report.state === "judged" && !report.checking;
    }, LOOK_MS);
    if (!isJudged) return;
  }
  throw new Error("More could be asked than may be in a minute.");
}
