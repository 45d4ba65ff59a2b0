import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { LANGUAGES, languageFor, messagesFile } from "../../src/ui/languages.ts";
import type { Messages } from "../../src/ui/messages.ts";
import { createText } from "../../src/ui/text.ts";
import { missingKeys, placeholderFault, strayKeys, unusedKeys } from "./message-faults.ts";

const LOCALES = readdirSync("_locales");
const read = (locale: string): Messages =>
  JSON.parse(readFileSync(join("_locales", locale, "messages.json"), "utf8")) as Messages;
const english = read("en");

describe.each(LOCALES)("_locales/%s", (locale) => {
  const messages = read(locale);

  it("has every message in every plural form of the language, and no other", () => {
    expect(missingKeys(english, messages, locale)).toEqual([]);
    expect(strayKeys(english, messages, locale)).toEqual([]);
  });

  it("fills the placeholders that the English messages fill", () => {
    const faults = Object.keys(messages).map((key) => [
      key,
      placeholderFault(english, messages, key),
    ]);
    expect(faults.filter(([, fault]) => fault !== undefined)).toEqual([]);
  });

  it("has messages with a text, without spaces around it", () => {
    for (const [key, { message }] of Object.entries(messages)) {
      expect(message, key).toMatch(/^\S(?:.*\S)?$/su);
      // The browser takes these characters in keys, and nothing else.
      expect(key).toMatch(/^[a-z0-9_]+$/);
    }
  });
});

describe("the languages", () => {
  it("are those of the folders", () => {
    const files = LOCALES.map((locale) => `_locales/${locale}/messages.json`);
    expect(LANGUAGES.map(messagesFile).sort()).toEqual(files.sort());
  });

  it.each([
    ["de-AT", "de"],
    ["DE", "de"],
    ["ar-EG", "ar"],
    ["en-GB", "en"],
    ["ar_EG", "ar"],
    ["fr-CA", "fr"],
    ["pt-BR", "pt-BR"],
    ["pt_PT", "pt-BR"],
    ["PT", "pt-BR"],
    ["zh", "zh-CN"],
    ["zh-SG", "zh-CN"],
    ["zh_Hans_TW", "zh-CN"],
    // Other letters: whoever reads them is not given these.
    ["zh-TW", "en"],
    ["zh-HK", "en"],
    ["zh-Hant-CN", "en"],
    ["sv", "en"],
    ["", "en"],
    ["arn", "en"],
  ])("for %s are spoken in %s", (wanted, language) => {
    expect(languageFor(wanted)).toBe(language);
  });
});

describe("the checks of a language", () => {
  const key = "next_look";
  const changed = (message: string): Messages => ({
    ...english,
    [key]: { ...there(english[key]), message },
  });

  it("find a message that is missing, in a plural form too", () => {
    const { popup_why: _why, count_looks_one: _one, ...rest } = english;
    expect(missingKeys(english, rest, "en")).toEqual(["count_looks_one", "popup_why"]);
    expect(missingKeys(english, english, "ar")).toContain("count_looks_few");
  });

  it("find a message that nothing asks for", () => {
    const more = { ...english, popup_whim: { message: "x" } };
    expect(strayKeys(english, more, "en")).toEqual(["popup_whim"]);
    expect(unusedKeys(more, sources())).toEqual(["popup_whim"]);
  });

  it.each([
    ["loses one", "Next look.", "declares when"],
    ["names another", "Next look $wenn$.", "declares when"],
    ["has a stray sign", "Next look $when$ for $5.", "has a stray $"],
  ])("find a message that %s", (_what, message, fault) => {
    expect(placeholderFault(english, changed(message), key)).toBe(fault);
  });

  it("let a form name the number that English spells out", () => {
    const form = { history_warned_one: { message: "$number$ x", placeholders: { number: P } } };
    expect(placeholderFault(english, form, "history_warned_one")).toBeUndefined();
  });

  it("find a placeholder that nobody fills, and one that is left out", () => {
    const other = { [key]: { message: "$who$ $when$", placeholders: { who: P, when: P } } };
    expect(placeholderFault(english, other, key)).toBe("names who, which nobody fills");
    expect(placeholderFault(english, { [key]: { message: "Soon." } }, key)).toBe("leaves out when");
  });
});

describe("the English messages", () => {
  it("are all used", () => {
    expect(unusedKeys(english, sources())).toEqual([]);
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

const P = { content: "$1" };

function there<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("The message is not there.");
  return value;
}

function sources(): string {
  return sourceText("src") + readFileSync("manifest.json", "utf8");
}

function sourceText(folder: string): string {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => readFileSync(join(folder, name), "utf8"))
    .join("\n");
}
