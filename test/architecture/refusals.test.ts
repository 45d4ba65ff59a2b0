import { expect, test } from "vitest";
import { readCode } from "./project-files.ts";

/**
 * Faults of a program: no person brings them about, and their English is for consoles. Whatever a person may be told is
 * thrown as `Refused`, so that the page says it in that person's language.
 */
const PROGRAM_FAULTS = [
  // The guard's script asks again by itself.
  "src/app/guard-requests.ts",
  // The router has checked the name.
  "src/app/reviewing.ts",
  "src/platform/knowledge.ts",
  "src/platform/rule-ids.ts",
  // The settings' own code names them.
  "src/storage/settings-fields.ts",
  // A language file lacks a message: there are no words to say that in.
  "src/ui/text.ts",
  // The page says that its choice failed, and shows no error.
  "src/warning/web-target.ts",
];

/** Folders whose errors no surface of the extension shows. */
const SHOWN_NOWHERE = /^src\/(?:cli|detection|dns|networks)\//;

test("no surface is handed a sentence in English to say to a person", () => {
  const worded = [...readCode()]
    .filter(([path]) => path.startsWith("src/") && !SHOWN_NOWHERE.test(path))
    .filter(([, code]) => /\bnew \w*Error\(\s*["'`]/.test(code))
    .map(([path]) => path);
  expect(worded.sort()).toEqual(PROGRAM_FAULTS);
});
