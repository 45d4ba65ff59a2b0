import { until } from "../../../lab/browsers/until.ts";
import { expect } from "vitest";
import { RESOLVER_SETS } from "../../../src/dns/resolvers.ts";
import { PERSONAL_KEYS, specOf } from "../../../src/storage/settings-schema.ts";
import {
  openAgain,
  openFresh,
  type OptionsPage,
  textOf,
  untilSaid,
  untilSet,
  untilThere,
} from "./options-page.ts";

/** A name, and what is played under it. */
export type OptionsCase = readonly [name: string, play: (page: OptionsPage) => Promise<void>];

const EU = RESOLVER_SETS.eu.map(({ url }) => url);

/** What a person can do on the settings page; played in every browser. */
export const OPTIONS_CASES: readonly OptionsCase[] = [
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
    "services are put to the test before and after they are taken, and taken out",
    async (page) => {
      await openFresh(page);
      const { resolvers } = await page.settings();
      const rows = "#setting-resolvers .rows";
      const said = async (result: string): Promise<void> => {
        // Nobody is at these addresses here.
        await until(`${result} says how it went`, async () => {
          const text = await page.evaluate(
            `document.querySelector(${JSON.stringify(result)}).innerText`,
          );
          return String(text).includes("Check the address and your connection.");
        });
      };
      await page.click(`${rows} .row-buttons button`);
      await said(`${rows} .test-result`);
      await page.fill("#new-resolver", "https://doh.lab-site.com/dns-query");
      await page.click(".new-resolver button[type=button]");
      await said(".new-resolver .test-result");
      await page.click(`${rows} .row-buttons button:last-child`);
      await untilSet(page, { resolvers: resolvers.slice(1) });
      await page.click("#undo");
      await untilSet(page, { resolvers });
    },
  ],
  [
    "all that is kept of sites is deleted once that was asked twice, and the settings stay",
    async (page) => {
      await openFresh(page);
      await page.click("input[name=strict]");
      await untilSet(page, { strict: true });
      const kept = (): Promise<unknown> =>
        page.evaluate(
          "(globalThis.browser ?? chrome).storage.local.get().then((all) => Object.keys(all).join())",
        );
      await page.evaluate(
        `(globalThis.browser ?? chrome).storage.local.set({ "memory.clear.1": { version: 1, sites: {} } })`,
      );
      await page.click("#forget");
      await page.click("#forget-no");
      await untilThere(page, "#forget");
      expect(await kept()).toContain("memory.clear.1");
      await page.click("#forget");
      await page.click(".confirm .danger");
      await untilSaid(page, "Deleted. Open sites are checked anew.");
      expect(await kept()).toBe("settings,settings.copy");
    },
  ],
  [
    "language and colours are those of every page, at once",
    async (page) => {
      await openFresh(page);
      await page.pick("#select-language", "ar");
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
      await page.pick("#select-language", "de");
      await untilSaid(page, "Einstellungen von Fluxward");
      await page.click("input[name=theme][value=light]");
      await untilSet(page, { language: "de", theme: "light" });
      await until("the page looks so, too", async () => {
        return String(await page.evaluate(looks)) === "de,ltr,light";
      });
    },
  ],
];
