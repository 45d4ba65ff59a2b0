import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { unzipSync } from "fflate";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { measure, type Budget } from "../../tools/build/budget.ts";
import { loadedFiles } from "../../tools/build/loaded-files.ts";
import { filesUnder, zipFolder } from "../../tools/zip.ts";

const FILES: Readonly<Record<string, string>> = {
  "src/popup/index.html":
    '<link rel="stylesheet" href="/assets/popup.css"><script type="module" src="/assets/popup.js"></script>' +
    '<a href="https://example.com/far.js">far</a>',
  "assets/popup.js": 'import{a as e}from"./shared.js";import"./side.js";import("./later.js");e()',
  "assets/shared.js": 'export{a}from"../deep/more.js";',
  "deep/more.js": "export const a=()=>1;",
  "assets/side.js": "const text=\"not from'./nothing.js'\";",
  "assets/later.js": "export{};",
  "assets/popup.css": 'p{background:url("./back.svg")}',
  "assets/back.svg": "<svg/>",
};

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "fluxward-budget-"));
  for (const [file, text] of Object.entries(FILES)) {
    mkdirSync(join(folder, file, ".."), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

function budget(measured: Budget["measure"], entry?: string): Budget {
  const common = { name: "n", folder, measure: measured, limit: 1, why: "w" };
  return entry === undefined ? common : { ...common, entry };
}

const gzipped = (text: string): number => gzipSync(text, { level: 9 }).length;

describe("loadedFiles", () => {
  it("follows what a page loads at once, and not what it may load later", () => {
    expect(loadedFiles(folder, "src/popup/index.html")).toEqual([
      "assets/back.svg",
      "assets/popup.css",
      "assets/popup.js",
      "assets/shared.js",
      "assets/side.js",
      "deep/more.js",
      "src/popup/index.html",
    ]);
  });

  it("follows that too where it is wanted", () => {
    const more = loadedFiles(folder, "src/popup/index.html", true);
    const once = loadedFiles(folder, "src/popup/index.html");
    expect(more.filter((file) => !once.includes(file))).toEqual(["assets/later.js"]);
  });
});

describe("measure", () => {
  it("counts the whole folder", () => {
    const sum = Object.values(FILES).reduce((total, text) => total + text.length, 0);
    expect(measure(budget("bytes"))).toBe(sum);
    expect(measure(budget("zip"))).toBe(zipFolder(folder).length);
  });

  it("counts one file with all that it loads, each packed on its own", () => {
    const loaded = ["assets/shared.js", "deep/more.js"].map((file) => FILES[file] ?? "");
    const sum = loaded.reduce((total, text) => total + gzipped(text), 0);
    expect(measure(budget("gzip", "assets/shared.js"))).toBe(sum);
  });

  it("fails where there is nothing to measure", () => {
    expect(() => measure(budget("gzip", "gone.js"))).toThrow(/gone\.js/);
  });
});

describe("zipFolder", () => {
  it("holds every file, whatever the clock says", () => {
    const zip = zipFolder(folder);
    expect(Object.keys(unzipSync(zip)).sort()).toEqual([...filesUnder(folder)]);
    for (const [file, text] of Object.entries(FILES)) writeFileSync(join(folder, file), text);
    expect(Buffer.compare(zipFolder(folder), zip)).toBe(0);
  });
});
