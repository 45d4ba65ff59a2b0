import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { changesBetween } from "../../src/storage/settings-changes.ts";
import { DEFAULT_SETTINGS } from "../../src/storage/settings-schema.ts";
import { anySettings } from "./any-settings.ts";

const NOW = DEFAULT_SETTINGS;

describe("what a change of settings would do", () => {
  test("nothing where nothing is other", () => {
    fc.assert(
      fc.property(anySettings(), (settings) => {
        expect(changesBetween(settings, settings)).toEqual([]);
        expect(changesBetween(settings, {})).toEqual([]);
      }),
    );
  });

  test("values, from what to what, in the order of the page", () => {
    expect(changesBetween(NOW, { theme: "dark", strict: true, keepDays: 7 })).toEqual([
      { kind: "value", key: "strict", from: false, to: true },
      { kind: "value", key: "keepDays", from: 90, to: 7 },
      { kind: "value", key: "theme", from: "auto", to: "dark" },
    ]);
  });

  test("names that come and go, and those let through on other terms", () => {
    const now = { ...NOW, exceptions: [{ host: "a.com" }, { host: "b.com" }, { host: "c.com" }] };
    const exceptions = [{ host: "b.com", until: 5 }, { host: "d.com" }, { host: "c.com" }];
    expect(changesBetween(now, { exceptions })).toEqual([
      {
        ...{ kind: "list", key: "exceptions", reordered: false },
        ...{ added: ["d.com"], removed: ["a.com"], altered: ["b.com"] },
      },
    ]);
  });

  test("the order counts for services that are preferred, not for sites", () => {
    const turned = NOW.resolvers.toReversed();
    expect(changesBetween(NOW, { resolvers: turned })).toMatchObject([{ reordered: true }]);
    const now = { ...NOW, excludedDomains: ["a.com", "b.com"] };
    expect(changesBetween(now, { excludedDomains: ["b.com", "a.com"] })).toEqual([]);
  });
});
