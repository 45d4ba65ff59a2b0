import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import type { Language } from "../../src/ui/languages.ts";

export type Look = {
  readonly colorScheme?: "dark";
  readonly forcedColors?: "active";
  /** CSS px. */
  readonly width?: number;
  readonly language?: Language | "pseudo";
};

/** The surfaces of the gallery, with the width (CSS px) that each usually has. */
export const WIDTHS = {
  popup: 380,
  warning: 1100,
  checking: 1100,
  options: 900,
  history: 1000,
  welcome: 1000,
} as const;

export type Surface = keyof typeof WIDTHS;

const AXE = readFileSync(
  new URL("../../node_modules/axe-core/axe.min.js", import.meta.url),
  "utf8",
);

/** Draws one state of one surface, at the gallery's address `url`; answers what went wrong. */
export async function drawCase(
  page: Page,
  url: string,
  surface: Surface,
  name: string,
  look: Look,
): Promise<string[]> {
  const problems: string[] = [];
  const note = (error: Error): void => {
    problems.push(`script error: ${error.message}`);
  };
  page.on("pageerror", note);
  await showAs(page, surface, look);
  await page.goto(`${url}/${surface}.html?case=${name}&language=${look.language ?? "en"}`);
  await page
    .waitForSelector("body[data-drawn]", { timeout: 15_000 })
    .catch(() => problems.push("drew nothing"));
  page.off("pageerror", note);
  return problems;
}

/** Gives what is drawn, or will be, other colours and another width. */
export async function showAs(page: Page, surface: Surface, look: Look): Promise<void> {
  await page.setViewportSize({
    width: look.width ?? WIDTHS[surface],
    height: surface === "popup" ? 400 : 800,
  });
  await page.emulateMedia({
    colorScheme: look.colorScheme ?? "light",
    forcedColors: look.forcedColors ?? "none",
    reducedMotion: "reduce",
  });
}

/** The rules of axe-core that colours and widths can break; the others see the same page in any. */
export const LOOK_RULES = [
  "color-contrast",
  "link-in-text-block",
  "scrollable-region-focusable",
  "target-size",
];

/**
 * What is wrong with a page for people: axe-core's findings, of all its rules or of some, and what does not
 * fit its width.
 */
export async function examinePage(page: Page, rules?: readonly string[]): Promise<string[]> {
  const wide = await page.evaluate(
    "document.documentElement.scrollWidth - document.documentElement.clientWidth",
  );
  const sideways = Number(wide) > 0 ? [`scrolls sideways by ${String(wide)} px`] : [];
  if (rules === undefined) await page.evaluate(AXE);
  const chosen = rules === undefined ? {} : { runOnly: { type: "rule", values: rules } };
  const found = await page.evaluate<string[]>(`${RUN_AXE}(${JSON.stringify(chosen)})`);
  return [...sideways, ...found];
}

/** Opens what is folded, so that it is seen too. */
export async function unfold(page: Page): Promise<void> {
  await page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true");
}

/** Runs in the page. */
const RUN_AXE = `((chosen) => axe.run(chosen).then(({ violations }) => violations.map(({ id, nodes }) =>
  id + ": " + nodes.map((node) => node.html.slice(0, 90) + " " + (node.any[0]?.message ?? "")).join(" | "))))`;
