import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import english from "../../_locales/en/messages.json" with { type: "json" };
import { MANAGED_FAULTS } from "./managed-faults.ts";
import { SETTINGS_FAULTS } from "./settings-faults.ts";
import { SITE_FAULTS } from "./site-faults.ts";

const STORAGE_FAULTS = [...SETTINGS_FAULTS, ...SITE_FAULTS, ...MANAGED_FAULTS];
const DOCUMENT = readFileSync("docs/storage.md", "utf8");

describe("what is stored", () => {
  test.each(STORAGE_FAULTS)("$fault: kept is $kept", async ({ trial }) => {
    await trial();
  });

  test("docs/storage.md has these faults and no others, and the words that are shown", () => {
    const rows = STORAGE_FAULTS.map(({ fault, shown, kept }) => {
      const said = shown.map((key) => sayable(english[key].message));
      return [fault, said.length === 0 ? "nothing" : said.join(" "), kept];
    });
    const cells = DOCUMENT.split("\n")
      .filter((line) => line.startsWith("|"))
      .slice(2)
      .map((line) =>
        line
          .split("|")
          .slice(1, -1)
          .map((cell) => cell.trim()),
      );
    expect(cells).toEqual(rows);
  });
});

/** As a table holds it: what is filled in later left out. */
function sayable(message: string): string {
  return message.replace(/\s*\$\w+\$/g, "");
}
