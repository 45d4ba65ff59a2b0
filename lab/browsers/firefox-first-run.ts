import { WELCOME_PAGE } from "../../src/messages/pages.ts";
import type { FirefoxRun } from "./firefox-run.ts";
import { pause, until } from "./until.ts";

/**
 * Has the extension set up, in the page that it opens for that, and closes the page. `wasStartedAnew`: it may be the second
 * one, as Firefox starts an extension anew when it is let into private windows, and closes its pages.
 */
export async function answerFirstRun(run: FirefoxRun, wasStartedAnew: boolean): Promise<void> {
  const before = await run.tab();
  if (wasStartedAnew) {
    await until("the first-run page is there, and stays", () => staysOpen(run));
  } else {
    await findFirstRun(run);
    await until("the first-run page is there", () => hasRights(run));
  }
  await run.ask("saveSettings", { settings: { setUp: true } });
  await run.marionette.command("WebDriver:CloseWindow");
  await run.focus(before);
}

/** How long a page must stay until it is taken for one of the extension as it was started last, ms. */
const STAYING_MS = 1_000;

/** Goes to the page; false: the extension was started anew meanwhile, which takes its pages and whatever is asked in them. */
async function staysOpen(run: FirefoxRun): Promise<boolean> {
  await findFirstRun(run);
  await until("the page has loaded", () => hasRights(run), STAYING_MS);
  await run.evaluate("window.stays = true");
  await pause(STAYING_MS);
  return (await run.evaluate("return window.stays")) === true;
}

async function hasRights(run: FirefoxRun): Promise<boolean> {
  return (await run.evaluate("return typeof browser")) === "object";
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
