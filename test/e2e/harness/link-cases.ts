import { until } from "../../../lab/browsers/until.ts";
import { WELCOME_PAGE } from "../../../src/messages/pages.ts";
import { SETTINGS_VERSION } from "../../../src/storage/settings-migrations.ts";
import { HISTORY_PATH } from "./history-cases.ts";
import type { OptionsCase } from "./options-cases.ts";
import { openFresh, OPTIONS_PATH, type OptionsPage, untilSet, untilThere } from "./options-page.ts";

/** Links from one of our pages to another; played in every browser. */
export const LINK_CASES: readonly OptionsCase[] = [
  [
    "the settings lead to the history, and to the first-run page where that was not answered",
    async (page) => {
      await openFresh(page);
      await follow(page, "#history", HISTORY_PATH);
      await openWith(page, OPTIONS_PATH, { setUp: false });
      await follow(page, "#not-set-up a", WELCOME_PAGE);
    },
  ],
  [
    "the first-run page leads to the settings: before the answer, after it, and where Fluxward is switched off",
    async (page) => {
      await openWith(page, WELCOME_PAGE, { setUp: false });
      await follow(page, "[data-answer=open] section > p > a[href*=options]", OPTIONS_PATH);
      await openWith(page, WELCOME_PAGE, { setUp: false });
      await untilThere(page, "[data-start]");
      await page.click("[data-start]");
      await follow(page, "[data-answer=given] a.button", OPTIONS_PATH);
      await untilSet(page, { setUp: true });
      await openWith(page, WELCOME_PAGE, { setUp: true, enabled: false });
      await follow(page, "[data-answer=paused] a.button", OPTIONS_PATH);
    },
  ],
];

/** Opens a page where nothing is stored but this. */
async function openWith(page: OptionsPage, path: string, kept: object): Promise<void> {
  await openFresh(page);
  const settings = JSON.stringify({ version: SETTINGS_VERSION, ...kept });
  await page.evaluate(
    `(globalThis.browser ?? chrome).storage.local.set({ settings: ${settings} })`,
  );
  await page.open(path);
}

async function follow(page: OptionsPage, link: string, path: string): Promise<void> {
  await untilThere(page, link);
  await page.click(link);
  await until(`${path} is open`, async () => {
    return (await page.evaluate("document.readyState + location.pathname")) === `complete/${path}`;
  });
}
