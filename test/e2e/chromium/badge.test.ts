import { expect, test } from "vitest";
import { until } from "../../../lab/browsers/until.ts";
import { visitSite } from "../../../lab/browsers/visit.ts";
import { CERTAIN_AMBER } from "../../../lab/scenarios/certain-amber.ts";
import { describeInside, hostOf, useChromium } from "../harness/lab-suite.ts";

const AMBER = hostOf(CERTAIN_AMBER.id);
const HONEST = hostOf("plain");
const CALM = { text: "", title: /^Fluxward: No sign of fast flux in 1 look/ };
const ODD = { text: "!", title: /^Fluxward: Something about this site's address is unusual/ };

describeInside("the toolbar button", () => {
  const suite = useChromium(["plain", CERTAIN_AMBER.id]);

  async function expectBadge(tabId: number, { text, title }: typeof CALM): Promise<void> {
    await until(`tab ${String(tabId)} shows ${String(title)}`, async () => {
      const badge = await suite.run.observer.badge(tabId);
      return badge.text === text && title.test(badge.title);
    });
  }

  test("is each tab's own: after a switch, back and forth, and with a worker that was stopped", async () => {
    const { run } = suite;
    const honest = await visitSite(run, `https://${HONEST}/`);
    const odd = await visitSite(run, `https://${AMBER}/`);
    await expectBadge(honest.tabId, CALM);
    await expectBadge(odd.tabId, ODD);
    await run.worker.stop();
    expect(run.worker.isRunning()).toBe(false);
    // The browser keeps it while nobody runs, and shows it at once when the tab comes to the front.
    for (const { page, tabId, badge } of [
      { ...honest, badge: CALM },
      { ...odd, badge: ODD },
    ]) {
      await page.bringToFront();
      const now = await run.observer.badge(tabId);
      expect(now.text).toBe(badge.text);
      expect(now.title).toMatch(badge.title);
    }
    // A page that is left, and one that the browser brings back, after another stop of the worker.
    await honest.page.goto("about:blank");
    await until("nothing is said of an empty page", async () => {
      return (
        (await run.observer.badge(honest.tabId)).title === "Fluxward: nothing to check on this page"
      );
    });
    await run.worker.stop();
    await honest.page.goBack();
    await expectBadge(honest.tabId, CALM);
    await odd.page.reload();
    await expectBadge(odd.tabId, ODD);
  });

  test("follows what is switched off and on again in every tab at once", async () => {
    const { run } = suite;
    const tabs = [
      { ...(await visitSite(run, `https://${HONEST}/`)), badge: CALM },
      { ...(await visitSite(run, `https://${AMBER}/`)), badge: ODD },
    ];
    await run.ask("saveSettings", { settings: { enabled: false } });
    for (const { tabId } of tabs) await expectBadge(tabId, { text: "", title: /paused$/ });
    await run.ask("saveSettings", { settings: { enabled: true } });
    for (const { tabId, badge } of tabs) await expectBadge(tabId, badge);
    await run.ask("saveSettings", { settings: { markedHosts: [HONEST] } });
    await until("the honest site is marked in the bar", async () => {
      return (await run.observer.badge(tabs[0]?.tabId ?? 0)).text === "!";
    });
  });
});
