import type { FirefoxRun } from "./firefox-run.ts";
import { until } from "./until.ts";

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

/**
 * Lets the extension into private windows or keeps it out, where a person does: on the browser's page of add-ons. Firefox then
 * starts it anew. The page is left open.
 */
export async function letIntoPrivateWindows(run: FirefoxRun, isLetIn: boolean): Promise<void> {
  const began = (): Promise<unknown> =>
    inBrowser(
      run,
      `const [done] = arguments;
        done(WebExtensionPolicy.getByID("fluxward@fluxward.org")?.extension.instanceId ?? "");`,
    );
  const before = await began();
  await inBrowser(
    run,
    `const [value, done] = arguments;
      const page = Services.wm.getMostRecentWindow("navigator:browser").BrowserAddonUI
        .openAddonsMgr("addons://detail/" + encodeURIComponent("fluxward@fluxward.org"));
      const attempt = (window) => {
        const choice = window.document.querySelector(
          '[name="private-browsing"][value="' + value + '"]');
        if (!choice || choice.closest("[hidden]")) return window.setTimeout(attempt, 50, window);
        choice.click();
        done();
      };
      page.then(attempt);`,
    [isLetIn ? "1" : "0"],
  );
  await until("the extension is started anew", async () => {
    const now = await began();
    return now !== "" && now !== before;
  });
}

/** The text that was copied last, "" where there is none. */
export async function clipboardText(run: FirefoxRun): Promise<string> {
  return String(
    await inBrowser(
      run,
      `const [done] = arguments;
        const copied = Cc["@mozilla.org/widget/transferable;1"].createInstance(Ci.nsITransferable);
        copied.init(null);
        copied.addDataFlavor("text/plain");
        const text = {};
        try {
          Services.clipboard.getData(copied, Services.clipboard.kGlobalClipboard);
          copied.getTransferData("text/plain", text);
          done(text.value.QueryInterface(Ci.nsISupportsString).data);
        } catch {
          done("");
        }`,
    ),
  );
}

export async function emptyClipboard(run: FirefoxRun): Promise<void> {
  await inBrowser(
    run,
    `const [done] = arguments;
      Services.clipboard.emptyClipboard(Services.clipboard.kGlobalClipboard);
      done();`,
  );
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
