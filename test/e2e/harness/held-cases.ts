import { expect } from "vitest";
import { pause, until } from "../../../lab/browsers/until.ts";
import { OPTIONS_PAGE, WARNING_PAGE } from "../../../src/messages/pages.ts";
import { hostOf } from "./lab-suite.ts";
import { openOwnTab, type SiteBrowser, type SiteCase, type SiteTab } from "./site-tab.ts";

/** Suspicious at every look; its pages ask to sign in. */
const ODD = hostOf("certain-amber");
const ADDRESS = `https://${ODD}/`;
/** Another host of the domain, as odd as the first. */
const BESIDE = `https://one.${ODD}/`;
const VALUE = `document.querySelector("#password")?.value`;

/** Pages of a suspicious site that are held; played in every browser. */
export const HELD_CASES: readonly SiteCase[] = [
  [
    "an hour for a suspicious host: all tabs on it are let go at once, and no other host is",
    async (browser) => {
      const first = await openHeld(browser);
      const second = await openHeld(browser);
      const beside = await openHeld(browser, BESIDE);
      await first.show();
      await expectKeysHeld(browser, first);
      await first.chooseInGuard("more");
      await first.proceed("hour");
      await untilAt(first, ADDRESS);
      for (const tab of [first, second]) {
        await until("nothing is held", async () => !(await tab.isHeld()));
        await tab.show();
        await tab.untilPanels(0);
        await typePassword(tab, "free");
        expect(await tab.evaluate(VALUE)).toBe("free");
      }
      // A host below is another host, in its own tab and after the one that was let through.
      await beside.show();
      await expectKeysHeld(browser, beside);
      await first.open(BESIDE);
      await untilHeld(first);
      await first.show();
      await expectKeysHeld(browser, first);
    },
  ],
  [
    "a page that moves within itself, or writes itself anew, stays held",
    async (browser) => {
      const tab = await openHeld(browser);
      await tab.show();
      await tab.evaluate('history.pushState(null, "", "/inside")');
      await pause(300);
      await expectKeysHeld(browser, tab);
      await tab.chooseInGuard("close");
      await tab.untilPanels(0);
      await tab.evaluate(
        `(document.open(), document.write('<input id="password" type="password">'), document.close())`,
      );
      // It threw away what held it: our own page takes its place, and says so.
      await until("our page is there", async () => (await tab.url()).includes(WARNING_PAGE));
      expect(await tab.isHeld()).toBe(false);
      expect(browser.lab.sites.stolen(ODD)).toEqual([]);
    },
  ],
  [
    "the guard is switched off and on under a held page; each sensitivity is tried on the site kept",
    async (browser) => {
      const tab = await openHeld(browser);
      const settings = await openOwnTab(browser, OPTIONS_PAGE);
      const says = (selector: string, text: string): Promise<void> =>
        until(`the settings say "${text}"`, async () => {
          const found = `document.querySelector(${JSON.stringify(selector)})?.innerText`;
          return String(await settings.evaluate(found)).includes(text);
        });
      await says("body", "Kept now: 1 odd site and 0 sites without a sign");
      await says(
        "input[value=balanced] + span .would-be",
        "Of 1 odd site kept: 0 stopped, 1 suspicious, 0 not warned of",
      );
      await settings.press("input[name=guard]");
      await until("it is let go", async () => !(await tab.isHeld()));
      const badge = `chrome.action.getBadgeText({ tabId: ${String(tab.tabId)} })`;
      expect(await settings.evaluate(badge)).toBe("!");
      await settings.press("input[name=guard]");
      await until("it is held again", tab.isHeld);
    },
  ],
];

/** Opens a page of a suspicious host in a tab of its own, and waits until it is held. */
async function openHeld(browser: SiteBrowser, address = ADDRESS): Promise<SiteTab> {
  const tab = await browser.newTab();
  await tab.open(address);
  await until("the first look has ended, and the page is held for what it found", async () => {
    const report = await browser.ask("getReport", { tabId: tab.tabId });
    return report.state === "judged" && !report.checking && (await tab.isHeld());
  });
  return tab;
}

async function untilHeld(tab: SiteTab): Promise<void> {
  await until("the page is held", tab.isHeld);
}

async function untilAt(tab: SiteTab, url: string): Promise<void> {
  const isThere = "document.readyState === 'complete' && location.href";
  await until(`the tab is at ${url}`, async () => (await tab.evaluate(isThere)) === url);
}

async function typePassword(tab: SiteTab, text: string): Promise<void> {
  await tab.evaluate(`document.querySelector("#password").focus()`);
  await tab.type(text);
}

/** Types a password, and sees to it that the note is there instead and that neither page nor site has a letter. */
async function expectKeysHeld({ lab }: SiteBrowser, tab: SiteTab): Promise<void> {
  lab.sites.clear();
  await typePassword(tab, "hunter2");
  await tab.untilPanels(1);
  expect(await tab.evaluate(VALUE)).toBe("");
  // The same connection carries both, in order.
  await tab.evaluate(`fetch("/robots.txt").then((answer) => answer.text())`);
  const { hostname } = new URL(await tab.url());
  expect(lab.sites.stolen(hostname)).toEqual([]);
}
