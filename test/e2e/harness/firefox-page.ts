import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { FirefoxRun } from "../../../lab/browsers/firefox-run.ts";
import { until } from "../../../lab/browsers/until.ts";
import { clickOn, typeInto } from "./firefox-pages.ts";
import type { OptionsPage } from "./options-page.ts";

/** Preferences of a browser that saves files to a folder without asking. */
export function savesTo(downloads: string) {
  return {
    "browser.download.folderList": 2,
    "browser.download.dir": downloads,
    "browser.download.useDownloadDir": true,
    "browser.download.alwaysOpenPanel": false,
    "browser.helperApps.neverAsk.saveToDisk": "application/x-ndjson",
  };
}

/** The current tab with one of our pages, handled as a person does; `downloads`: the folder that files are saved to. */
export function handleInFirefox(run: FirefoxRun, downloads: string): OptionsPage {
  const saved = (): string[] =>
    readdirSync(downloads).filter((name) => /\.(?:jsonl?|ndjson|csv)$/.test(name));
  return {
    open: async (path) => {
      // Else the page that is left could be taken for the one that comes, where they have one address.
      await run.evaluate("document.documentElement.dataset.left = 'yes'");
      const url = run.extensionUrl(path);
      await run.open(url);
      const isThere =
        "return document.readyState === 'complete' && !document.documentElement.dataset.left";
      await until(`${path} is open`, async () => {
        return (await run.url()) === url && (await run.evaluate(isThere)) === true;
      });
    },
    click: (selector) => clickOn(run, selector),
    fill: async (selector, text) => {
      await run.evaluate("document.querySelector(arguments[0]).select()", [selector]);
      // Backspace, the text, and Tab to leave the field.
      await typeInto(run, selector, `\uE003${text}\uE004`);
    },
    pick: (selector, value) => clickOn(run, `${selector} option[value="${value}"]`),
    chooseFile: (path) => typeInto(run, "#settings-file", path),
    download: async (selector) => {
      const before = saved();
      await clickOn(run, selector);
      let text = "";
      await until("the file is saved", () => {
        const [name] = saved().filter((one) => !before.includes(one));
        text = name === undefined ? "" : readFileSync(join(downloads, name), "utf8");
        // An empty one stands for it until it is there whole.
        return text !== "";
      });
      return text;
    },
    evaluate: (expression) => run.evaluate(`return ${expression}`),
    settings: () => run.ask("getSettings", {}),
  };
}
