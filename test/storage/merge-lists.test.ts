import { describe, expect, test } from "vitest";
import { mergeLists } from "../../src/storage/merge-lists.ts";
import { DEFAULT_SETTINGS } from "../../src/storage/settings-schema.ts";

const sites = (...names: string[]) => ({
  markedHosts: names.map((name) => `${name}.lab-site.com`),
});

describe("a list that a page sends whole", () => {
  test.each([
    ["a", "ab", "a", "ab", "what the page added"],
    ["a", "ab", "ac", "acb", "what others added meanwhile stays"],
    ["ab", "a", "abc", "ac", "what the page took out goes"],
    ["ab", "abd", "b", "bd", "what others took out stays away"],
    ["ab", "ba", "ab", "ba", "the page's order, where nobody else changed anything"],
    ["a", "ab", "ab", "ab", "what both added is there once"],
  ])("known as %s, wanted as %s, %s by now: %s (%s)", (base, wanted, now, merged) => {
    const of = (names: string) => sites(...names);
    const settings = { ...DEFAULT_SETTINGS, ...of(now) };
    expect(mergeLists(of(base), of(wanted), settings)).toEqual(of(merged));
  });

  test("an entry on other terms is the page's own", () => {
    const base = { exceptions: [{ host: "a.lab-site.com", until: 1 }] };
    const wanted = { exceptions: [{ host: "a.lab-site.com" }] };
    const now = {
      ...DEFAULT_SETTINGS,
      exceptions: [...base.exceptions, { host: "b.lab-site.com" }],
    };
    expect(mergeLists(base, wanted, now).exceptions?.map(({ until }) => until)).toEqual([
      ...[undefined, undefined],
    ]);
  });

  test("is taken as it is where the page does not say how it knew it, or says rubbish", () => {
    const now = { ...DEFAULT_SETTINGS, ...sites("a") };
    expect(mergeLists({}, sites("b"), now)).toEqual(sites("b"));
    expect(mergeLists({ markedHosts: "a" }, sites("b"), now)).toEqual(sites("b"));
    const wrong = { markedHosts: ["no name"] };
    expect(mergeLists(sites("a"), wrong, now)).toEqual(wrong);
    expect(mergeLists({}, { theme: "dark" }, now)).toEqual({ theme: "dark" });
  });
});
