import { chooseInGuard, isHeld, press, untilPanels } from "./firefox-held.ts";
import { askExtension, newestTabId } from "./firefox-own.ts";
import { shownIn } from "./firefox-shown.ts";
import type { FirefoxSuite } from "./firefox-suite.ts";
import { proceedFrom, untilWarned } from "./firefox-warned.ts";
import type { SiteBrowser } from "./site-tab.ts";

export function sitesInFirefox(suite: FirefoxSuite): SiteBrowser {
  const { lab, run } = suite;
  const { command } = run.marionette;
  return {
    lab,
    own: run.extensionUrl,
    ask: (method, args) => askExtension(suite, method, args),
    newTab: async () => {
      const handle = await run.newTab();
      const tabId = await newestTabId(suite);
      /** Does something in this tab; whichever is in front stays there. */
      const here = async <T>(job: () => Promise<T>): Promise<T> => {
        await command("WebDriver:SwitchToWindow", { handle, focus: false });
        return job();
      };
      return {
        tabId,
        show: () => run.focus(handle),
        open: (url) => here(() => run.open(url).catch(() => undefined)),
        back: async () => {
          await here(() => command("WebDriver:Back"));
        },
        url: () => here(run.url),
        evaluate: (expression) => here(() => run.evaluate(`return ${expression}`)),
        press: (selector) => here(() => shownIn(() => run).press(selector)),
        type: (text) => here(() => press(run, ...text)),
        isHeld: () => isHeld(suite, tabId),
        untilPanels: (count) => here(() => untilPanels(run, count)),
        chooseInGuard: (choice) => here(() => chooseInGuard(run, choice)),
        proceed: (scope) => here(() => proceedFrom(run, scope)),
        untilWarned: (host) => here(() => untilWarned(run, host)),
      };
    },
  };
}
