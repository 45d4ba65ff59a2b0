import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readAppearance } from "../../src/storage/appearance.ts";
import { SECTIONS } from "../../src/storage/setting-specs.ts";
import { parseSettings } from "../../src/storage/settings-document.ts";
import { SETTINGS_VERSION } from "../../src/storage/settings-migrations.ts";
import {
  DEFAULT_SETTINGS,
  PERSONAL_KEYS,
  SETTING_KEYS,
  specOf,
} from "../../src/storage/settings-schema.ts";
import { anySettings } from "./any-settings.ts";

describe("the schema of the settings", () => {
  test("takes what it gives at first", () => {
    const document = { version: SETTINGS_VERSION, ...DEFAULT_SETTINGS };
    expect(parseSettings(document)).toEqual({
      ...{ settings: DEFAULT_SETTINGS, problems: [], damaged: false },
    });
  });

  test("takes every value that it describes", () => {
    fc.assert(
      fc.property(anySettings(), (settings) => {
        const read = parseSettings({ version: SETTINGS_VERSION, ...settings });
        expect(read).toEqual({ settings, problems: [], damaged: false });
      }),
    );
  });

  test.each(SETTING_KEYS)("takes nothing else for %s, and only that is lost", (key) => {
    const wrong = [undefined, null, {}, [{}], "\u0000", -1, 1.5, Number.NaN, () => 1];
    for (const value of wrong.filter((one) => typeof one !== typeof DEFAULT_SETTINGS[key])) {
      const { settings, problems } = parseSettings({
        ...{ version: SETTINGS_VERSION, ...DEFAULT_SETTINGS },
        [key]: value,
      });
      expect(problems.map(({ field }) => field)).toEqual([key]);
      expect(settings).toEqual(DEFAULT_SETTINGS);
    }
  });

  test("has a place on the page for everything that is a person's to choose", () => {
    expect(new Set(PERSONAL_KEYS.map((key) => specOf(key).section))).toEqual(new Set(SECTIONS));
  });

  test("leaves how the pages look and speak to the person, whoever manages the rest", () => {
    expect(SETTING_KEYS.filter((key) => !specOf(key).lockable)).toEqual(["language", "theme"]);
  });
});

describe("what pages read of it before they draw", () => {
  test("is what the whole of validation reads", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          anySettings().map((settings) => ({ version: SETTINGS_VERSION, ...settings })),
          fc.jsonValue(),
          fc.record({
            ...{ version: fc.constant(SETTINGS_VERSION) },
            ...{ language: fc.jsonValue(), theme: fc.jsonValue() },
          }),
          fc.constant(undefined),
        ),
        (stored) => {
          const { language, theme } = parseSettings(stored).settings;
          expect(readAppearance(stored)).toEqual({ language, theme });
        },
      ),
    );
  });
});
