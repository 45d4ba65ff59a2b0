import type { FirefoxRun } from "./firefox-run.ts";

/** Runs a script body with the browser's own rights; its last argument is where the answer goes. */
export async function inBrowser(
  { marionette }: FirefoxRun,
  script: string,
  args: readonly unknown[] = [],
): Promise<unknown> {
  await marionette.command("Marionette:SetContext", { value: "chrome" });
  try {
    return await marionette.command("WebDriver:ExecuteAsyncScript", { script, args });
  } finally {
    await marionette.command("Marionette:SetContext", { value: "content" });
  }
}

/** Ends the background as Firefox does after half a minute of rest. */
export async function endBackground(run: FirefoxRun): Promise<void> {
  await inBrowser(
    run,
    `const [done] = arguments;
      WebExtensionPolicy.getByID("fluxward@fluxward.org").extension
        .terminateBackground({ ignoreDevToolsAttached: true, disableResetIdleForTest: true })
        .then(() => done(), () => done());`,
  );
}
