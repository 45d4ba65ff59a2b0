import { expect } from "vitest";
import { until } from "../../../lab/browsers/until.ts";
import { RESOLVER_SETS } from "../../../src/dns/resolvers.ts";
import type { Settings } from "../../../src/storage/settings-model.ts";

/** The first-run page in a real browser, handled as a person does. Selectors are CSS. */
export type FirstRunPage = {
  readonly press: (selector: string) => Promise<void>;
  /** A real key, to what has the focus. */
  readonly key: (name: "Tab" | "Enter") => Promise<void>;
  /** The value of an expression in the page. */
  readonly evaluate: (expression: string) => Promise<unknown>;
};

/** More stops than there are from the resolvers to the button. */
const MOST_STOPS = 10;

/** What is in force once the page was answered. */
export const CHOSEN: Partial<Settings> = {
  setUp: true,
  resolvers: RESOLVER_SETS.eu.map(({ url }) => url),
};

/** Looks through the example, chooses who is asked, and starts by the keyboard alone. */
export async function answerAsChosen(page: FirstRunPage): Promise<void> {
  const says = (selector: string, text: string): Promise<void> =>
    until(`the page says "${text}"`, async () => {
      const shown = `document.querySelector(${JSON.stringify(selector)})?.innerText`;
      return String(await page.evaluate(shown)).includes(text);
    });
  const fluxed = ".site:nth-of-type(2)";
  await says(fluxed, "In 1 hour it answered from");
  await page.press("input[name=step][value='0']");
  await says(fluxed, "A single look found it at 8 addresses in 8 networks");
  await page.press("input[name=resolvers][value=eu]");
  await says(".operators", "A foundation in Austria.");
  const isAtStart = "document.activeElement.matches('[data-start]')";
  for (let count = 0; count < MOST_STOPS; count += 1) {
    await page.key("Tab");
    if ((await page.evaluate(isAtStart)) === true) break;
  }
  expect(await page.evaluate(isAtStart)).toBe(true);
  await page.key("Enter");
  await until("the answer is given", async () => {
    return (await page.evaluate("document.querySelector('.welcome').dataset.answer")) === "given";
  });
}
