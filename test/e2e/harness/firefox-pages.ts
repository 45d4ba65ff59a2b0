import type { FirefoxRun } from "../../../lab/browsers/firefox.ts";

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
