import browser from "webextension-polyfill";
import type { App } from "../app/app.ts";
import { injectBootstrap } from "../platform/guard-surface.ts";
import { whileOpen } from "../platform/while-open.ts";
import type { StopNotes } from "../storage/stop-notes.ts";

/**
 * Gives the pages that were open before this installation, this version of it, or before it was switched on
 * again, what every page has, and looks at their sites: the scripts from before are orphans and have let go.
 * Once for as long as the extension is loaded: of being switched on, browsers tell nobody.
 */
export function createEquipping(app: App, notes: StopNotes): () => Promise<void> {
  const equip = async (): Promise<void> => {
    if (await notes.areTabsEquipped()) return;
    const tabs = await browser.tabs.query({ url: ["http://*/*", "https://*/*"] });
    await Promise.all(
      tabs.map(async ({ id, url, discarded, status }) => {
        // What the browser has not loaded again gets everything once it does.
        if (discarded === true || status === "unloaded") return;
        if (id === undefined || url === undefined) return;
        await whileOpen(() => injectBootstrap(id));
        await app.visit(id, url, "arrived");
      }),
    );
    await notes.setTabsEquipped();
  };
  let equipping: Promise<void> | undefined;
  return () => (equipping ??= equip());
}
