import { readFileSync } from "node:fs";
import type { Browser } from "playwright-core";

/** Puts pictures side by side into one, to look at many at once. */
export async function contactSheet(
  browser: Browser,
  folder: string,
  files: readonly string[],
  sheet: string,
): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 1600, height: 900 } });
  const cells = files.map((file) => {
    const data = readFileSync(`${folder}/${file}`).toString("base64");
    return `<figure><img src="data:image/png;base64,${data}"><figcaption>${file}</figcaption></figure>`;
  });
  await page.setContent(
    `<style>body{margin:8px;background:#999;font:12px sans-serif;display:flex;flex-wrap:wrap;gap:8px;align-items:start}
     figure{margin:0;max-width:380px}img{max-width:100%;display:block}</style>${cells.join("")}`,
  );
  await page.screenshot({ path: `${folder}/${sheet}`, fullPage: true });
  await page.close();
}
