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

describe("the samples say the same, and all of it is right", () => {
  test.each(["chromium.json", "firefox-policies.json"])("%s", (name) => {
    const { policy, misplaced } = readPolicyFile(JSON.parse(fileOf(name)), extensionIds());
    expect({ ...policy, misplaced }).toEqual({ values: SAMPLE, problems: [], misplaced: [] });
  });
  test("fluxward.reg, read back, once for each browser", () => {
    const keys = fileOf("fluxward.reg").split("\r\n[").slice(1);
    for (const vendor of [String.raw`Google\Chrome`, String.raw`Microsoft\Edge`]) {
      const values: Record<string, unknown> = {};
      for (const key of keys.filter((one) => one.includes(vendor))) {
        const list = /\\policy\\(\w+)\]/.exec(key)?.[1];
        const entries = [...key.matchAll(/"(\w+)"=(?:dword:([0-9a-f]{8})|"(.*)")/g)];
        const read = entries.map(([, name = "", dword, text = ""]): [string, unknown] => [
          name,
          dword === undefined ? text.replace(/\\(.)/g, "$1") : parseInt(dword, 16),
        ]);
        if (list === undefined) Object.assign(values, Object.fromEntries(read));
        else values[list] = read.map(([, item]) => item);
      }
      const asNumbers = Object.entries(SAMPLE).map(([key, value]) => [
        key,
        typeof value === "boolean" ? Number(value) : value,
      ]);
      expect(values).toEqual(Object.fromEntries(asNumbers));
    }
  });
  test("fluxward.mobileconfig, once for each browser", () => {
    const text = fileOf("fluxward.mobileconfig");
    for (const [key, value] of Object.entries(SAMPLE)) {
      const written =
        typeof value === "object"
          ? `<array>${value.map((item) => `<string>${item}</string>`).join("")}</array>`
          : typeof value === "boolean"
            ? `<${String(value)}/>`
            : typeof value === "number"
              ? `<integer>${String(value)}</integer>`
              : `<string>${value}</string>`;
      expect(text.split(`<key>${key}</key>${written}`)).toHaveLength(4);
    }
  });
});

describe("Group Policy", () => {
  const [admx, adml] = [fileOf("fluxward.admx"), fileOf("en-US/fluxward.adml")];
  test("has every key for both browsers", () => {
    for (const key of POLICY_KEYS) {
      for (const browser of ["chrome", "edge"]) {
        expect(admx).toContain(`<policy name="${browser}_${key}" class="Machine"`);
      }
    }
  });
  test("has every word and every control that it refers to", () => {
    const named = (text: string, pattern: RegExp): Set<string> =>
      new Set([...text.matchAll(pattern)].map(([, name = ""]) => name));
    expect(named(admx, /\$\(string\.(\w+)\)/g)).toEqual(named(adml, /<string id="(\w+)"/g));
    expect(named(admx, /\$\(presentation\.(\w+)\)/g)).toEqual(
      named(adml, /<presentation id="(\w+)"/g),
    );
    expect(named(adml, /refId="(\w+)"/g)).toEqual(named(adml, /<presentation id="(\w+)"/g));
  });
  test("the lines for Intune name policies that are there", () => {
    const lines = fileOf("intune-oma-uri.tsv").trim().split("\n").slice(1);
    expect(lines).toHaveLength(Object.keys(SAMPLE).length);
    for (const line of lines) {
      const [, category, name] = /~chrome~(\w+)\/(\w+)\t/.exec(line) ?? [];
      expect(admx).toMatch(
        new RegExp(`<policy name="${name ?? ""}" [^>]*><parentCategory ref="${category ?? ""}"/>`),
      );
    }
  });
});
