import { isGuarded } from "../../../lab/browsers/guard.ts";
import { askQuietly, chooseInGuard, untilPanels } from "./held-page.ts";
import type { ChromiumSuite } from "./lab-suite.ts";
import type { SiteBrowser } from "./site-tab.ts";
import { proceedFrom, untilWarned } from "./warned-page.ts";

export function sitesInChromium({ lab, run }: ChromiumSuite): SiteBrowser {
  return {
    lab,
    own: run.extensionUrl,
    ask: run.ask,
    newTab: async () => {
      const { page, tabId } = await run.newTab();
      return {
        tabId,
        show: () => page.bringToFront(),
        open: async (url) => {
          await page.goto(url).catch(() => undefined);
        },
        back: async () => {
          await page.goBack().catch(() => undefined);
        },
        url: () => Promise.resolve(page.url()),
        evaluate: (expression) => askQuietly(page, expression),
        press: (selector) => page.locator(selector).first().click(),
        type: (text) => page.keyboard.type(text, { delay: 15 }),
        isHeld: () => isGuarded(run, tabId),
        untilPanels: (count) => untilPanels(page, count),
        chooseInGuard: (choice) => chooseInGuard(page, choice),
        proceed: (scope) => proceedFrom(page, scope),
        untilWarned: (host) => untilWarned(page, host),
      };
    },
  };
}
