import browser from "webextension-polyfill";
import type { App } from "../app/app.ts";
import { injectBootstrap } from "../platform/guard-surface.ts";
import { whileOpen } from "../platform/while-open.ts";

/**
 * Gives the pages that were open before this installation, or this version of it, what every page
 * has, and looks at their sites: the scripts of the version before are orphans and have let go.
 */
export async function equipOpenTabs(app: App): Promise<void> {
  const tabs = await browser.tabs.query({ url: ["http://*/*", "https://*/*"] });
  await Promise.all(
    tabs.map(async ({ id, url }) => {
      if (id === undefined || url === undefined) return;
      await whileOpen(() => injectBootstrap(id));
      await app.visit(id, url, "arrived");
    }),
  );
}
