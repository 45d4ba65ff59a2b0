import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";

export type Look = {
  readonly colorScheme?: "dark";
  readonly forcedColors?: "active";
  /** CSS px. */
  readonly width?: number;
  readonly language?: "de" | "ar" | "pseudo";
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
  await page.setViewportSize({
    width: look.width ?? WIDTHS[surface],
    height: surface === "popup" ? 400 : 800,
  });
  await page.emulateMedia({
    colorScheme: look.colorScheme ?? "light",
    forcedColors: look.forcedColors ?? "none",
    reducedMotion: "reduce",
  });
  await page.goto(`${url}/${surface}.html?case=${name}&language=${look.language ?? "en"}`);
  await page
    .waitForSelector("body[data-drawn]", { timeout: 15_000 })
    .catch(() => problems.push("drew nothing"));
  page.off("pageerror", note);
  return problems;
}

/** What is wrong with a page for people: axe-core's findings, and what does not fit its width. */
export async function examinePage(page: Page): Promise<string[]> {
  const wide = await page.evaluate(
    "document.documentElement.scrollWidth - document.documentElement.clientWidth",
  );
  const sideways = Number(wide) > 0 ? [`scrolls sideways by ${String(wide)} px`] : [];
  await page.evaluate(AXE);
  return [...sideways, ...(await page.evaluate<string[]>(RUN_AXE))];
}

/** Opens what is folded, so that it is seen too. */
export async function unfold(page: Page): Promise<void> {
  await page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true");
}

/** Runs in the page. */
const RUN_AXE = `axe.run().then(({ violations }) => violations.map(({ id, nodes }) =>
  id + ": " + nodes.map((node) => node.html.slice(0, 90) + " " + (node.any[0]?.message ?? "")).join(" | ")))`;
