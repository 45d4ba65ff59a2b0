import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { extensionIds } from "../../src/cli/policy.ts";
import { readPolicyFile } from "../../src/storage/policy-file.ts";
import { POLICY_KEYS } from "../../src/storage/policy-schema.ts";
import { policyArtefacts, POLICY_FOLDER, withReference } from "../../tools/policy/artefacts.ts";
import { SAMPLE } from "../../tools/policy/policy-sample.ts";
import { POLICY_TEXTS } from "../../tools/policy/policy-texts.ts";

const FILES = policyArtefacts();
const fileOf = (name: string): string => FILES[name] ?? "";

describe("what administrators get", () => {
  test.each(Object.keys(FILES))("%s is as the schema has it (npm run policy:artefacts)", (name) => {
    const path = join(POLICY_FOLDER, name);
    expect(existsSync(path) ? readFileSync(path, "utf8") : "").toBe(FILES[name]);
  });
  test("the reference too", () => {
    const page = readFileSync("docs/administration.md", "utf8");
    expect(withReference(page)).toBe(page);
    for (const key of POLICY_KEYS) expect(page).toContain(`- **\`${key}\`** (`);
    for (const id of Object.values(extensionIds())) expect(page).toContain(id);
  });
  test("every text is one plain line", () => {
    for (const { title, about } of Object.values(POLICY_TEXTS)) {
      expect(`${title}${about}`).not.toMatch(/[\n<>$]/);
      expect(about).toMatch(/\.$/);
    }
  });
});

describe("the samples for Linux are found in their files, and all of it is right", () => {
  test.each(["chromium.json", "firefox-policies.json"])("%s", (name) => {
    const { policy, misplaced } = readPolicyFile(JSON.parse(fileOf(name)), extensionIds());
    expect({ ...policy, misplaced }).toEqual({ values: SAMPLE, problems: [], misplaced: [] });
  });
});

describe("Group Policy", () => {
  const [admx, adml] = [fileOf("fluxward.admx"), fileOf("en-US/fluxward.adml")];
  test("has every word and every control that it refers to, and no other", () => {
    const named = (text: string, pattern: RegExp): Set<string> =>
      new Set([...text.matchAll(pattern)].map(([, name = ""]) => name));
    expect(named(admx, /\$\(string\.(\w+)\)/g)).toEqual(named(adml, /<string id="(\w+)"/g));
    expect(named(admx, /\$\(presentation\.(\w+)\)/g)).toEqual(
      named(adml, /<presentation id="(\w+)"/g),
    );
    expect(named(adml, /refId="(\w+)"/g)).toEqual(named(adml, /<presentation id="(\w+)"/g));
  });
});
