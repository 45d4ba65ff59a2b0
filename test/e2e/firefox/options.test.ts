import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, test } from "vitest";
import type { FirefoxRun } from "../../../lab/browsers/firefox-run.ts";
import { launchFirefox } from "../../../lab/browsers/firefox.ts";
import { until } from "../../../lab/browsers/until.ts";
import { clickOn, there, typeInto } from "../harness/firefox-pages.ts";
import { describeInside, FIREFOX_BUILD } from "../harness/lab-suite.ts";
import { OPTIONS_CASES } from "../harness/options-cases.ts";
import type { OptionsPage } from "../harness/options-page.ts";

function handle(run: FirefoxRun, downloads: string): OptionsPage {
  const saved = (): string[] => readdirSync(downloads).filter((name) => name.endsWith(".json"));
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
        return text.endsWith("}\n");
      });
      return text;
    },
    evaluate: (expression) => run.evaluate(`return ${expression}`),
    settings: () => run.ask("getSettings", {}),
  };
}

describeInside("the settings page", () => {
  const downloads = mkdtempSync(join(tmpdir(), "fluxward-downloads-"));
  let firefox: FirefoxRun | undefined;

  beforeAll(async () => {
    const preferences = {
      "browser.download.folderList": 2,
      "browser.download.dir": downloads,
      "browser.download.useDownloadDir": true,
      "browser.download.alwaysOpenPanel": false,
    };
    firefox = await launchFirefox({ extension: FIREFOX_BUILD, preferences });
    await firefox.newTab();
  });
  afterAll(async () => {
    await firefox?.close();
    rmSync(downloads, { recursive: true, force: true });
  });

  test.each(OPTIONS_CASES)("%s", async (_name, play) => {
    await play(handle(there(firefox), downloads));
  });
});
