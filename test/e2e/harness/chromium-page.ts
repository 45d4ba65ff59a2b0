import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import type { ChromiumRun } from "../../../lab/browsers/chromium.ts";
import type { OptionsPage } from "./options-page.ts";

/** A tab with one of our pages, handled as a person does. */
export function handleInChromium(run: ChromiumRun, page: Page): OptionsPage {
  return {
    open: async (path) => {
      await page.goto(run.extensionUrl(path));
    },
    click: (selector) => page.locator(selector).first().click(),
    fill: async (selector, text) => {
      await page.locator(selector).fill(text);
      await page.locator(selector).blur();
    },
    pick: async (selector, value) => {
      await page.locator(selector).selectOption(value);
    },
    chooseFile: (path) => page.locator("#settings-file").setInputFiles(path),
    download: async (selector) => {
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        page.locator(selector).click(),
      ]);
      return readFileSync(await download.path(), "utf8");
    },
    evaluate: (expression) => page.evaluate(expression),
    settings: () => run.ask("getSettings", {}),
  };
}
