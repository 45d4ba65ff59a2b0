import { WELCOME_PAGE } from "../../src/messages/pages.ts";
import type { FirefoxRun } from "./firefox-run.ts";
import { until } from "./until.ts";

/**
 * Has the extension set up, in the page that it opens for that, and closes the page. `wasStartedAnew`: the page is
 * gone, as Firefox starts an extension anew when it is let into private windows, and closes its pages.
 */
export async function answerFirstRun(run: FirefoxRun, wasStartedAnew: boolean): Promise<void> {
  const before = await run.tab();
  if (wasStartedAnew) {
    await run.newTab();
    await run.open(run.extensionUrl(WELCOME_PAGE));
  } else {
    await findFirstRun(run);
  }
  await until("the first-run page is there", async () => {
    return (await run.evaluate("return typeof browser")) === "object";
  });
  await run.ask("saveSettings", { settings: { setUp: true } });
  await run.marionette.command("WebDriver:CloseWindow");
  await run.focus(before);
}

/** Goes to the tab of the first-run page, which an installation opens. */
export async function findFirstRun(run: FirefoxRun): Promise<void> {
  const address = run.extensionUrl(WELCOME_PAGE);
  await until("the first-run page opens", async () => {
    for (const tab of await run.tabs()) {
      await run.focus(tab);
      if ((await run.url()) === address) return true;
    }
    return false;
  });
}
