import { beginAnew } from "../../../lab/browsers/begin-anew.ts";
import type { ChromiumRun, Tab } from "../../../lab/browsers/chromium.ts";
import { visitSite } from "../../../lab/browsers/visit.ts";
import { OPTIONS_PAGE } from "../../../src/messages/pages.ts";
import { done, undone } from "./call-trap.ts";
import { type DeathCase, type DeathStage, settingsFile } from "./death-case.ts";
import { A_LOOK, AN_IMPORT, FLUXED, GOING_ON, RED } from "./death-leaves.ts";
import type { ChromiumSuite } from "./lab-suite.ts";
import { type Outcome, outcomeOf, READ_ALL, type Seen } from "./outcome.ts";
import { killAt } from "./worker-trap.ts";
import { proceedFrom, untilWarned } from "./warned-page.ts";

/** What becomes of a worker in Chromium; `fresh`: leaves the browser as it is before a case. */
export function workerStage(
  suite: { readonly run: ChromiumRun },
  fresh: () => Promise<void>,
): DeathStage<Tab> {
  return {
    fresh,
    killAt: async (moment) => {
      const { killed } = await killAt(suite.run, moment);
      return () => killed;
    },
    wake: () => suite.run.newTab(),
    outcome: (tab) => outcomeIn(suite.run, tab),
  };
}

async function outcomeIn({ observer }: ChromiumRun, { tabId }: Tab): Promise<Outcome> {
  const seen = await observer.page.evaluate<Seen>(`${READ_ALL}(${String(tabId)})`);
  return outcomeOf(seen, tabId);
}

/** The browser of a suite, as each of its cases finds it. */
export async function beginSuiteAnew({ run, lab }: ChromiumSuite): Promise<void> {
  await beginAnew(run, [FLUXED]);
  lab.reset();
  const resolvers = lab.resolvers.map(({ url }) => url);
  await run.ask("saveSettings", { settings: { setUp: true, resolvers } });
}

/** A tab in which a person is warned of the fluxed site. */
export async function warnedTab(run: ChromiumRun): Promise<Tab> {
  const tab = await visitSite(run, RED);
  await untilWarned(tab.page, FLUXED);
  return tab;
}

/** What a worker does in Chromium, step by step. */
export const workerCases = (suite: ChromiumSuite): readonly DeathCase<Tab>[] => [
  {
    ...A_LOOK,
    before: () => suite.run.newTab(),
    act: ({ page }) => page.goto(RED).catch(() => undefined),
    moments: [
      ["the look is noted as begun", done("storage.session.set", /pending/)],
      ["a resolver is asked", undone("fetch", /dns-query/)],
      ["the browser is to stop the site", undone("declarativeNetRequest.updateDynamicRules")],
      ["the browser stops the site", done("declarativeNetRequest.updateDynamicRules", /redirect/)],
      ["the tab is to go to the warning", undone("tabs.update")],
      ["what was found is known", done("storage.session.set", /open:history:.*observations/)],
      ["the site is remembered", done("storage.local.set", /memory.odd/)],
    ],
  },
  {
    ...GOING_ON,
    before: () => warnedTab(suite.run),
    act: ({ page }) => proceedFrom(page, "always"),
    moments: [
      ["the choice is to be kept", undone("storage.local.set", /exceptions/)],
      ["the choice is kept", done("storage.local.set", /exceptions/)],
      ["the browser is to let it through", undone("declarativeNetRequest.updateDynamicRules")],
      ["it is known where the tab goes", done("storage.session.set", /"passed"/)],
    ],
  },
  {
    ...AN_IMPORT,
    before: async () => {
      const tab = await warnedTab(suite.run);
      const page = await suite.run.context.newPage();
      await page.goto(suite.run.extensionUrl(OPTIONS_PAGE));
      const buffer = Buffer.from(settingsFile(FLUXED));
      await page
        .locator("#settings-file")
        .setInputFiles({ name: "settings.json", mimeType: "application/json", buffer });
      await page.locator("#transfer .primary").waitFor();
      return tab;
    },
    act: async () => {
      const options = suite.run.extensionUrl(OPTIONS_PAGE);
      const page = suite.run.context.pages().find((one) => one.url() === options);
      await page?.locator("#transfer .primary").click();
    },
    moments: [
      ["they are to be kept", undone("storage.local.set", /exceptions/)],
      ["they are kept", done("storage.local.set", /exceptions/)],
      ["the browser is to let a site through", undone("declarativeNetRequest.updateDynamicRules")],
      ["it is known that they were heeded", undone("storage.session.set", /heeded/)],
    ],
  },
];
