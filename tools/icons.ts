import { mkdirSync, writeFileSync } from "node:fs";
import { chromium } from "playwright-core";
import { ICON_SIZES } from "../src/ui/badge.ts";
import { GLYPH_COLOUR, MARK_COLOURS, MARK_SHAPES, type MarkState } from "../src/ui/mark-shapes.ts";

/**
 * Draws the toolbar pictures and the product's own into `src/ui/icons/`, from the shapes that the
 * surfaces show: `tsx tools/icons.ts`. The PNG files are committed; run it again after a change.
 */
const OUT = "src/ui/icons";

function markSvg(state: MarkState): string {
  const { outline, solid, glyph } = MARK_SHAPES[state];
  const colour = MARK_COLOURS[state];
  const line = (stroke: string) =>
    `fill="none" stroke="${stroke}" stroke-width="2.6" stroke-linecap="round" stroke-linejoin="round"`;
  return svg(
    solid
      ? `<path d="${outline}" fill="${colour}"/><path d="${glyph}" ${line(GLYPH_COLOUR)}/>`
      : `<path d="${outline}" ${line(colour)}/><path d="${glyph}" ${line(colour)}/>`,
  );
}

/** The product: a site that stays where it is, in the middle of what it watches. */
function productSvg(): string {
  return svg(
    `<rect x="1" y="1" width="22" height="22" rx="6" fill="#1a56c4"/>
     <circle cx="12" cy="12" r="6.6" fill="none" stroke="#fff" stroke-width="2"/>
     <circle cx="12" cy="12" r="2.4" fill="#fff"/>`,
  );
}

function svg(body: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">${body}</svg>`;
}

async function main(): Promise<void> {
  const pictures = {
    ...Object.fromEntries(
      (Object.keys(MARK_SHAPES) as MarkState[]).map((state) => [state, markSvg(state)]),
    ),
    product: productSvg(),
  };
  mkdirSync(OUT, { recursive: true });
  const browser = await chromium.launch({
    executablePath: process.env["FLUXWARD_CHROMIUM"] ?? "/usr/bin/chromium",
    args: ["--no-sandbox"],
  });
  for (const size of ICON_SIZES) {
    const page = await browser.newPage({ viewport: { width: size, height: size } });
    for (const [name, picture] of Object.entries(pictures)) {
      await page.setContent(
        `<style>body{margin:0}svg{display:block;width:${String(size)}px}</style>${picture}`,
      );
      writeFileSync(
        `${OUT}/${name}-${String(size)}.png`,
        await page.screenshot({ omitBackground: true }),
      );
    }
    await page.close();
  }
  await browser.close();
  console.log(`${String(Object.keys(pictures).length * ICON_SIZES.length)} pictures in ${OUT}/`);
}

await main();
