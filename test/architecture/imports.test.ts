import { describe, expect, test } from "vitest";
import { packageName } from "./import-rules.ts";
import { allImports, findCycles, findImportViolations, importsOf } from "./imports.ts";
import { readCode, readText } from "./project-files.ts";

const code = readCode();

describe("the project", () => {
  test("imports point one way, and each folder uses its own packages only", () => {
    expect(findImportViolations(code)).toEqual([]);
  });

  test("no files import one another in a circle", () => {
    expect(findCycles(code)).toEqual([]);
  });

  test("imports name the whole file", () => {
    const unnamed = allImports(code).filter(
      ({ target, specifier }) => target !== undefined && !/\.[a-z]+$/.test(specifier),
    );
    expect(unnamed).toEqual([]);
  });

  test("imported packages are declared, not borrowed from another package", () => {
    const { dependencies, devDependencies } = JSON.parse(readText("package.json")) as {
      dependencies: Record<string, string>;
      devDependencies: Record<string, string>;
    };
    const declared = new Set([...Object.keys(dependencies), ...Object.keys(devDependencies)]);
    const borrowed = allImports(code)
      .filter(({ target, specifier }) => target === undefined && !specifier.startsWith("node:"))
      .filter(({ specifier }) => !declared.has(packageName(specifier)))
      .filter(({ specifier }) => !declared.has(`@types/${packageName(specifier)}`))
      .map(({ from, specifier }) => `${from} imports ${specifier}`);
    expect(borrowed).toEqual([]);
  });

  test("there is enough to look at", () => {
    expect(code.size).toBeGreaterThan(50);
    expect(allImports(code).length).toBeGreaterThan(100);
  });
});

describe("findImportViolations", () => {
  test.each([
    ["the science uses DNS", "src/detection/a.ts", "../dns/wire.ts"],
    ["the science uses the network table", "src/detection/a.ts", "../networks/table.ts"],
    ["networks use DNS", "src/networks/a.ts", "../dns/wire.ts"],
    ["DNS uses storage", "src/dns/a.ts", "../storage/store.ts"],
    ["storage uses a use case", "src/storage/a.ts", "../app/visit.ts"],
    ["a use case uses the browser", "src/app/a.ts", "../platform/badge.ts"],
    ["the adapters use an entry", "src/platform/a.ts", "../background/index.ts"],
    ["an entry uses another entry", "src/popup/a.tsx", "../warning/view.tsx"],
    ["an entry uses a part of another", "src/content/a.ts", "../background/deep/a.ts"],
    ["the command uses the browser", "src/cli/a.ts", "../platform/badge.ts"],
    ["the command uses an entry", "src/cli/a.ts", "../popup/view.tsx"],
    ["an entry uses the command", "src/popup/a.tsx", "../cli/main.ts"],
    ["the source uses the lab", "src/app/a.ts", "../../lab/server.ts"],
    ["the source uses a tool", "src/dns/a.ts", "../../tools/build.ts"],
    ["the source uses a test", "src/dns/a.ts", "../../test/dns/a.test.ts"],
    ["the source uses a folder nobody knows", "src/app/a.ts", "../misc/a.ts"],
    ["the science uses a browser package", "src/detection/a.ts", "webextension-polyfill"],
    ["a use case draws", "src/app/a.ts", "preact"],
    ["words draw", "src/ui/words.ts", "preact/hooks"],
    ["an entry uses Node", "src/background/a.ts", "node:fs"],
    ["DNS uses Node's DNS", "src/dns/a.ts", "node:dns"],
  ])("%s: caught", (_what, path, specifier) => {
    const forms = [
      `import { a } from "${specifier}";`,
      `import type { A } from "${specifier}";`,
      `import "${specifier}";`,
      `export { a } from "${specifier}";`,
      `export type * from "${specifier}";`,
      `const a = await import("${specifier}");`,
      `type A = typeof import("${specifier}");`,
      `import {\n  a,\n} from '${specifier}';`,
    ];
    for (const form of forms) {
      expect(findImportViolations(new Map([[path, form]])), form).toHaveLength(1);
    }
  });

  test.each([
    ["src/app/a.ts", "../detection/host.ts"],
    ["src/messages/a.ts", "../storage/settings.ts"],
    ["src/popup/a.tsx", "../platform/messenger.ts"],
    ["src/popup/a.tsx", "./part/view.tsx"],
    ["src/cli/a.ts", "../app/visit.ts"],
    ["src/cli/a.ts", "node:fs/promises"],
    ["src/ui/a.tsx", "preact/hooks"],
    ["src/ui/a.ts", "../../_locales/en/messages.json"],
    ["lab/a.ts", "../src/dns/wire.ts"],
    ["test/dns/a.test.ts", "../../lab/server.ts"],
  ])("%s may import %s", (path, specifier) => {
    expect(findImportViolations(new Map([[path, `import { a } from "${specifier}";`]]))).toEqual(
      [],
    );
  });

  test("comments and strings are no imports", () => {
    const text = `// import "../dns/a.ts"\nconst s = 'import "../dns/a.ts"';\n/* from "../dns/a.ts" */`;
    expect(importsOf("src/detection/a.ts", text)).toEqual([]);
  });

  test("every turned-round import of the project would be caught", () => {
    const between = allImports(code).filter(({ from, target }) => crossesFolders(from, target));
    expect(between.length).toBeGreaterThan(10);
    for (const { from, target } of between) {
      const turned = `import "${"../".repeat((target ?? "").split("/").length - 1)}${from}";`;
      expect(findImportViolations(new Map([[target ?? "", turned]])), turned).toHaveLength(1);
    }
  });
});

describe("findCycles", () => {
  test("finds two files that import each other, by type only too", () => {
    const files = new Map([
      ["src/dns/a.ts", `import type { B } from "./b.ts";`],
      ["src/dns/b.ts", `export { a } from "./a.ts";`],
    ]);
    expect(findCycles(files)).toEqual(["src/dns/a.ts > src/dns/b.ts > src/dns/a.ts"]);
  });

  test("finds a long circle behind a file outside it, and leaves a diamond alone", () => {
    const link = (...names: readonly string[]): string =>
      names.map((name) => `import "./${name}.ts";`).join("\n");
    const circle = [
      ["x", link("a")],
      ["a", link("b")],
      ["b", link("c")],
      ["c", link("a")],
    ];
    const diamond = [
      ["x", link("a", "b")],
      ["a", link("c")],
      ["b", link("c")],
      ["c", ""],
    ];
    const files = (rows: readonly (readonly string[])[]): Map<string, string> =>
      new Map(rows.map(([name, text]) => [`src/dns/${name ?? ""}.ts`, text ?? ""]));
    expect(findCycles(files(circle))).toHaveLength(1);
    expect(findCycles(files(diamond))).toEqual([]);
  });
});

/** Whether an import goes from one folder of src/ to another that is not its sibling by rank. */
function crossesFolders(from: string, target: string | undefined): boolean {
  if (target?.startsWith("src/") !== true || !from.startsWith("src/")) return false;
  const folders = [from, target].map((path) => path.split("/")[1] ?? "");
  const row = new Set(["messages", "storage", "events", "ui"]);
  return folders[0] !== folders[1] && !folders.every((folder) => row.has(folder));
}
