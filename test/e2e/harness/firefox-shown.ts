import type { FirefoxRun } from "../../../lab/browsers/firefox-run.ts";
import { until } from "../../../lab/browsers/until.ts";
import { clickOn } from "./firefox-pages.ts";

/** What the current tab shows, and what a person presses there. */
export type Shown = {
  readonly shows: (selector: string) => Promise<void>;
  readonly lacks: (selector: string) => Promise<void>;
  readonly says: (selector: string, text: string) => Promise<void>;
  readonly textOf: (selector: string) => Promise<string>;
  /** Waits for it first. */
  readonly press: (selector: string) => Promise<void>;
  /** The sentences of the evidence, with their points. */
  readonly evidence: () => Promise<readonly string[]>;
};

export function shownIn(firefox: () => FirefoxRun): Shown {
  const shows = (selector: string): Promise<void> =>
    until(`${selector} is there`, async () => {
      const found = "return document.querySelector(arguments[0]) !== null";
      return (await firefox().evaluate(found, [selector])) === true;
    });
  const textOf = async (selector: string): Promise<string> => {
    const text = "return document.querySelector(arguments[0])?.innerText ?? ''";
    return String(await firefox().evaluate(text, [selector]));
  };
  return {
    shows,
    lacks: (selector) => shows(`:root:not(:has(${selector}))`),
    says: (selector, text) =>
      until(`it says "${text}"`, async () => (await textOf(selector)).includes(text)),
    textOf,
    press: async (selector) => {
      await shows(selector);
      await clickOn(firefox(), selector);
    },
    evidence: async () => {
      const found =
        "return [...document.querySelectorAll('.evidence li')].map((one) => one.innerText)";
      const lines = (await firefox().evaluate(found)) as string[];
      return lines.map((line) => line.replace(/\s+/g, " ").trim());
    },
  };
}
