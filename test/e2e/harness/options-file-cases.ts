import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect } from "vitest";
import { MOST_FILE_BYTES } from "../../../src/storage/settings-file.ts";
import { DEFAULT_SETTINGS } from "../../../src/storage/settings-schema.ts";
import type { OptionsCase } from "./options-cases.ts";
import {
  openFresh,
  type OptionsPage,
  untilGone,
  untilSaid,
  untilSet,
  untilThere,
} from "./options-page.ts";

/** Once the first-run page was answered. */
const DEFAULTS = { ...DEFAULT_SETTINGS, setUp: true };

/** What a person can do with files of settings; played in every browser. */
export const OPTIONS_FILE_CASES: readonly OptionsCase[] = [
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
      await page.click("#transfer .primary + button");
      await untilGone(page, "#transfer");
      expect((await page.settings()).strict).toBe(false);
      await choose(page, text);
      await page.click("#transfer .primary");
      await untilSet(page, before);
    },
  ],
  [
    "the button for a file asks the browser for one",
    async (page) => {
      await openFresh(page);
      // The browser's own window for it would open next: no driver sees that one.
      await page.evaluate(`document.querySelector("#settings-file").addEventListener("click", (event) => {
        event.preventDefault();
        document.body.dataset.asked = "yes";
      })`);
      await page.click("#import");
      expect(await page.evaluate("document.body.dataset.asked")).toBe("yes");
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
  ).map(([what, text, said]): OptionsCase => [
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
