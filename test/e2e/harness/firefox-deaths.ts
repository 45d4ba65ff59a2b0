import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { endBackground } from "../../../lab/browsers/firefox-internals.ts";
import { until } from "../../../lab/browsers/until.ts";
import { OPTIONS_PAGE } from "../../../src/messages/pages.ts";
import { done, undone } from "./call-trap.ts";
import { type DeathCase, type DeathStage, settingsFile } from "./death-case.ts";
import { A_LOOK, AN_IMPORT, FLUXED, GOING_ON, RED } from "./death-leaves.ts";
import { asExtension, closeOthers, newestTabId } from "./firefox-own.ts";
import { clickOn, typeInto } from "./firefox-pages.ts";
import { beginSuiteAnew, type FirefoxSuite } from "./firefox-suite.ts";
import { killAt } from "./firefox-trap.ts";
import { proceedFrom, untilStopped, untilWarned } from "./firefox-warned.ts";
import { type Outcome, outcomeOf, READ_ALL, type Seen } from "./outcome.ts";

/** What becomes of a background in Firefox; the tab is the one that the extension knows by its number. */
export function backgroundStage(suite: FirefoxSuite): DeathStage<number> {
  return {
    fresh: async () => {
      await closeOthers(suite);
      await endBackground(suite.run);
      await asExtension(suite, FORGET);
      await beginSuiteAnew(suite);
    },
    killAt: async (moment) => {
      const killed = await killAt(suite.run, moment);
      return async (acted) => {
        await acted;
        await killed();
      };
    },
    wake: () => suite.run.newTab(),
    outcome: (tabId) => outcomeIn(suite, tabId),
  };
}

/** What the product forgets by itself later: rules that hold pages, and how many questions were asked in the last minute. */
const FORGET = `const [done] = arguments;
  const { declarativeNetRequest: rules, storage } = browser;
  rules.getSessionRules()
    .then((held) => rules.updateSessionRules({ removeRuleIds: held.map(({ id }) => id) }))
    .then(() => storage.session.clear())
    .then(done);`;

async function outcomeIn(suite: FirefoxSuite, tabId: number): Promise<Outcome> {
  // As text, since the driver makes null of what is undefined.
  const read = `const [tabId, done] = arguments;
    ${READ_ALL}(tabId).then((seen) => done(JSON.stringify(seen)));`;
  return outcomeOf(JSON.parse(String(await asExtension(suite, read, [tabId]))) as Seen, tabId);
}

async function newTab(suite: FirefoxSuite): Promise<number> {
  await suite.run.newTab();
  return newestTabId(suite);
}

/** A tab in which a person is warned of the fluxed site, and all is known of it that there is to know. */
async function warnedTab(suite: FirefoxSuite): Promise<number> {
  const tabId = await newTab(suite);
  await suite.run.open(RED);
  await untilWarned(suite.run, FLUXED);
  await untilStopped(suite, FLUXED);
  await until("the look has ended", async () => {
    return isDeepStrictEqual((await outcomeIn(suite, tabId))["underWay"], []);
  });
  return tabId;
}

/** What a background does in Firefox, step by step. `folder`: where a file of settings can lie. */
export const backgroundCases = (
  suite: FirefoxSuite,
  folder: string,
): readonly DeathCase<number>[] => [
  {
    ...A_LOOK,
    before: () => newTab(suite),
    act: () => suite.run.open(RED),
    moments: [
      ["the look is noted as begun", done("storage.session.set", /pending/)],
      ["the browser stops the site", done("declarativeNetRequest.updateDynamicRules", /redirect/)],
      ["the site is remembered", done("storage.local.set", /memory.odd/)],
    ],
  },
  {
    ...GOING_ON,
    before: () => warnedTab(suite),
    act: () => proceedFrom(suite.run, "always"),
    moments: [
      ["the choice is kept", done("storage.local.set", /exceptions/)],
      [
        "the browser lets it through",
        done("declarativeNetRequest.updateDynamicRules", /addRules":\[\]/),
      ],
    ],
  },
  {
    ...AN_IMPORT,
    before: async () => {
      const tab = await warnedTab(suite);
      const { run } = suite;
      await run.newTab();
      await run.open(run.extensionUrl(OPTIONS_PAGE));
      const file = join(folder, "settings.json");
      writeFileSync(file, settingsFile(FLUXED));
      await typeInto(run, "#settings-file", file);
      await until("the file can be taken over", async () => {
        const found = "return document.querySelector('#transfer .primary') !== null";
        return (await run.evaluate(found)) === true;
      });
      return tab;
    },
    act: () => clickOn(suite.run, "#transfer .primary"),
    moments: [
      ["they are kept", done("storage.local.set", /exceptions/)],
      ["the browser is to let a site through", undone("declarativeNetRequest.updateDynamicRules")],
    ],
  },
];
