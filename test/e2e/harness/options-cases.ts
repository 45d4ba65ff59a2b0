import { until } from "../../../lab/browsers/until.ts";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "vitest";
import { RESOLVER_SETS } from "../../../src/dns/resolvers.ts";
import { MOST_FILE_BYTES } from "../../../src/storage/settings-file.ts";
import { DEFAULT_SETTINGS, PERSONAL_KEYS, specOf } from "../../../src/storage/settings-schema.ts";
import {
  openAgain,
  openFresh,
  type OptionsPage,
  textOf,
  untilSaid,
  untilSet,
  untilThere,
} from "./options-page.ts";

/** Once the first-run page was answered. */
const DEFAULTS = { ...DEFAULT_SETTINGS, setUp: true };

type Case = readonly [name: string, play: (page: OptionsPage) => Promise<void>];

const EU = RESOLVER_SETS.eu.map(({ url }) => url);

/** What a person can do on the settings page; played in every browser. */
export const OPTIONS_CASES: readonly Case[] = [
  [
    "each switch and each choice is saved at once, and is there when the page is opened again",
    async (page) => {
      await openFresh(page);
      for (const key of PERSONAL_KEYS) {
        const spec = specOf(key);
        if (spec.type === "switch") {
          await page.click(`input[name=${key}]`);
          await untilSet(page, { [key]: !spec.initial });
        }
        if (spec.type === "choice" && key !== "language" && key !== "theme") {
          for (const { value } of spec.choices.toReversed()) {
            await page.click(`input[name=${key}][value=${value}]`);
            await untilSet(page, { [key]: value });
          }
        }
      }
      await openAgain(page);
      for (const key of PERSONAL_KEYS) {
        const spec = specOf(key);
        const checked = `document.querySelector("input[name=${key}]")?.checked`;
        if (spec.type === "switch") expect(await page.evaluate(checked), key).toBe(!spec.initial);
      }
    },
  ],
  [
    "a number that cannot be used is told and not saved",
    async (page) => {
      await openFresh(page);
      await page.fill("#number-keepDays", "91");
      await untilSaid(page, "Enter a whole number from 0 to 90.");
      expect((await page.settings()).keepDays).toBe(90);
      await page.fill("#number-keepDays", "7");
      await untilSet(page, { keepDays: 7 });
      expect(await textOf(page)).not.toContain("Enter a whole number");
    },
  ],
  [
    "sites are let through: typed or pasted, found, taken out, and back again",
    async (page) => {
      await openFresh(page);
      await page.fill("#new-exceptions", "not a site");
      await page.click("#setting-exceptions button[type=submit]");
      await untilSaid(page, "That is not the name of a site");
      for (const name of ["https://Shop.Lab-Site.com/cart?x=1", "bücher.de", "a.lab-site.com"]) {
        await page.fill("#new-exceptions", name);
        await page.click("#setting-exceptions button[type=submit]");
      }
      for (const n of [1, 2, 3, 4]) {
        await page.fill("#new-exceptions", `n${String(n)}.lab-other.com`);
        if (n === 4) await page.pick("#lasting-exceptions", "86400");
        await page.click("#setting-exceptions button[type=submit]");
        await untilSaid(page, `n${String(n)}.lab-other.com`);
      }
      const { exceptions } = await page.settings();
      expect(exceptions.map(({ host }) => host)).toEqual([
        ...["shop.lab-site.com", "xn--bcher-kva.de", "a.lab-site.com"],
        ...[1, 2, 3, 4].map((n) => `n${String(n)}.lab-other.com`),
      ]);
      expect(exceptions.map(({ until }) => until === undefined)).toEqual([
        ...[true, true, true, true, true, true, false],
      ]);
      await untilSaid(page, "always, added here");
      expect(await textOf(page)).toMatch(/ends in (24 hours|1 day), added here/);
      await page.fill("#search-exceptions", "BÜCHER");
      await untilSaid(page, "1 found");
      await page.click("#setting-exceptions .rows button");
      await untilSet(page, {
        exceptions: exceptions.filter(({ host }) => !host.startsWith("xn--")),
      });
      await page.click("#undo");
      await untilSet(page, { exceptions });
    },
  ],
  [
    "sites to be warned of, domains that are never looked up, and another set of services",
    async (page) => {
      await openFresh(page);
      await page.fill("#new-markedHosts", "shop.lab-site.com");
      await page.click("#setting-markedHosts button[type=submit]");
      await untilSet(page, { markedHosts: ["shop.lab-site.com"] });
      await page.fill("#new-excludedDomains", "lab-corp.com");
      await page.click("#setting-excludedDomains button[type=submit]");
      await untilSet(page, { excludedDomains: ["lab-corp.com"] });
      await page.click("#setting-excludedDomains .rows button");
      await untilSet(page, { excludedDomains: [] });
      await page.click("input[name=resolver-set][value=eu]");
      await untilSet(page, { resolvers: EU });
      await page.fill("#new-resolver", "https://doh.lab-site.com/dns-query");
      await page.click(".new-resolver button[type=submit]");
      await untilSet(page, { resolvers: [...EU, "https://doh.lab-site.com/dns-query"] });
    },
  ],
  [
    "language and colours are those of every page, at once",
    async (page) => {
      await openFresh(page);
      await page.click("input[name=language][value=ar]");
      await untilSaid(page, "إعدادات Fluxward");
      await page.click("input[name=theme][value=dark]");
      await untilSet(page, { language: "ar", theme: "dark" });
      const looks =
        "[document.documentElement.lang, document.documentElement.dir, getComputedStyle(document.body).colorScheme]";
      for (const path of [
        "src/options/index.html",
        "src/popup/index.html?tab=0",
        "src/warning/index.html",
        "src/warning/checking.html",
      ]) {
        await page.open(path);
        await until(`${path} speaks Arabic`, async () => {
          return /\p{Script=Arabic}/u.test(await textOf(page));
        });
        expect(await page.evaluate(looks), path).toEqual(["ar", "rtl", "dark"]);
      }
      await openAgain(page);
      await page.click("input[name=language][value=de]");
      await untilSaid(page, "Einstellungen von Fluxward");
      await page.click("input[name=theme][value=light]");
      await untilSet(page, { language: "de", theme: "light" });
      await until("the page looks so, too", async () => {
        return String(await page.evaluate(looks)) === "de,ltr,light";
      });
    },
  ],
  [
    "settings go into a file and come back, on a browser where all was reset and deleted",
    async (page) => {
      await openFresh(page);
      await page.click("input[name=strict]");
      await page.click("input[name=sensitivity][value=careful]");
      await page.fill("#new-exceptions", "shop.lab-site.com");
      await page.click("#setting-exceptions button[type=submit]");
      await untilSet(page, { strict: true, sensitivity: "careful" });
      await untilSaid(page, "shop.lab-site.com");
      const text = await page.download("#export");
      const before = await page.settings();
      expect(JSON.parse(text)).toMatchObject({ fluxward: "settings", settings: { strict: true } });
      await page.click("#reset");
      await untilSaid(page, "Careful becomes Balanced");
      await page.click("#transfer .primary");
      await untilSet(page, { ...DEFAULTS, exceptions: before.exceptions });
      await page.click("#undo");
      await untilSet(page, before);
      await page.click("#erase");
      await page.click("#erase-no");
      await untilSet(page, before);
      await page.click("#erase");
      await page.click(".confirm .danger");
      await untilSet(page, DEFAULTS);
      await untilSaid(page, "All settings are as they were at first.");
      await choose(page, text);
      await untilSaid(page, "would change this");
      expect((await page.settings()).strict).toBe(false);
      await page.click("#transfer .primary");
      await untilSet(page, before);
    },
  ],
  [
    "a file of the first release is taken, with what it could not say yet",
    async (page) => {
      await openFresh(page);
      const settings = { enabled: false, exceptions: [{ host: "shop.lab-site.com" }], colour: 1 };
      await choose(page, JSON.stringify({ fluxward: "settings", version: 1, settings }));
      await untilSaid(page, "Left out, since this version does not know it: colour");
      await page.click("#transfer .primary");
      await untilSet(page, {
        ...DEFAULTS,
        enabled: false,
        exceptions: [{ host: "shop.lab-site.com", source: "warning" }],
      });
    },
  ],
  ...(
    [
      [
        "hostile",
        '{"fluxward":"settings","version":2,"settings":{\n"__proto__":{"enabled":false},\n"resolvers":["http://evil.lab-site.com/"]}}',
        "Line 3, Who is asked (resolvers[0])",
      ],
      ["cut off", '{"fluxward":"settings",\n"version":2,"sett', "look at line 2"],
      ["nested without end", "[".repeat(500_000), "It cannot be read as JSON"],
      [
        "huge",
        `{"fluxward":"settings","version":2,"settings":{}}${" ".repeat(MOST_FILE_BYTES)}`,
        "It is larger than 1,024 kB",
      ],
      [
        "of a later release",
        '{"fluxward":"settings","version":999,"settings":{"strict":true}}',
        "A later version of Fluxward wrote it",
      ],
      [
        "another program's",
        '{"browser":"settings"}',
        "It is not a settings file that Fluxward wrote",
      ],
    ] as const
  ).map(([what, text, said]): Case => [
    `a file that is ${what} changes nothing, and it is said what is wrong`,
    async (page) => {
      await openFresh(page);
      await page.click("input[name=strict]");
      await untilSet(page, { strict: true });
      await choose(page, text);
      await untilSaid(page, said);
      expect(await page.settings()).toMatchObject({ ...DEFAULTS, strict: true });
    },
  ]),
];

/** Chooses a file with this text. */
async function choose(page: OptionsPage, text: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "fluxward-file-"));
  const path = join(folder, "settings.json");
  writeFileSync(path, text);
  await page.chooseFile(path);
  await untilThere(page, "#transfer");
  rmSync(folder, { recursive: true });
}
