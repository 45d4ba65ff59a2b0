import { expect, test } from "vitest";
import arabic from "../../_locales/ar/messages.json" with { type: "json" };
import english from "../../_locales/en/messages.json" with { type: "json" };
import german from "../../_locales/de/messages.json" with { type: "json" };
import { createText } from "../../src/ui/text.ts";

test("points have a sign as wide as the other, in the way of each language", () => {
  const { signed, number } = createText(english, "en");
  expect([4.5, 0, -3, -0.5].map(signed)).toEqual(["+4.5", "0", "\u22123", "\u22120.5"]);
  expect(number(-3)).toBe("\u22123");
  expect(createText(german, "de").signed(-0.5)).toBe("\u22120,5");
  expect(createText(arabic, "ar").signed(-3)).not.toContain("-");
});

test("sentences follow one another as the language has it", () => {
  const gaps = ["en", "ar", "ja", "zh_CN"].map((locale) => createText(english, locale).gap);
  expect(gaps).toEqual([" ", " ", "", ""]);
});
