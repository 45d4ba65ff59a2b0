import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { FOLDERS } from "./import-rules.ts";
import { listFiles, readCode, readText, ROOT } from "./project-files.ts";

const MAX_LINES = 250;
/** Names that say nothing; what is in such a file belongs where it is used. */
const VAGUE = /^(?:utils?|helpers?|common|shared|misc|lib)(?:\.|$)/;

const code = readCode();

describe("the folder tree", () => {
  test.each([
    "package.json",
    "tsconfig.json",
    "manifest.json",
    "LICENSE",
    "README.md",
    "CONTRIBUTING.md",
    ".ci/run",
    "_locales/en/messages.json",
    "docs/architecture.md",
    "src/background",
    "src/popup",
    "src/content",
    "lab",
    "test/e2e",
    "tools",
  ])("%s is where others look for it", (path) => {
    expect(existsSync(join(ROOT, path))).toBe(true);
  });

  test("src/ has the folders of the table and no other", () => {
    const allowed = new Set([...Object.keys(FOLDERS), "cli"]);
    const unknown = readdirSync(join(ROOT, "src"), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !allowed.has(entry.name))
      .map(({ name }) => name);
    expect(unknown).toEqual([]);
  });

  test("every folder of the table is described in docs/architecture.md", () => {
    const text = readText("docs/architecture.md");
    const missing = [...Object.keys(FOLDERS), "cli"].filter(
      (name) => !text.includes(`\`${name}\``),
    );
    expect(missing).toEqual([]);
  });
});

describe("files", () => {
  test(`TypeScript files have at most ${MAX_LINES} lines`, () => {
    const long = [...code]
      .map(([path, text]) => ({ path, lines: text.replace(/\n$/, "").split("\n").length }))
      .filter(({ lines }) => lines > MAX_LINES);
    expect(long).toEqual([]);
  });

  test("names are kebab-case and say what is inside", () => {
    const parts = listFiles()
      .filter((path) => /\.(?:tsx?|mjs|css|html)$/.test(path))
      .flatMap((path) => path.split("/").map((part) => ({ part, path })));
    const odd = parts.filter(
      ({ part }) => VAGUE.test(part) || !/^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z0-9]+)*$/.test(part),
    );
    expect(odd).toEqual([]);
  });

  test("no file only hands on what others export", () => {
    const barrels = [...code]
      .filter(([path]) => !path.endsWith(".d.ts"))
      .filter(([, text]) => isBarrel(text))
      .map(([path]) => path);
    expect(barrels).toEqual([]);
  });

  test("a lint rule is switched off with a reason only", () => {
    const bare = [...code].flatMap(([path, text]) =>
      text
        .split("\n")
        .filter((line) => /\/[/*]\s*eslint-disable/.test(line) && !/ -- \S+ \S+/.test(line))
        .map((line) => `${path}: ${line.trim()}`),
    );
    expect(bare).toEqual([]);
  });
});

describe("isBarrel", () => {
  test.each([
    ['export * from "./a.ts";\nexport { b } from "./b.ts";\n', true],
    ['// All of it.\nexport { b } from "./b.ts";\n', true],
    ['export { b } from "./b.ts";\nexport const c = 1;\n', false],
    ["export const c = 1;\n", false],
    ["", false],
  ])("%j: %s", (text, expected) => {
    expect(isBarrel(text)).toBe(expected);
  });
});

/** Whether every statement is an import or hands on an import. */
function isBarrel(text: string): boolean {
  if (!/^export\b/m.test(text) || !/\bfrom\b/.test(text)) return false;
  const statements = text
    .replace(/\/\*[^]*?\*\/|\/\/.*$/gm, "")
    .split(";")
    .map((statement) => statement.trim())
    .filter((statement) => statement !== "");
  const handsOn = statements.filter((statement) => /^export\b[^=]*\bfrom\b/.test(statement));
  return handsOn.length > 0 && statements.every((s) => /^(?:import|export)\b[^=]*\bfrom\b/.test(s));
}
