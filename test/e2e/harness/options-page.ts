import { until } from "../../../lab/browsers/until.ts";
import { SETTINGS_VERSION } from "../../../src/storage/settings-migrations.ts";
import type { Settings } from "../../../src/storage/settings-model.ts";

/** The settings page in a real browser, handled as a person does. Selectors are CSS. */
export type OptionsPage = {
  /** Opens one of the extension's pages anew in the same tab, by its path. */
  readonly open: (path: string) => Promise<void>;
  readonly click: (selector: string) => Promise<void>;
  /** Puts a text in place of what stands in a field, and leaves the field. */
  readonly fill: (selector: string, text: string) => Promise<void>;
  readonly pick: (selector: string, value: string) => Promise<void>;
  readonly chooseFile: (path: string) => Promise<void>;
  /** Clicks, and gives the text of the file that the browser saves. */
  readonly download: (selector: string) => Promise<string>;
  /** The value of an expression in the page. */
  readonly evaluate: (expression: string) => Promise<unknown>;
  /** What is in force, as the background has it. */
  readonly settings: () => Promise<Settings>;
};

export const OPTIONS_PATH = "src/options/index.html";

/** The page with nothing changed yet since the first-run page was answered. */
export async function openFresh(page: OptionsPage): Promise<void> {
  await page.open(OPTIONS_PATH);
  const settings = JSON.stringify({ version: SETTINGS_VERSION, setUp: true });
  await page.evaluate(`(async ({ local }) => {
    await local.clear();
    await local.set({ settings: ${settings} });
  })((globalThis.browser ?? chrome).storage)`);
  await openAgain(page);
}

export async function openAgain(page: OptionsPage): Promise<void> {
  await page.open(OPTIONS_PATH);
  await untilThere(page, "#setting-theme");
}

export async function untilThere(page: OptionsPage, selector: string): Promise<void> {
  await until(`${selector} is there`, async () => {
    return (
      (await page.evaluate(`document.querySelector(${JSON.stringify(selector)}) !== null`)) === true
    );
  });
}

export async function untilGone(page: OptionsPage, selector: string): Promise<void> {
  await until(`${selector} is gone`, async () => {
    return (
      (await page.evaluate(`document.querySelector(${JSON.stringify(selector)}) === null`)) === true
    );
  });
}

/** Waits until the page says something. */
export async function untilSaid(page: OptionsPage, text: string): Promise<void> {
  await until(`the page says "${text}"`, async () => (await textOf(page)).includes(text));
}

export async function textOf(page: OptionsPage): Promise<string> {
  return String(await page.evaluate("document.body.innerText"));
}

/** Waits until settings are in force. */
export async function untilSet(page: OptionsPage, wanted: Partial<Settings>): Promise<void> {
  await until(`the settings hold ${JSON.stringify(wanted)}`, async () => {
    const settings = await page.settings();
    return Object.entries(wanted).every(
      ([key, value]) => JSON.stringify(settings[key as keyof Settings]) === JSON.stringify(value),
    );
  });
}

/** Waits until an expression is true in the page. */
export async function untilTrue(page: OptionsPage, expression: string): Promise<void> {
  await until(`${expression} holds`, async () => (await page.evaluate(expression)) === true);
}
