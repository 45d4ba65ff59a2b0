import { expect } from "vitest";
import { pause, until } from "../../../lab/browsers/until.ts";
import { OPTIONS_PAGE, POPUP_PAGE, WARNING_PAGE } from "../../../src/messages/pages.ts";
import { hostOf } from "./lab-suite.ts";
import { openOwnTab, type SiteCase, type SiteTab } from "./site-tab.ts";

const FLUXED = hostOf("ten-homes");
const RED = `https://${FLUXED}/`;
const FINE = `https://${hostOf("plain")}/`;

/** A site that is warned of, and the addresses of its tab; played in every browser. */
export const WARNED_CASES: readonly SiteCase[] = [
  [
    "the warning page is opened once, however many answers come in",
    async (browser) => {
      const tab = await browser.newTab();
      const watching = await openOwnTab(browser, OPTIONS_PAGE);
      await watching.evaluate(watchCommits(tab.tabId));
      await tab.open(RED);
      await tab.untilWarned(FLUXED);
      // Time for what must not happen.
      await pause(1_500);
      const commits = String(await watching.evaluate("window.commits.join(' ')")).split(" ");
      expect(commits.filter((url) => url.includes(WARNING_PAGE))).toHaveLength(1);
    },
  ],
  [
    "a warning that comes before the look has ended has its numbers",
    async (browser) => {
      browser.lab.resolvers[2]?.setFault({ kind: "slow", ms: 3_000 });
      const tab = await browser.newTab();
      await tab.open(RED);
      // As first drawn, not as it is later.
      let reason: unknown;
      await until("the warning gives a reason", async () => {
        reason = await tab.evaluate("document.querySelector('#reason')?.innerText");
        return reason !== null && reason !== undefined;
      });
      expect(reason).toMatch(/\d+ addresses/);
      await tab.press("button[aria-controls=details]");
      const lines = "document.querySelectorAll('.evidence li').length";
      expect(await tab.evaluate(lines)).toBeGreaterThan(0);
      // The next case's visit must not fall into this look.
      const isDone = "document.querySelector('.details[data-checking=false]') !== null";
      await until("the look has ended", async () => (await tab.evaluate(isDone)) === true);
    },
  ],
  [
    "within a site of one page the verdict follows every address of it",
    async (browser) => {
      const tab = await browser.newTab();
      await tab.open(RED);
      await tab.untilWarned(FLUXED);
      await tab.proceed("once");
      await untilAt(tab, RED);
      await tab.evaluate(
        `(history.pushState(null, "", "/inside"), history.pushState(null, "", "/deeper"))`,
      );
      await untilAt(tab, `${RED}deeper`);
      await tab.evaluate("history.back()");
      await untilAt(tab, `${RED}inside`);
      await pause(500);
      // Where it was let through, moving about in it asks nothing anew; leaving it does.
      expect(await tab.url()).toBe(`${RED}inside`);
      // Stopped after all, it is stopped at the address where it is.
      const popup = await openOwnTab(browser, `${POPUP_PAGE}?tab=${String(tab.tabId)}`);
      await popup.press("[data-undo=trust]");
      await tab.untilWarned(FLUXED);
      expect((await tab.url()).split("#")[1]).toBe(`${RED}inside`);
      await tab.proceed("once");
      await untilAt(tab, `${RED}inside`);
      await tab.open(FINE);
      await untilAt(tab, FINE);
      await tab.back();
      await tab.untilWarned(FLUXED);
    },
  ],
];

async function untilAt(tab: SiteTab, url: string): Promise<void> {
  const isThere = "document.readyState === 'complete' && location.href";
  await until(`the tab is at ${url}`, async () => (await tab.evaluate(isThere)) === url);
}

/** Keeps the addresses that a tab comes to, for one of our pages that stays open beside it. */
function watchCommits(tabId: number): string {
  return `(window.commits = [], chrome.webNavigation.onCommitted.addListener(
    ({ tabId, frameId, url }) => {
      if (tabId === ${String(tabId)} && frameId === 0) window.commits.push(url);
    }), "watched")`;
}
