import type { FirefoxRun } from "../../../lab/browsers/firefox-run.ts";
import { until } from "../../../lab/browsers/until.ts";

/** The number that the extension knows a site's tab by, -1 where there is none; `own` is a tab with one of its pages. */
export async function tabIdOf(run: FirefoxRun, own: string, host: string): Promise<number> {
  await run.focus(own);
  const found = await run.marionette.command("WebDriver:ExecuteAsyncScript", {
    script: `const [host, done] = arguments;
      browser.tabs.query({}).then((tabs) =>
        done(tabs.find(({ url }) => url && new URL(url).hostname === host)?.id ?? -1));`,
    args: [host],
  });
  return Number(found);
}

export function there<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("It did not start.");
  return value;
}

/** Types into a field as a person does. */
export async function typeInto(run: FirefoxRun, selector: string, text: string): Promise<void> {
  const id = await elementAt(run, selector);
  await run.marionette.command("WebDriver:ElementSendKeys", { id, text });
}

/** Clicks as a person does. */
export async function clickOn(run: FirefoxRun, selector: string): Promise<void> {
  await run.marionette.command("WebDriver:ElementClick", { id: await elementAt(run, selector) });
}

/** Once it is there: a person, too, sees it before they do anything with it. */
async function elementAt(run: FirefoxRun, selector: string): Promise<string> {
  let id: string | undefined;
  await until(`${selector} is there`, async () => {
    const found = await run.marionette.command("WebDriver:FindElement", {
      using: "css selector",
      value: selector,
    });
    [id] = Object.values((found ?? {}) as Readonly<Record<string, string>>);
    return id !== undefined;
  });
  return there(id);
}
