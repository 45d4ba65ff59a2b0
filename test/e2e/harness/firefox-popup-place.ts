import { until } from "../../../lab/browsers/until.ts";
import type { Lab } from "../../../lab/server/start-lab.ts";
import { askExtension, newestTabId, type Own } from "./firefox-own.ts";
import { handleInFirefox } from "./firefox-page.ts";
import { inNewTabOf, openPage } from "./firefox-warned.ts";
import { untilThere } from "./options-page.ts";
import type { PopupPlace } from "./popup-cases.ts";

/** `downloads`: the folder that files are saved to. `own` must not show a page that the popup leads to. */
export function popupInFirefox(at: Own, lab: Lab, downloads: string): PopupPlace {
  const { run } = at;
  return {
    lab,
    openTab: async (url) => {
      const before = await run.tab();
      await run.newTab();
      const tabId = await newestTabId(at);
      await openPage(run, url);
      await run.focus(before);
      return tabId;
    },
    openPopup: async (tabId, shows) => {
      await run.newTab();
      await run.open(run.extensionUrl(`src/popup/index.html?tab=${String(tabId)}`));
      const popup = handleInFirefox(run, downloads);
      await untilThere(popup, shows);
      return popup;
    },
    opens: async (act) => {
      await inNewTabOf(run, act);
      let path = "";
      await until("one of our pages is open", async () => {
        const { protocol, pathname } = new URL(await run.url());
        path = pathname.slice(1);
        return protocol === "moz-extension:";
      });
      await run.marionette.command("WebDriver:CloseWindow");
      await run.focus(at.own);
      return path;
    },
    save: async (settings) => {
      await askExtension(at, "saveSettings", { settings });
    },
  };
}
