import { expect } from "vitest";
import { until } from "../../../lab/browsers/until.ts";
import { ROWS } from "../../../src/history/history-state.ts";
import { ODD_LIST_KEY, ODD_PREFIX } from "../../../src/storage/odd-sites.ts";
import { type OptionsPage, textOf, untilSaid, untilThere } from "./options-page.ts";

export const HISTORY_PATH = "src/history/index.html";

/** The sites of these cases. */
export type Sites = { readonly flux: string; readonly amber: string; readonly honest: string };

/** One of our pages with a site that is open or was left beside it: the red one was left, the other is not open any more. */
type Case = readonly [name: string, play: (page: OptionsPage, sites: Sites) => Promise<void>];

const row = (host: string): string => `[data-host="${host}"]`;

async function openList(page: OptionsPage, host: string): Promise<void> {
  await page.open(HISTORY_PATH);
  await untilThere(page, `${row(host)}[data-level]`);
}

async function listed(page: OptionsPage): Promise<readonly string[]> {
  const found = await page.evaluate(
    "[...document.querySelectorAll('.site')].map((one) => one.dataset.host).join(' ')",
  );
  return String(found).split(" ").filter(Boolean);
}

async function untilListed(page: OptionsPage, wanted: readonly string[]): Promise<void> {
  await until(`${wanted.join()} is listed`, async () => {
    return (await listed(page)).join() === wanted.join();
  });
}

/** All that is kept on the disk of sites, as text. */
async function disk(page: OptionsPage): Promise<string> {
  const kept = await page.evaluate(`(globalThis.browser ?? chrome).storage.local.get().then((all) =>
    JSON.stringify(Object.entries(all).filter(([key]) => key.startsWith("memory"))
      .sort(([a], [b]) => (a < b ? -1 : 1))))`);
  return String(kept);
}

/** What a person can do on the history page, where a red site was left and an amber one was held; played in every browser. */
export const HISTORY_CASES: readonly Case[] = [
  [
    "lists the odd sites, not the honest one, with what happened there",
    async (page, { flux, amber, honest }) => {
      await openList(page, flux);
      expect((await listed(page)).toSorted()).toEqual([amber, flux].toSorted());
      expect(await disk(page)).not.toContain(honest);
      await page.click(`${row(flux)} .opener`);
      await untilThere(page, `${row(flux)} [data-event=left]`);
      await untilThere(page, `${row(flux)} [data-event=warned]`);
      await untilThere(page, `${row(flux)} .picture [role=img]`);
      await untilThere(page, `${row(flux)} .evidence li`);
      await page.click(`${row(amber)} .opener`);
      await untilThere(page, `${row(amber)} [data-event=guarded]`);
      expect(await page.evaluate("document.querySelectorAll('.picture').length")).toBe(1);
    },
  ],
  [
    "searches, filters and sorts",
    async (page, { flux, amber }) => {
      await openList(page, flux);
      await untilThere(page, `${row(amber)}[data-level]`);
      await page.fill("#search", flux.toUpperCase());
      await untilListed(page, [flux]);
      await page.fill("#search", "nothing-like-it");
      await untilSaid(page, "No site matches.");
      await page.fill("#search", "");
      await page.pick("#filter", "suspicious");
      await untilListed(page, [amber]);
      await page.pick("#filter", "all");
      await page.pick("#order", "worst");
      await untilListed(page, [flux, amber]);
      await page.pick("#order", "name");
      await untilListed(page, [flux, amber].toSorted());
    },
  ],
  [
    "deletes one, holds that when the page is closed, and undoes it byte for byte before",
    async (page, { flux, amber }) => {
      await openList(page, flux);
      const before = await disk(page);
      await page.click(`${row(flux)} .delete`);
      await untilListed(page, [amber]);
      expect(await disk(page)).not.toContain(flux);
      await page.click("#undo");
      await untilSaid(page, "It is all back.");
      expect((await listed(page)).toSorted()).toEqual([amber, flux].toSorted());
      expect(await disk(page)).toBe(before);
      await page.click("#delete-all");
      await untilListed(page, []);
      await untilSaid(page, "No site has looked odd so far.");
      expect(await disk(page)).not.toContain(amber);
      await page.click("#undo");
      await untilSaid(page, "It is all back.");
      expect(await disk(page)).toBe(before);
    },
  ],
  [
    "saves what is listed as JSON and as a table, and all answers of a site",
    async (page, { flux, amber }) => {
      await openList(page, flux);
      const json = JSON.parse(await page.download("#save-json")) as {
        readonly sites: readonly { readonly host: string; readonly verdict: string }[];
      };
      expect(json.sites.map(({ host }) => host).toSorted()).toEqual([amber, flux].toSorted());
      expect(json.sites.find(({ host }) => host === flux)?.verdict).toBe("flux");
      await page.fill("#search", amber);
      await untilListed(page, [amber]);
      const csv = await page.download("#save-csv");
      expect(csv).toMatch(/^host,unicode,verdict,[^\r]*\r\n[^\r]*\r\n$/);
      expect(csv).toContain(`\r\n${amber},${amber},suspicious,`);
      await page.click(`${row(amber)} .opener`);
      await untilThere(page, `${row(amber)} .answers`);
      const answers = (await page.download(`${row(amber)} .answers`)).trim().split("\n");
      const hosts = answers.map((line) => (JSON.parse(line) as { readonly host: string }).host);
      expect([...new Set(hosts)]).toEqual([amber]);
      await page.click("#dismiss");
      await until("the note is gone", async () => {
        return (await page.evaluate("document.querySelector('#dismiss') === null")) === true;
      });
    },
  ],
  [
    "a deletion stands once the page is closed",
    async (page, { flux, amber }) => {
      await openList(page, flux);
      await page.click(`${row(amber)} .delete`);
      await untilListed(page, [flux]);
      await openList(page, flux);
      expect(await listed(page)).toEqual([flux]);
      expect(await textOf(page)).not.toContain("Undo");
      expect(await disk(page)).not.toContain(amber);
    },
  ],
  [
    "a long list is shown some at a time, and goes on with the next site",
    async (page, { flux }) => {
      await openList(page, flux);
      await multiply(page, flux, 2 * ROWS + 20);
      await page.open(HISTORY_PATH);
      for (const rows of [ROWS, 2 * ROWS]) {
        await until(`${String(rows)} are listed`, async () => (await listed(page)).length === rows);
        await page.click("#more");
        await until("the next one has the focus", async () => {
          const next = (await listed(page))[rows];
          return (await page.evaluate("document.activeElement.id")) === `site-${String(next)}`;
        });
      }
      expect(await listed(page)).toHaveLength(2 * ROWS + 20);
      expect(await page.evaluate("document.querySelector('#more')")).toBe(null);
    },
  ],
];

/** Has what is kept of a site kept under other names too, so that there are so many sites. */
async function multiply(page: OptionsPage, host: string, count: number): Promise<void> {
  await page.evaluate(`(async ({ local }) => {
    const { ["${ODD_LIST_KEY}"]: list, ["${ODD_PREFIX}${host}"]: text } = await local.get();
    const added = Array.from({ length: ${String(count - 1)} }, (_, at) => "site-" + at + ".${host}");
    await local.set({
      ...Object.fromEntries(added.map((one) => ["${ODD_PREFIX}" + one, text.replaceAll("${host}", one)])),
      "${ODD_LIST_KEY}": { ...Object.fromEntries(added.map((one) => [one, list["${host}"]])), ...list },
    });
  })((globalThis.browser ?? chrome).storage)`);
}
