import { mkdirSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { drawCase, type Surface, WIDTHS } from "./examine.ts";

/** As the Chrome Web Store wants them; the others take them too. CSS px, one a pixel. */
const SIZE = { width: 1280, height: 800 } as const;
const POPUP_HEIGHT = 760;
const FOLDER = "shots/store";

/** In the order in which a store shows them. */
const SHOWN: readonly { readonly surface: Surface; readonly name: string }[] = [
  { surface: "warning", name: "warned" },
  { surface: "popup", name: "flux" },
  { surface: "welcome", name: "open" },
  { surface: "history", name: "listed" },
  { surface: "options", name: "default" },
];

/** Draws the pictures for the stores; answers how many findings of axe-core there were. */
export async function drawStorePictures(browser: Browser, url: string): Promise<number> {
  mkdirSync(FOLDER, { recursive: true });
  let found = 0;
  for (const [index, { surface, name }] of SHOWN.entries()) {
    const page = await browser.newPage();
    const problems = await drawCase(page, url, surface, name, {});
    if (surface === "popup") await putInMiddle(page);
    else await page.setViewportSize(SIZE);
    await page.screenshot({ path: `${FOLDER}/${index + 1}-${surface}.png` });
    await page.close();
    for (const problem of problems) console.error(`${surface} ${name}: ${problem}`);
    found += problems.length;
  }
  console.log(`${SHOWN.length} pictures in ${FOLDER}/`);
  return found;
}

/** Shows what a narrow page shows, in the middle of an empty wide one. */
async function putInMiddle(page: Page): Promise<void> {
  // Its top, as a person sees it before scrolling.
  await page.setViewportSize({ width: WIDTHS.popup, height: POPUP_HEIGHT });
  const picture = (await page.screenshot()).toString("base64");
  await page.setViewportSize(SIZE);
  await page.setContent(`<body style="margin: 0; height: 100vh; display: grid; place-items: center; background: #dfe5ea">
    <img style="border-radius: 8px; box-shadow: 0 4px 24px #0004" src="data:image/png;base64,${picture}">`);
}
