import { until } from "../../../lab/browsers/until.ts";
import type { Lab } from "../../../lab/server/start-lab.ts";
import type { Answer, Args, Method, Scope } from "../../../src/messages/protocol.ts";

/** One tab, worked as a person does. Selectors are CSS. */
export type SiteTab = {
  /** The number that the extension knows it by. */
  readonly tabId: number;
  /** Brings it to the front. */
  readonly show: () => Promise<void>;
  /** Goes to an address, wherever that leads. */
  readonly open: (url: string) => Promise<void>;
  readonly back: () => Promise<void>;
  readonly url: () => Promise<string>;
  /** The value of an expression in its page. */
  readonly evaluate: (expression: string) => Promise<unknown>;
  /** Waits for it first. */
  readonly press: (selector: string) => Promise<void>;
  /** Real keys, to what has the focus; it has to be in front. */
  readonly type: (text: string) => Promise<void>;
  /** Whether the guard holds its page and can explain itself. */
  readonly isHeld: () => Promise<boolean>;
  readonly untilPanels: (count: 0 | 1) => Promise<void>;
  readonly chooseInGuard: (choice: "leave" | "more" | "close") => Promise<void>;
  /** Takes the way on from our page. */
  readonly proceed: (scope: Scope) => Promise<void>;
  readonly untilWarned: (host: string) => Promise<void>;
};

/** A browser with the extension in it, as cases need it that both browsers play. */
export type SiteBrowser = {
  readonly lab: Lab;
  readonly newTab: () => Promise<SiteTab>;
  /** An address of ours, by its path. */
  readonly own: (path: string) => string;
  readonly ask: <M extends Method>(method: M, args: Args<M>) => Promise<Answer<M>>;
};

/** Opens one of our pages in a tab of its own, by its path, and waits until it is there. */
export async function openOwnTab(browser: SiteBrowser, path: string): Promise<SiteTab> {
  const tab = await browser.newTab();
  await tab.open(browser.own(path));
  const isThere =
    "document.readyState === 'complete' && typeof chrome === 'object' && 'storage' in chrome";
  await until(`${path} is there`, async () => (await tab.evaluate(isThere)) === true);
  return tab;
}

/** A case's name, and what is played under it. */
export type SiteCase = readonly [name: string, play: (browser: SiteBrowser) => Promise<void>];
