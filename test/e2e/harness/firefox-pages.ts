import type { FirefoxRun } from "../../../lab/browsers/firefox-run.ts";

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

async function elementAt(run: FirefoxRun, selector: string): Promise<string> {
  const found = await run.marionette.command("WebDriver:FindElement", {
    using: "css selector",
    value: selector,
  });
  const [id] = Object.values((found ?? {}) as Readonly<Record<string, string>>);
  if (id === undefined) throw new Error(`There is no ${selector}.`);
  return id;
}
