import { renderToString } from "preact-render-to-string";
import { describe, expect, it } from "vitest";
import { faultText } from "../../src/options/file-fault.tsx";
import { Options } from "../../src/options/options.tsx";
import { PROBLEM_KINDS } from "../../src/storage/settings-problems.ts";
import { PERSONAL_KEYS, SETTING_KEYS, specOf } from "../../src/storage/settings-schema.ts";
import { NOW } from "../../tools/gallery/facts.ts";
import { NO_ACTIONS } from "../../tools/gallery/no-actions.ts";
import { OPTIONS_CASES } from "../../tools/gallery/options-cases.ts";
import { ENGLISH } from "../ui/english.ts";

function draw(name: string): string {
  return renderToString(
    <Options state={OPTIONS_CASES[name]!} words={ENGLISH} now={NOW} actions={NO_ACTIONS} />,
  ).replaceAll("&#39;", "'");
}

describe("what an organisation has set", () => {
  it("is locked, and says so, whatever it is; how pages look is not", () => {
    const page = draw("locked");
    const note = "Set by your organisation, Korvela Insurance.";
    for (const key of PERSONAL_KEYS) {
      const row = page.split(`id="setting-${key}"`)[1]?.split('id="setting-')[0] ?? "";
      expect(row.includes(note), key).toBe(specOf(key).lockable);
      const inputs = row.match(/<(input|select)[^>]*>/g) ?? [];
      const free = row.startsWith(" disabled")
        ? []
        : inputs.filter((one) => !one.includes(" disabled"));
      if (specOf(key).lockable) {
        expect(
          free.filter((one) => !one.includes("resolver-set")),
          key,
        ).toEqual([]);
        const buttons = row.match(/<button[^>]*>(?!Test)/g) ?? [];
        expect(
          buttons.filter((one) => !/ disabled|id="forget"/.test(one)),
          key,
        ).toEqual([]);
      } else expect(free, key).toEqual(inputs);
    }
  });

  it("stands beside what is free", () => {
    const page = draw("partly-locked");
    expect(page.match(/Set by your organisation\./g)).toHaveLength(3);
    expect(page).toMatch(/name="strict"[^>]* disabled/);
    expect(page).not.toMatch(/name="guard"[^>]* disabled/);
  });
});

describe("a file of settings", () => {
  it("is shown with all that it would change before it does", () => {
    const page = draw("previewed");
    for (const said of [
      "fluxward-settings-2026-11-26.json would change this:",
      "Balanced becomes Careful",
      "90 days becomes 7 days",
      "The same in another order.",
      "and 4 more",
      "since your organisation set it: <bdi>Check new sites before they open</bdi>",
    ]) {
      expect(page).toContain(said);
    }
    // What turns text around must not turn the page around.
    expect(page).not.toContain("\u202e");
    expect(draw("same")).toContain("Nothing: all is set so already.");
    expect(draw("same")).not.toContain("Use these settings");
  });

  it("that cannot be used is told with what is wrong and where", () => {
    expect(draw("refused")).toContain("settings.json was not used, and nothing has changed:");
    expect(draw("refused")).toContain(
      "Line 14, Sites you let through (exceptions[0].host): is not",
    );
    expect(draw("refused")).toContain("And 1 more.");
    expect(draw("not-json")).toContain("look at line 1, column 1");
    expect(draw("unreadable")).toContain("could not be found");
  });
});

describe("the words for what is wrong with a file", () => {
  it.each(PROBLEM_KINDS)("%s", (kind) => {
    for (const field of SETTING_KEYS) {
      const problem = { field, path: [], kind };
      const text = faultText({ kind: "setting", problem, place: undefined }, ENGLISH);
      expect(text).toMatch(/: (must|needs|is not|can) .*\.$/);
    }
  });
});
