import { expect, test } from "vitest";
import { endBackground } from "../../../lab/browsers/firefox-internals.ts";
import { until } from "../../../lab/browsers/until.ts";
import { CERTAIN_AMBER } from "../../../lab/scenarios/certain-amber.ts";
import { asExtension, askExtension, newestTabId } from "../harness/firefox-own.ts";
import { useFirefox } from "../harness/firefox-suite.ts";
import { openPage } from "../harness/firefox-warned.ts";
import { describeInside, hostOf } from "../harness/lab-suite.ts";

const HONEST = hostOf("plain");
const AMBER = hostOf(CERTAIN_AMBER.id);
const CALM = { text: "", title: /^Fluxward: No sign of fast flux in 1 look/ };
const ODD = { text: "!", title: /^Fluxward: Something about this site's address is unusual/ };
const BUTTON = `const [tabId, done] = arguments;
  Promise.all([browser.action.getBadgeText({ tabId }), browser.action.getTitle({ tabId })])
    .then(([text, title]) => done({ text, title }));`;

type Button = { readonly text: string; readonly title: string };

describeInside("the toolbar button in Firefox", () => {
  const suite = useFirefox(["plain", CERTAIN_AMBER.id]);

  const button = (tabId: number): Promise<Button> =>
    asExtension(suite, BUTTON, [tabId]) as Promise<Button>;

  async function expectBadge(tabId: number, { text, title }: typeof CALM): Promise<void> {
    await until(`tab ${String(tabId)} shows ${String(title)}`, async () => {
      const shown = await button(tabId);
      return shown.text === text && title.test(shown.title);
    });
  }

  async function openSites() {
    const sites = [
      { url: `https://${HONEST}/`, badge: CALM },
      { url: `https://${AMBER}/`, badge: ODD },
    ];
    const tabs = [];
    for (const { url, badge } of sites) {
      const tab = await suite.run.newTab();
      const tabId = await newestTabId(suite);
      await openPage(suite.run, url);
      await expectBadge(tabId, badge);
      tabs.push({ tab, tabId, badge });
    }
    return tabs;
  }

  test("is each tab's own: after a switch, and with the background at rest", async () => {
    const { run } = suite;
    const tabs = await openSites();
    await endBackground(run);
    // The browser keeps it while nobody runs, and shows it at once when the tab comes to the front.
    for (const { tab, tabId, badge } of tabs) {
      await run.focus(tab);
      const { text, title } = await button(tabId);
      expect(text).toBe(badge.text);
      expect(title).toMatch(badge.title);
    }
    await run.open("about:blank");
    const [, odd] = tabs;
    await until("nothing is said of an empty page", async () => {
      return (await button(odd?.tabId ?? 0)).title === "Fluxward: nothing to check on this page";
    });
  });

  test("follows what is switched off and on again in every tab at once", async () => {
    const tabs = await openSites();
    await askExtension(suite, "saveSettings", { settings: { enabled: false } });
    for (const { tabId } of tabs) await expectBadge(tabId, { text: "", title: /paused$/ });
    await askExtension(suite, "saveSettings", { settings: { enabled: true } });
    for (const { tabId, badge } of tabs) await expectBadge(tabId, badge);
    await askExtension(suite, "saveSettings", { settings: { markedHosts: [HONEST] } });
    await until("the honest site is marked in the bar", async () => {
      return (await button(tabs[0]?.tabId ?? 0)).text === "!";
    });
  });
});
