import { until } from "../../../lab/browsers/until.ts";
import type { Page } from "playwright-core";
import type { ChromiumRun } from "../../../lab/browsers/chromium.ts";

/** Words of the evidence as a surface shows them, one line each. */
export async function evidenceLines(page: Page): Promise<readonly string[]> {
  const lines = await page.locator(".evidence li").allInnerTexts();
  return lines.map((line) => line.replace(/\s+/g, " ").trim());
}

/** The popup for a tab, opened in a tab of its own, since no driver shows the real one. */
export async function openPopup(run: ChromiumRun, tabId: number, state = "judged"): Promise<Page> {
  const page = await run.context.newPage();
  await page.goto(run.extensionUrl(`src/popup/index.html?tab=${String(tabId)}`));
  await page.locator(`.popup[data-state=${state}]`).waitFor();
  return page;
}

/** Presses a button that copies; gives what it copied. */
export async function copied(page: Page, button: string): Promise<string> {
  await page.evaluate("navigator.clipboard.writeText('')");
  await page.locator(button).click();
  let text = "";
  await until("something is copied", async () => {
    text = await page.evaluate<string>("navigator.clipboard.readText()");
    return text !== "";
  });
  return text;
}
