import { expect } from "vitest";
import { until } from "../../../lab/browsers/until.ts";
import type { Lab } from "../../../lab/server/start-lab.ts";
import type { Settings } from "../../../src/storage/settings-model.ts";
import { HISTORY_PATH } from "./history-cases.ts";
import { OPTIONS_PATH, type OptionsPage, textOf, untilThere } from "./options-page.ts";

/** A browser with some tabs, as these cases need it. */
export type PopupPlace = {
  readonly lab: Lab;
  /** Opens an address in a tab of its own beside the current one; gives the number the extension knows it by. */
  readonly openTab: (url: string) => Promise<number>;
  /** The popup over the tab of a number, in a tab of its own, once it shows something. */
  readonly openPopup: (tabId: number, shows: string) => Promise<OptionsPage>;
  /** Does what opens one of our pages, and closes that again; gives its path. */
  readonly opens: (act: () => Promise<void>) => Promise<string>;
  readonly save: (settings: Partial<Settings>) => Promise<void>;
};

/** The hosts of these cases. */
export type PopupSites = { readonly fluxed: string; readonly honest: string };

type Case = readonly [name: string, play: (place: PopupPlace, sites: PopupSites) => Promise<void>];

/** So many numbers further than the newest tab's a tab is that nobody has opened. */
const AHEAD = 8;

/** Where the buttons of the popup lead, beside those about a site's verdict; played in every browser. */
export const POPUP_CASES: readonly Case[] = [
  [
    "no answer: it says so, and what is asked for again is shown once there is one",
    async ({ openTab, openPopup }, { honest }) => {
      // Nobody can say anything of a tab that is not there. Browsers count their tabs, so that it will be.
      let newest = await openTab(`https://${honest}/`);
      const missing = newest + AHEAD;
      const popup = await openPopup(missing, ".popup[data-state=failed]");
      while (newest < missing) newest = await openTab(`https://${honest}/`);
      expect(newest, "tabs are counted one by one").toBe(missing);
      expect(await textOf(popup)).toContain("Fluxward did not answer.");
      await popup.click("main button");
      await untilThere(popup, ".popup[data-state=judged] .verdict.tint-clear");
    },
  ],
  [
    "switched off: it leads to the settings, by its button and by its sign",
    async ({ openTab, openPopup, opens, save }, { honest }) => {
      await save({ enabled: false });
      const tabId = await openTab(`https://${honest}/`);
      for (const way of ["main button", "[data-page=settings]"]) {
        // It closes itself then.
        const popup = await openPopup(tabId, ".popup[data-state=paused]");
        expect(await opens(() => popup.click(way))).toBe(OPTIONS_PATH);
      }
      await save({ enabled: true });
    },
  ],
  [
    "leads to the history and to the settings",
    async ({ openTab, openPopup, opens }, { honest }) => {
      const tabId = await openTab(`https://${honest}/`);
      for (const [sign, path] of [
        ["history", HISTORY_PATH],
        ["settings", OPTIONS_PATH],
      ] as const) {
        const popup = await openPopup(tabId, ".popup[data-state=judged]");
        expect(await opens(() => popup.click(`[data-page=${sign}]`))).toBe(path);
      }
    },
  ],
  [
    "checks a site that nobody opens, and goes back to the one in the tab",
    async ({ lab, openTab, openPopup }, { fluxed, honest }) => {
      const tabId = await openTab(`https://${honest}/`);
      const popup = await openPopup(tabId, ".popup[data-state=judged]");
      await popup.click("[data-inquire]");
      await untilThere(popup, "#inquiry");
      lab.sites.clear();
      await popup.fill("#inquiry", `https://${fluxed}/login`);
      await popup.click(".inquiry button[type=submit]");
      await untilThere(popup, ".verdict.tint-flux");
      expect(await textOf(popup)).toContain("Checked without opening it.");
      const visits = lab.sites.all().filter(({ host }) => host === fluxed);
      expect(visits).toEqual([]);
      await popup.click("[data-inquire]");
      await until("the site in the tab is shown again", async () =>
        (await textOf(popup)).includes(honest),
      );
      await untilThere(popup, ".popup[data-inquiry=closed]");
    },
  ],
];
