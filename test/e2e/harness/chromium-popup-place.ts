import { untilUrl } from "../../../lab/browsers/visit.ts";
import { handleInChromium } from "./chromium-page.ts";
import type { ChromiumSuite } from "./lab-suite.ts";
import type { PopupPlace } from "./popup-cases.ts";

export function popupInChromium({ lab, run }: ChromiumSuite): PopupPlace {
  return {
    lab,
    openTab: async (url) => {
      const { page, tabId } = await run.newTab();
      await page.goto(url);
      return tabId;
    },
    openPopup: async (tabId, shows) => {
      const page = await run.context.newPage();
      await page.goto(run.extensionUrl(`src/popup/index.html?tab=${String(tabId)}`));
      await page.locator(shows).waitFor();
      return handleInChromium(run, page);
    },
    opens: async (act) => {
      const [page] = await Promise.all([run.context.waitForEvent("page"), act()]);
      await untilUrl(page, /^chrome-extension:/);
      const path = new URL(page.url()).pathname.slice(1);
      await page.close();
      return path;
    },
    save: async (settings) => {
      await run.ask("saveSettings", { settings });
    },
  };
}
