import { until } from "../../../lab/browsers/until.ts";
import { CHECKING_PAGE, WARNING_PAGE } from "../../../src/messages/pages.ts";

/** One tab, handled as a person does. Selectors are CSS. */
export type Tab = {
  /** Goes to an address, wherever that leads. */
  readonly open: (url: string) => Promise<void>;
  /** An address of ours, by its path. */
  readonly own: (path: string) => string;
  /** Waits for it first. */
  readonly press: (selector: string) => Promise<void>;
  /** Where the tab is; undefined once it is closed. */
  readonly url: () => Promise<string | undefined>;
};

type Case = readonly [name: string, play: (tab: Tab, honest: string) => Promise<void>];

async function untilAt(tab: Tab, wanted: readonly (string | undefined)[]): Promise<void> {
  await until(`the tab is at ${wanted.join(" or ")}`, async () => wanted.includes(await tab.url()));
}

/** Buttons of pages of ours that stand in nobody's way; played in every browser. */
export const WAY_OUT_CASES: readonly Case[] = [
  [
    "a warning that stands for nothing is closed by its button",
    async (tab) => {
      await tab.open(tab.own(WARNING_PAGE));
      await tab.press(".sheet .choices button");
      // A tab that no script opened may be left to stand, empty.
      await untilAt(tab, [undefined, "about:blank"]);
    },
  ],
  [
    "a site that comes back to the first look is opened by the button",
    async (tab, honest) => {
      const site = `https://${honest}/`;
      const checking = `${tab.own(CHECKING_PAGE)}#${site}`;
      await tab.open(checking);
      await untilAt(tab, [site]);
      // At once: no fault may send it round for ever, so the person is asked.
      await tab.open(checking);
      await tab.press(".sheet .choices button");
      await untilAt(tab, [site]);
    },
  ],
];
