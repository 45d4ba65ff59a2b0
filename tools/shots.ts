import { mkdirSync, rmSync } from "node:fs";
import { resolve } from "node:path";
import { chromium, type Browser } from "playwright-core";
import { LANGUAGES } from "../src/ui/languages.ts";
import { buildGallery, serveFolder } from "./gallery/build-gallery.ts";
import { CHECKING_CASES } from "./gallery/checking-cases.ts";
import { contactSheet } from "./gallery/contact-sheet.ts";
import {
  drawCase,
  examinePage,
  type Look,
  type Surface,
  unfold,
  WIDTHS,
} from "./gallery/examine.ts";
import { HISTORY_CASES } from "./gallery/history-cases.ts";
import { OPTIONS_CASES } from "./gallery/options-cases.ts";
import { POPUP_CASES } from "./gallery/popup-cases.ts";
import { drawStorePictures } from "./gallery/store-pictures.ts";
import { WARNING_CASES } from "./gallery/warning-cases.ts";
import { WELCOME_CASES } from "./gallery/welcome-cases.ts";

/**
 * Draws every state of every surface in Chromium, in several looks, into `shots/`, and lets axe-core
 * judge each. `tsx tools/shots.ts [part of a name]...`; exits 1 when axe-core found anything. `--pictures` draws those that
 * README.md shows instead, into `docs/pictures/`; `--store` those for stores.
 */
const CASES: Readonly<Record<Surface, readonly string[]>> = {
  popup: Object.keys(POPUP_CASES),
  warning: Object.keys(WARNING_CASES),
  checking: Object.keys(CHECKING_CASES),
  options: Object.keys(OPTIONS_CASES),
  history: Object.keys(HISTORY_CASES),
  welcome: Object.keys(WELCOME_CASES),
};

const LOOKS: Readonly<Record<string, Look>> = {
  light: {},
  dark: { colorScheme: "dark" },
  narrow: { width: 320 },
  de: { language: "de" },
  ar: { language: "ar" },
  "ar-dark": { language: "ar", colorScheme: "dark" },
  "ar-narrow": { language: "ar", width: 320 },
  pseudo: { language: "pseudo" },
  forced: { forcedColors: "active" },
  // German words are long, Arabic runs the other way: the others need one look each.
  ...Object.fromEntries(
    LANGUAGES.filter((language) => !["en", "de", "ar"].includes(language)).map((language) => [
      `${language}-narrow`,
      { language, width: 320 },
    ]),
  ),
};

const OUT = "shots";
/** Cases that are drawn with everything open. */
const UNFOLDED = ["flux", "details", "clear", "private-window"];

const PICTURES = "docs/pictures";
/** What README.md shows: small, since every clone carries them; of long pages the top alone, `height` CSS px. */
const SHOWN: readonly (Pick<Shot, "surface" | "name"> & { readonly height?: number })[] = [
  { surface: "warning", name: "warned" },
  { surface: "popup", name: "flux", height: 900 },
  { surface: "welcome", name: "open", height: 1010 },
];

type Shot = {
  readonly surface: Surface;
  readonly name: string;
  readonly look: Look;
  readonly file: string;
};

async function main(wanted: readonly string[]): Promise<number> {
  await buildGallery(resolve("build/gallery"));
  const { server, url } = await serveFolder("build/gallery");
  const browser = await chromium.launch({
    executablePath: process.env["FLUXWARD_CHROMIUM"] ?? "/usr/bin/chromium",
    args: ["--no-sandbox"],
  });
  let found: number;
  if (wanted.includes("--pictures")) found = await drawPictures(browser, url);
  else if (wanted.includes("--store")) found = await drawStorePictures(browser, url);
  else found = await drawShots(browser, url, wanted);
  await browser.close();
  server.close();
  return found === 0 ? 0 : 1;
}

/** Answers how many findings there were. */
async function drawPictures(browser: Browser, url: string): Promise<number> {
  mkdirSync(PICTURES, { recursive: true });
  let found = 0;
  for (const { surface, name, height } of SHOWN) {
    const page = await browser.newPage();
    const problems = await drawCase(page, url, surface, name, {});
    if (height !== undefined) await page.setViewportSize({ width: WIDTHS[surface], height });
    await page.screenshot({ path: `${PICTURES}/${surface}.png`, fullPage: height === undefined });
    await page.close();
    for (const problem of problems) console.error(`${surface} ${name}: ${problem}`);
    found += problems.length;
  }
  console.log(`${String(SHOWN.length)} pictures in ${PICTURES}/`);
  return found;
}

async function drawShots(
  browser: Browser,
  url: string,
  wanted: readonly string[],
): Promise<number> {
  const shots = allShots().filter(({ file }) => wanted.every((part) => file.includes(part)));
  if (shots.length === 0) {
    console.error(`No picture has a name with all of ${wanted.join(", ")} in it.`);
    return 1;
  }
  if (wanted.length === 0) rmSync(OUT, { recursive: true, force: true });
  mkdirSync(OUT, { recursive: true });
  let found = 0;
  for (const shot of shots) found += await take(browser, url, shot);
  for (const surface of Object.keys(CASES)) {
    for (const look of Object.keys(LOOKS)) {
      const files = shots
        .filter((shot) => shot.file.startsWith(`${surface}-${look}-`))
        .map(({ file }) => file);
      if (files.length > 0) await contactSheet(browser, OUT, files, `sheet-${surface}-${look}.png`);
    }
  }
  console.log(`${String(shots.length)} pictures in ${OUT}/, ${String(found)} findings of axe-core`);
  return found;
}

function allShots(): Shot[] {
  return (Object.keys(CASES) as Surface[]).flatMap((surface) =>
    Object.entries(LOOKS).flatMap(([lookName, look]) =>
      CASES[surface].map((name) => ({
        surface,
        name,
        look,
        file: `${surface}-${lookName}-${name}.png`,
      })),
    ),
  );
}

/** Takes one picture; answers how many violations axe-core found. */
async function take(
  browser: Browser,
  url: string,
  { surface, name, look, file }: Shot,
): Promise<number> {
  const page = await browser.newPage({ deviceScaleFactor: 1.5 });
  const problems = await drawCase(page, url, surface, name, look);
  if (UNFOLDED.includes(name)) await unfold(page);
  problems.push(...(await examinePage(page)));
  await page.screenshot({ path: `${OUT}/${file}`, fullPage: true });
  await page.close();
  for (const problem of problems) console.error(`${file}: ${problem}`);
  return problems.length;
}

process.exitCode = await main(process.argv.slice(2));
