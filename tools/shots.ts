import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { resolve } from "node:path";
import { chromium, type Browser } from "playwright-core";
import { buildGallery, serveFolder } from "./gallery/build-gallery.ts";
import { contactSheet } from "./gallery/contact-sheet.ts";
import { OPTIONS_CASES } from "./gallery/options-cases.ts";
import { POPUP_CASES } from "./gallery/popup-cases.ts";
import { WARNING_CASES } from "./gallery/warning-cases.ts";

/**
 * Draws every state of every surface in Chromium, in several looks, into `shots/`, and lets axe-core
 * judge each. `tsx tools/shots.ts [part of a name]...`; exits 1 when axe-core found anything.
 */
const SURFACES = {
  popup: { cases: Object.keys(POPUP_CASES), width: 380 },
  warning: { cases: Object.keys(WARNING_CASES), width: 1100 },
  options: { cases: Object.keys(OPTIONS_CASES), width: 900 },
} as const;

const LOOKS = {
  light: {},
  dark: { colorScheme: "dark" },
  narrow: { width: 320 },
  de: { language: "de" },
  ar: { language: "ar" },
  "ar-dark": { language: "ar", colorScheme: "dark" },
  "ar-narrow": { language: "ar", width: 320 },
  pseudo: { language: "pseudo" },
  forced: { forcedColors: "active" },
} as const satisfies Record<string, Look>;

type Look = {
  readonly colorScheme?: "dark";
  readonly forcedColors?: "active";
  readonly width?: number;
  readonly language?: "de" | "ar" | "pseudo";
};

const AXE = readFileSync("node_modules/axe-core/axe.min.js", "utf8");
const OUT = "shots";

type Shot = {
  readonly surface: keyof typeof SURFACES;
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
  const shots = allShots().filter(({ file }) => wanted.every((part) => file.includes(part)));
  if (wanted.length === 0) rmSync(OUT, { recursive: true, force: true });
  mkdirSync(OUT, { recursive: true });
  let found = 0;
  for (const shot of shots) found += await take(browser, url, shot);
  for (const surface of Object.keys(SURFACES)) {
    for (const look of Object.keys(LOOKS)) {
      const files = shots
        .filter((shot) => shot.file.startsWith(`${surface}-${look}-`))
        .map(({ file }) => file);
      if (files.length > 0) await contactSheet(browser, OUT, files, `sheet-${surface}-${look}.png`);
    }
  }
  await browser.close();
  server.close();
  console.log(`${String(shots.length)} pictures in ${OUT}/, ${String(found)} findings of axe-core`);
  return found === 0 ? 0 : 1;
}

function allShots(): Shot[] {
  return (Object.keys(SURFACES) as (keyof typeof SURFACES)[]).flatMap((surface) =>
    Object.entries(LOOKS).flatMap(([lookName, look]) =>
      SURFACES[surface].cases.map((name) => ({
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
  const page = await browser.newPage({
    viewport: {
      width: look.width ?? SURFACES[surface].width,
      height: surface === "popup" ? 400 : 800,
    },
    colorScheme: look.colorScheme ?? "light",
    forcedColors: look.forcedColors ?? "none",
    reducedMotion: "reduce",
    deviceScaleFactor: 1.5,
  });
  const problems: string[] = [];
  page.on("pageerror", (error) => problems.push(`script error: ${error.message}`));
  await page.goto(`${url}/${surface}.html?case=${name}&language=${look.language ?? "en"}`);
  await page
    .waitForSelector("body[data-drawn]", { timeout: 5000 })
    .catch(() => problems.push("drew nothing"));
  if (name === "flux" || name === "details")
    await page.evaluate(
      "for (const one of document.querySelectorAll('.folded, .network:first-child')) one.open = true",
    );
  const wide = await page.evaluate(
    "document.documentElement.scrollWidth - document.documentElement.clientWidth",
  );
  if (Number(wide) > 0) problems.push(`scrolls sideways by ${String(wide)} px`);
  await page.evaluate(AXE);
  problems.push(...(await page.evaluate<string[]>(RUN_AXE)));
  await page.screenshot({ path: `${OUT}/${file}`, fullPage: true });
  await page.close();
  for (const problem of problems) console.error(`${file}: ${problem}`);
  return problems.length;
}

/** Runs in the page. */
const RUN_AXE = `axe.run().then(({ violations }) => violations.map(({ id, nodes }) =>
  id + ": " + nodes.map((node) => node.html.slice(0, 90) + " " + (node.any[0]?.message ?? "")).join(" | ")))`;

process.exitCode = await main(process.argv.slice(2));
