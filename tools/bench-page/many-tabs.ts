import type { BareChromium } from "../../lab/browsers/bare-chromium.ts";
import { pause } from "../../lab/browsers/until.ts";
import { processorMs, proportionalBytes } from "./process-tree.ts";
import { measureVisit } from "./visitor.ts";

/** Somebody with a browser of theirs; each start is another person's. */
export type Person = { readonly name: string; readonly launch: () => Promise<BareChromium> };

type Use = { readonly one: number; readonly all: number; readonly processorMs: number };

/** So often each is measured, in turns: memory differs by some MB from start to start. */
const ROUNDS = 3;
/** How long (ms) a browser comes to rest before its memory is read; what was closed goes after a while only. */
const REST_MS = 5_000;
const BETWEEN_TABS_MS = 300;
const MEGABYTE = 1024 * 1024;

/** Prints the memory of a browser that shows one tab, then many, one after the other and all kept: medians. */
export async function compareTabs(
  persons: readonly Person[],
  tabs: number,
  urlAt: (at: number) => string,
): Promise<void> {
  console.log(
    `${String(tabs)} tabs of the small page, each of another site; ${String(ROUNDS)} browsers each, median`,
  );
  const uses = new Map<string, Use[]>();
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const { name, launch } of persons) {
      const browser = await launch();
      try {
        uses.set(name, [...(uses.get(name) ?? []), await useTabs(browser, tabs, urlAt)]);
      } finally {
        await browser.close();
      }
    }
  }
  for (const [name, all] of uses) {
    const median = (of: (use: Use) => number): number =>
      all.map(of).sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? NaN;
    const megabytes = (of: (use: Use) => number): string => (median(of) / MEGABYTE).toFixed(0);
    console.log(
      `  ${name.padEnd(16)} memory (PSS) ${megabytes(({ one }) => one)} MB with one tab, ${megabytes((use) => use.all)} MB with all; ` +
        `CPU for all ${(median((use) => use.processorMs) / 1_000).toFixed(1)} s`,
    );
  }
}

async function useTabs(
  browser: BareChromium,
  tabs: number,
  urlAt: (at: number) => string,
): Promise<Use> {
  await pause(REST_MS);
  await measureVisit(browser, urlAt(0));
  await pause(REST_MS);
  const one = proportionalBytes(browser.pid);
  const before = processorMs(browser.pid);
  for (let at = 1; at <= tabs; at += 1) {
    await browser.open(urlAt(at));
    await pause(BETWEEN_TABS_MS);
  }
  await pause(REST_MS);
  const all = proportionalBytes(browser.pid);
  return { one, all, processorMs: processorMs(browser.pid) - before };
}
