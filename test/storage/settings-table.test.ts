import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { PERSONAL_KEYS, specOf } from "../../src/storage/settings-schema.ts";
import type { SettingSpec } from "../../src/storage/setting-specs.ts";
import { ENGLISH } from "../ui/english.ts";

/** What a setting takes, as the page of documentation has it. */
function values(spec: SettingSpec): string {
  switch (spec.type) {
    case "switch":
      return "`true`, `false`";
    case "choice":
      // administration.md lists the languages.
      if (spec.choices.some((option) => "ownName" in option)) return "`auto`, or a tag: `pt-BR`";
      return spec.choices.map(({ value }) => `\`${value}\``).join(", ");
    case "number":
      return `${String(spec.least)} to ${String(spec.most)}`;
    case "resolvers":
      return `${String(spec.least)} to ${String(spec.most)} addresses`;
    case "exceptions":
    case "sites":
    case "domains":
      return `at most ${String(spec.most)}`;
    case "text":
    case "support-url":
      return "text";
  }
}

function initial({ initial: first, type }: SettingSpec): string {
  if (type === "resolvers") return "three operators";
  return typeof first === "object" ? "none" : `\`${String(first)}\``;
}

test("docs/settings.md lists the settings as their schema has them", () => {
  const rows = readFileSync("docs/settings.md", "utf8")
    .split("\n")
    .filter((line) => line.startsWith("| `"))
    .map((line) =>
      line
        .split("|")
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
  const wanted = PERSONAL_KEYS.map((key) => {
    const spec = specOf(key);
    const locked = spec.lockable ? "yes" : "no";
    return [`\`${key}\``, ENGLISH.text(spec.label), values(spec), initial(spec), locked];
  });
  expect(rows).toEqual(wanted);
});
