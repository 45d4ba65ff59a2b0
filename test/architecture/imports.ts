import { posix } from "node:path";
import ts from "typescript";
import { whyNotFile, whyNotPackage } from "./import-rules.ts";

/** Paths from the top of the checkout, with their text. */
export type Files = ReadonlyMap<string, string>;

export type Import = {
  readonly from: string;
  /** As written, without a query such as `?raw`. */
  readonly specifier: string;
  /** Path from the top of the checkout; undefined for a package. */
  readonly target: string | undefined;
};

/** Every import and re-export of a file: static, dynamic, type-only and `import("...")` in types. */
export function importsOf(path: string, text: string): readonly Import[] {
  const kind = path.endsWith("x") ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, false, kind);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const specifier = specifierOf(node);
    if (specifier !== undefined) found.push(specifier);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found.map((written) => {
    const specifier = written.replace(/\?.*$/, "");
    const target = specifier.startsWith(".")
      ? posix.join(posix.dirname(path), specifier)
      : undefined;
    return { from: path, specifier, target };
  });
}

function specifierOf(node: ts.Node): string | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) {
    return textOf(node.moduleSpecifier);
  }
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    return textOf(node.arguments[0]);
  }
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
    return textOf(node.argument.literal);
  }
  return undefined;
}

function textOf(node: ts.Node | undefined): string | undefined {
  return node !== undefined && ts.isStringLiteralLike(node) ? node.text : undefined;
}

/** One line for each import that the table forbids. */
export function findImportViolations(files: Files): readonly string[] {
  return allImports(files).flatMap(({ from, specifier, target }) => {
    const why = target === undefined ? whyNotPackage(from, specifier) : whyNotFile(from, target);
    return why === undefined ? [] : [`${from} imports ${target ?? specifier}: ${why}`];
  });
}

/** Each circle of files that import one another, as one line; types count too. */
export function findCycles(files: Files): readonly string[] {
  const edges = new Map<string, string[]>();
  for (const { from, target } of allImports(files)) {
    if (target !== undefined && files.has(target)) {
      edges.set(from, [...(edges.get(from) ?? []), target]);
    }
  }
  const cycles: string[] = [];
  const done = new Set<string>();
  const follow = (file: string, path: readonly string[]): void => {
    const at = path.indexOf(file);
    if (at !== -1) cycles.push([...path.slice(at), file].join(" > "));
    if (at !== -1 || done.has(file)) return;
    for (const next of edges.get(file) ?? []) follow(next, [...path, file]);
    done.add(file);
  };
  for (const file of files.keys()) follow(file, []);
  return cycles;
}

const parsed = new WeakMap<Files, readonly Import[]>();

/** The imports of all files, parsed once. */
export function allImports(files: Files): readonly Import[] {
  const known = parsed.get(files);
  if (known !== undefined) return known;
  const found = [...files].flatMap(([path, text]) => importsOf(path, text));
  parsed.set(files, found);
  return found;
}
