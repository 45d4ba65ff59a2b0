import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type ChromiumRun, launchChromium } from "../../../lab/browsers/chromium.ts";
import { there } from "../harness/firefox-pages.ts";
import { handleInChromium } from "../harness/chromium-page.ts";
import { CHROME_BUILD, describeInside } from "../harness/lab-suite.ts";
import { LINK_CASES } from "../harness/link-cases.ts";
import { OPTIONS_CASES } from "../harness/options-cases.ts";
import { OPTIONS_FILE_CASES } from "../harness/options-file-cases.ts";
import { FULL_CASE, STORAGE_CASES } from "../harness/storage-cases.ts";
import { openFresh, untilSet } from "../harness/options-page.ts";

describeInside("the settings page", () => {
  let run: ChromiumRun | undefined;
  let tab: Page | undefined;

  beforeAll(async () => {
    run = await launchChromium({ extension: CHROME_BUILD });
    tab = await run.context.newPage();
  });
  afterAll(() => run?.close());

  test.each([...OPTIONS_CASES, ...OPTIONS_FILE_CASES, ...LINK_CASES, ...STORAGE_CASES, FULL_CASE])(
    "%s",
    async (_name, play) => {
      await play(handleInChromium(there(run), there(tab)));
    },
  );

  test("with the keyboard alone: every control is reached, seen and worked", async () => {
    const page = there(tab);
    const options = handleInChromium(there(run), page);
    await openFresh(options);
    await page.setViewportSize({ width: 640, height: 500 });
    const reached: string[] = [];
    for (let steps = 0; steps < 100; steps += 1) {
      await page.keyboard.press("Tab");
      const name = await page.evaluate<string | undefined>(FOCUSED);
      if (name === undefined) break;
      reached.push(name);
    }
    // One stop for each group of choices, whatever is chosen.
    const wanted = await page.evaluate<readonly string[]>(CONTROLS);
    expect(reached.filter((name) => name.endsWith("!"))).toEqual([]);
    expect([...new Set(reached)].toSorted()).toEqual([...wanted].toSorted());

    await page.locator("input[name=guard]").focus();
    await page.keyboard.press("Space");
    await untilSet(options, { guard: false });
    await page.locator("input[name=sensitivity][value=balanced]").focus();
    await page.keyboard.press("ArrowUp");
    await untilSet(options, { sensitivity: "careful" });
    await page.locator("#new-exceptions").focus();
    await page.keyboard.type("shop.lab-site.com");
    await page.keyboard.press("Enter");
    await page.locator("#setting-exceptions .rows button").focus();
    await page.keyboard.press("Enter");
    await untilSet(options, { exceptions: [] });
    // The button is gone: what follows begins where it was.
    expect(await page.evaluate("document.activeElement.id")).toBe("setting-exceptions");
    await page.locator("#erase").focus();
    await page.keyboard.press("Enter");
    await page.locator("#erase-no:focus").waitFor();
    await page.keyboard.press("Enter");
    await page.locator("#erase:focus").waitFor();
  });
});

/** What has the focus, with "!" where it cannot be seen whole; undefined: nothing on the page. */
const FOCUSED = `(() => {
  const one = document.activeElement;
  if (one === document.body || one === null) return undefined;
  const { left, right, top, bottom } = one.getBoundingClientRect();
  const at = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
  const seen = top >= 0 && bottom <= innerHeight && (at === one || one.contains(at) || at?.contains(one));
  return (one.name || one.id || one.textContent.trim() || one.href) + (seen ? "" : "!");
})()`;

const CONTROLS = `[...new Set([...document.querySelectorAll("input:not([hidden]), select, button, a, summary")]
  .filter((one) => !one.disabled && one.checkVisibility())
  .map((one) => one.name || one.id || one.textContent.trim() || one.href))]`;
