import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createText } from "../../src/ui/text.ts";
import type { Messages } from "../../src/ui/messages.ts";

const LOCALES = readdirSync("_locales");
const read = (locale: string): Messages =>
  JSON.parse(readFileSync(join("_locales", locale, "messages.json"), "utf8")) as Messages;
const english = read("en");

describe.each(LOCALES)("_locales/%s", (locale) => {
  const messages = read(locale);

  it("has a message for every English one, in every plural form of the language", () => {
    const forms = new Intl.PluralRules(locale.replace("_", "-")).resolvedOptions().pluralCategories;
    const missing = Object.keys(english).flatMap((key) => {
      const base = /^(.*)_other$/.exec(key)?.[1];
      if (base !== undefined) return forms.map((form) => `${base}_${form}`);
      return key.endsWith("_one") && `${key.slice(0, -4)}_other` in english ? [] : [key];
    });
    expect(missing.filter((key) => messages[key] === undefined)).toEqual([]);
  });

  it.each(Object.entries(messages))("%s is well formed", (key, { message, placeholders }) => {
    expect(message.trim()).toBe(message);
    expect(message).not.toBe("");
    const named = [...message.matchAll(/\$(\w+)\$/g)].map(([, name]) => name).sort();
    expect([...new Set(named)]).toEqual(Object.keys(placeholders ?? {}).sort());
    expect(message.replaceAll(/\$\w+\$/g, "")).not.toContain("$");
    const model = english[key] ?? english[key.replace(/_(zero|two|few|many)$/, "_other")];
    expect(Object.keys(model?.placeholders ?? {})).toEqual(
      expect.arrayContaining(Object.keys(placeholders ?? {})),
    );
    // The browser takes these characters in keys, and nothing else.
    expect(key).toMatch(/^[a-z0-9_]+$/);
  });
});

describe("the English messages", () => {
  const sources = sourceText("src") + readFileSync("manifest.json", "utf8");

  it("are all used", () => {
    const unused = Object.keys(english).filter((key) => !isUsed(key, sources));
    expect(unused).toEqual([]);
  });

  it("never promise safety and never claim malware", () => {
    for (const [key, { message }] of Object.entries(english)) {
      expect(message, key).not.toMatch(/\b(safe|secure|malware|virus|botnet|infected)\b/i);
    }
  });

  it("describe themselves to translators", () => {
    const silent = Object.entries(english).filter(([, { description }]) => !description);
    expect(silent).toEqual([]);
  });
});

describe("createText", () => {
  const polish = createText(
    {
      count_looks_one: { message: "$number$ raz" },
      count_looks_few: { message: "$number$ razy (few)" },
      count_looks_other: { message: "$number$ razy" },
    },
    "pl",
  );

  it.each([
    [1, "1 raz"],
    [3, "3 razy (few)"],
    [5, "5 razy"],
  ])("takes the plural form of %i that the language has", (count, said) => {
    expect(polish.count("count_looks", count).phrase).toBe(said);
  });

  it("names the message that a language lacks", () => {
    expect(() => polish.text("level_clear")).toThrow(/"pl" has no message "level_clear"/);
  });

  it("isolates foreign text in a sentence that runs from right to left", () => {
    const hebrew = createText({ warning_title: { message: "$host$ !" } }, "he");
    expect(hebrew.text("warning_title", { host: "a.example" })).toBe("\u2068a.example\u2069 !");
    const left = createText({ warning_title: { message: "$host$ !" } }, "en");
    expect(left.text("warning_title", { host: "a.example" })).toBe("a.example !");
    expect(left.text("warning_title", { host: "אב" })).toBe("\u2068אב\u2069 !");
  });
});

/** Keys stand as literals, or are made of a literal beginning such as `dots_${kind}`. */
function isUsed(key: string, sources: string): boolean {
  const base = key.replace(/_(one|other)$/, "");
  if ([key, base].some((one) => sources.includes(`"${one}"`) || sources.includes(`MSG_${one}__`))) {
    return true;
  }
  return [...sources.matchAll(/`([a-z]+_)\$\{\w+\}(_[a-z]+)?`/g)].some(
    ([, start = "", end = ""]) => base.startsWith(start) && base.endsWith(end),
  );
}

function sourceText(folder: string): string {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => readFileSync(join(folder, name), "utf8"))
    .join("\n");
}
