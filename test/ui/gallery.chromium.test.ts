import { mkdtempSync, rmSync } from "node:fs";
import type { Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildGallery, serveFolder } from "../../tools/gallery/build-gallery.ts";
import {
  drawCase,
  examinePage,
  type Look,
  LOOK_RULES,
  showAs,
  type Surface,
  unfold,
} from "../../tools/gallery/examine.ts";
import { CHECKING_CASES } from "../../tools/gallery/checking-cases.ts";
import { HISTORY_CASES } from "../../tools/gallery/history-cases.ts";
import { OPTIONS_CASES } from "../../tools/gallery/options-cases.ts";
import { POPUP_CASES } from "../../tools/gallery/popup-cases.ts";
import { WARNING_CASES } from "../../tools/gallery/warning-cases.ts";
import { WELCOME_CASES } from "../../tools/gallery/welcome-cases.ts";

const CASES: Readonly<Record<Surface, readonly string[]>> = {
  popup: Object.keys(POPUP_CASES),
  warning: Object.keys(WARNING_CASES),
  checking: Object.keys(CHECKING_CASES),
  options: Object.keys(OPTIONS_CASES),
  history: Object.keys(HISTORY_CASES),
  welcome: Object.keys(WELCOME_CASES),
};
/** In other languages only what they can change: the states with the most text. */
const WORDY: Readonly<Record<Surface, readonly string[]>> = {
  popup: ["clear", "suspicious", "flux"],
  warning: ["late-details", "support", "fallen-suspicious", "caution"],
  checking: ["lost"],
  options: ["default", "busy", "compared", "locked", "previewed", "refused"],
  history: ["open", "deleted", "damaged"],
  welcome: ["open", "first-look", "given"],
};
/** As wide as usual in light colours, as narrow as pages must work (WCAG 2.2, 1.4.10) in dark ones. */
const LIGHT = {};
const DARK = { colorScheme: "dark", width: 320 } as const;

const folder = mkdtempSync(join(tmpdir(), "fluxward-gallery-"));
let served: { server: Server; url: string } | undefined;
let browser: Browser | undefined;
/** Two, as there are two cores. */
let pages: readonly Page[] = [];

beforeAll(async () => {
  await buildGallery(folder);
  served = await serveFolder(folder);
  browser = await chromium.launch({
    executablePath: process.env["FLUXWARD_CHROMIUM"] ?? "/usr/bin/chromium",
    chromiumSandbox: false,
  });
  pages = [await browser.newPage(), await browser.newPage()];
}, 120_000);

afterAll(async () => {
  await browser?.close();
  served?.server.close();
  rmSync(folder, { recursive: true });
});

/** Examined as it is drawn, and then as it is in the other looks. */
async function problemsOf(
  page: Page,
  surface: Surface,
  name: string,
  [first = LIGHT, ...others]: readonly Look[],
) {
  const problems = await drawCase(page, served?.url ?? "", surface, name, first);
  await unfold(page);
  problems.push(...(await examinePage(page)));
  for (const look of others) {
    await showAs(page, surface, look);
    const more = await examinePage(page, LOOK_RULES);
    problems.push(...more.map((problem) => `${JSON.stringify(look)}: ${problem}`));
  }
  return problems;
}

/** What is wrong with the states of a surface, by name; empty where nothing is. */
async function problemsOfAll(surface: Surface, names: readonly string[], looks: readonly Look[]) {
  expect(names.length * pages.length).toBeGreaterThan(0);
  const found: Record<string, string[]> = {};
  const waiting = names.values();
  const work = async (page: Page): Promise<void> => {
    for (const name of waiting) {
      const problems = await problemsOf(page, surface, name, looks);
      if (problems.length > 0) found[name] = problems;
    }
  };
  await Promise.all(pages.map(work));
  return found;
}

describe.each(["popup", "warning", "checking", "options", "history", "welcome"] as const)(
  "the %s",
  (surface) => {
    test("gives axe-core nothing to find in any state, neither in light colours nor in dark ones 320 px wide", async () => {
      expect(await problemsOfAll(surface, CASES[surface], [LIGHT, DARK])).toEqual({});
    }, 120_000);

    test.each([
      ["de", LIGHT],
      ["ar", DARK],
      ["pseudo", DARK],
    ] as const)(
      "nor in the language %s",
      async (language, look) => {
        expect(await problemsOfAll(surface, WORDY[surface], [{ ...look, language }])).toEqual({});
      },
      120_000,
    );
  },
);

test("an unlabelled button, a pale text and a wide block would be found", async () => {
  const [page] = pages;
  if (page === undefined) throw new Error("The gallery did not open.");
  await problemsOf(page, "warning", "warned", [LIGHT]);
  await page.evaluate(`document.querySelector("main").insertAdjacentHTML("beforeend",
    "<button></button><p style='background:#fff;color:#ddd'>pale</p><div style='width:200vw'>wide</div>")`);
  const found = (await examinePage(page)).join("\n");
  expect(found).toMatch(/^scrolls sideways/m);
  expect(found).toMatch(/^button-name/m);
  expect(found).toMatch(/^color-contrast/m);
  await page.evaluate(
    "document.querySelector('main').insertAdjacentHTML('beforeend', `<p style='background:#000;color:#333'>dim</p>`)",
  );
  await showAs(page, "warning", DARK);
  expect((await examinePage(page, LOOK_RULES)).join("\n")).toMatch(/^color-contrast.*dim/m);
});
