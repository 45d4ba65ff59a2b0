import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { faultOf, PLAIN_REFUSALS, Refused, type Refusal } from "../../src/messages/refusal.ts";
import { faultText } from "../../src/ui/fault-text.ts";
import { LANGUAGES, messagesFile } from "../../src/ui/languages.ts";
import type { Messages } from "../../src/ui/messages.ts";
import { createText, type Text } from "../../src/ui/text.ts";

const SETTING = { field: "exceptions", label: "options_exceptions" } as const;
const REFUSALS: readonly Refusal[] = [
  ...PLAIN_REFUSALS.map((kind) => ({ kind })),
  { kind: "locked", setting: SETTING, organisation: "" },
  { kind: "locked", setting: SETTING, organisation: "Korvela" },
  {
    ...{ kind: "unusable", setting: SETTING, place: "exceptions[3].until" },
    problem: { kind: "time", choices: [], least: 0, most: 0 },
  },
];

function speak(language: (typeof LANGUAGES)[number]): Text {
  const file = readFileSync(messagesFile(language), "utf8");
  return createText(JSON.parse(file) as Messages, language);
}

/** As a page says it. */
function said(refusal: Refusal, words: Text): string {
  return words.text("options_not_saved", { error: faultText(refusal, words) });
}

describe("what is refused", () => {
  const english = speak("en");

  test.each(LANGUAGES.filter((language) => language !== "en"))("is said in %s", (language) => {
    const words = speak(language);
    const texts = REFUSALS.map((refusal) => said(refusal, words));
    expect(texts.filter((text) => text === "" || text.includes("$"))).toEqual([]);
    const same = REFUSALS.filter((refusal) => said(refusal, words) === said(refusal, english));
    expect(same).toEqual([]);
    expect(new Set(texts).size).toBe(REFUSALS.length);
  });

  test("names the setting, where it stands, and who set it", () => {
    expect(REFUSALS.slice(-3).map((refusal) => said(refusal, english))).toEqual([
      "Not saved: Sites you let through (exceptions): Set by your organisation.",
      "Not saved: Sites you let through (exceptions): Set by your organisation, Korvela.",
      "Not saved: Sites you let through (exceptions[3].until): must be a time in milliseconds since 1970.",
    ]);
  });
});

test("a refusal is known as one, and the fault of a program keeps its words", () => {
  const refusal = { kind: "elsewhere" } as const;
  expect(faultOf(new Refused(refusal))).toBe(refusal);
  expect(faultOf(new Error("disk"))).toEqual({ kind: "unknown", text: "disk" });
  expect(faultOf("gone")).toEqual({ kind: "unknown", text: "gone" });
});
