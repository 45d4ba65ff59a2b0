import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { SAMPLE } from "../../tools/policy/policy-sample.ts";
import { readSettings } from "../../tools/package/read-settings.ts";

const folder = mkdtempSync(join(tmpdir(), "fluxward-settings-"));
const file = join(folder, "settings.json");

afterAll(() => {
  rmSync(folder, { recursive: true });
});

function readText(text: string): unknown {
  writeFileSync(file, text);
  return readSettings(file);
}

describe("the settings for a kit", () => {
  it("are taken as they are where nothing is wrong", () => {
    const settings = { sensitivity: "careful", lockSettings: true, excludedDomains: ["a.example"] };
    expect(readText(JSON.stringify(settings))).toEqual(settings);
  });

  it.each(["chromium.json", "firefox-policies.json"])("may be the sample %s", (name) => {
    expect(readSettings(join("docs/policy", name))).toEqual(SAMPLE);
  });

  it("are refused where a sample has them in the wrong place", () => {
    const text = JSON.stringify({ "3rdparty": { extensions: { abc: { lockSettings: true } } } });
    expect(() => readText(text)).toThrow(/There is no "[a-p]{32}" .* which has "abc"/);
  });

  it("are refused with every fault and its place", () => {
    const text = JSON.stringify({ keepDays: "ten", excludedDomains: ["a.example", "no domain"] });
    expect(() => readText(text)).toThrow(
      /excludedDomains, item 2: .*\n +keepDays: .*\(it is ten\)/,
    );
    expect(() => readText('{ "senstivity": "careful" }')).toThrow("sensitivity");
  });

  it("are one JSON object, in a file that is there", () => {
    expect(() => readText("[]")).toThrow("must hold one JSON object");
    expect(() => readText("{")).toThrow("cannot be read");
    expect(() => readSettings(join(folder, "none.json"))).toThrow("cannot be read");
  });
});
