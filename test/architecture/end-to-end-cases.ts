import ts from "typescript";
import type { Files } from "./imports.ts";

export type Browser = "chromium" | "firefox";

/** A case of the end-to-end tests as `file: title`, the file without its folder and ending. */
export type CaseName = string;

const SUITE = /^test\/e2e\/(?<folder>chromium|firefox|policy)\/(?<file>[\w-]+)\.test\.ts$/;

/** Every case of each browser, by the text of the suites; one that stands for several, by its pattern. */
export function endToEndCases(code: Files): Readonly<Record<Browser, ReadonlySet<CaseName>>> {
  const cases = { chromium: new Set<CaseName>(), firefox: new Set<CaseName>() };
  for (const [path, text] of code) {
    const { folder, file = "" } = SUITE.exec(path)?.groups ?? {};
    if (folder === undefined) continue;
    const isFirefox = folder === "firefox" || (folder === "policy" && file.startsWith("firefox"));
    const place =
      folder === "policy" ? `policy/${file.replace(/^firefox-?/, "") || "firefox"}` : file;
    for (const title of titlesOf(path, text)) {
      cases[isFirefox ? "firefox" : "chromium"].add(`${place}: ${title}`);
    }
  }
  return cases;
}

function titlesOf(path: string, text: string): readonly string[] {
  const titles: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && isTest(node.expression)) {
      const [title] = node.arguments;
      if (title === undefined || !ts.isStringLiteralLike(title)) {
        throw new Error(`${path} has a case whose title is no plain text.`);
      }
      titles.push(title.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, false));
  return titles;
}

/** `test(...)`, and `test.each(...)(...)` as far as it has its rows. */
function isTest(called: ts.Expression): boolean {
  if (ts.isIdentifier(called)) return called.text === "test" || called.text === "it";
  return (
    ts.isCallExpression(called) &&
    ts.isPropertyAccessExpression(called.expression) &&
    called.expression.name.text === "each" &&
    isTest(called.expression.expression)
  );
}
