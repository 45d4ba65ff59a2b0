import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import packageFile from "../../package.json" with { type: "json" };
import { installedPackages } from "../../tools/dependencies/installed.ts";
import { namesInNotices } from "../../tools/dependencies/notices.ts";
import { dependenciesPage } from "../../tools/dependencies/page.ts";
import { REASONS } from "../../tools/dependencies/reasons.ts";
import { readReleases } from "../../tools/dependencies/releases.ts";
import { packageName } from "../architecture/import-rules.ts";
import { allImports, importsOf } from "../architecture/imports.ts";
import { readCode, readText, ROOT } from "../architecture/project-files.ts";

const { dependencies, devDependencies } = packageFile;
const names = [...Object.keys(dependencies), ...Object.keys(devDependencies)];

/** Packages that code or a configuration imports. */
function importedPackages(): ReadonlySet<string> {
  const settings = readdirSync(ROOT).filter((name) => /\.config\.[jt]s$/.test(name));
  const imports = [
    ...allImports(readCode()),
    ...settings.flatMap((name) => importsOf(name, readText(name))),
  ];
  const packages = imports.filter(({ target }) => target === undefined);
  return new Set(packages.map(({ specifier }) => packageName(specifier)));
}

describe("every package that package.json names", () => {
  it("has its reason, and no other has one", () => {
    expect(Object.keys(REASONS).sort()).toEqual([...names].sort());
  });

  const imported = importedPackages();

  it.each(names)("is used: %s", (name) => {
    const { namedIn } = REASONS[name] ?? {};
    const [, typed = "node"] = /^@types\/(.*)$/.exec(name) ?? [];
    if (namedIn === undefined) expect(imported).toContain(name);
    else if (!name.startsWith("@types/")) expect(wordsOf(readText(namedIn))).toContain(name);
    else if (typed === "node") expect(readText(namedIn)).toContain('"node"');
    else expect(readText(namedIn)).toContain(`from "${typed}"`);
  });

  it("is of one version, which says exactly what is installed", () => {
    const versions = Object.entries({ ...dependencies, ...devDependencies });
    expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
    const installed = installedPackages(ROOT).map(({ name, version }) => [name, version]);
    expect(Object.fromEntries(installed)).toEqual(Object.fromEntries(versions));
  });
});

/** Names of packages as they stand in quotes, in a path, or as a command in package.json's scripts. */
function wordsOf(text: string): readonly string[] {
  const scripts = /"(?:[\w:]+)": "(\w+) /g;
  const commands: Readonly<Record<string, string>> = { stryker: "@stryker-mutator/core" };
  const run = [...text.matchAll(scripts)].map(([, word = ""]) => commands[word] ?? word);
  const quoted = [...text.matchAll(/(?:"|node_modules\/)((?:@[\w-]+\/)?[\w.-]+)(?=["/])/g)];
  return [...run, ...quoted.map(([, name = ""]) => name)].filter((name) => name !== "");
}

/** Names that npm runs by itself when packages are installed (npm's documentation, "Life Cycle Scripts"). */
const RUN_BY_NPM =
  /^(?:pre|post)?(?:install|prepare|publish|dependencies)$|^(?:prepublishOnly|prepack|postpack|pack)$/;

it("installing them runs nothing of ours", () => {
  const names = Object.keys(packageFile.scripts);
  expect(names.filter((name) => RUN_BY_NPM.test(name))).toEqual([]);
});

const NOTICES = new URL("../../dist/chrome/THIRD-PARTY-NOTICES.txt", import.meta.url);

describe("docs/dependencies.md", () => {
  it.skipIf(!existsSync(NOTICES))(
    "is up to date: npm run build, npm run docs:dependencies",
    async () => {
      const shipped = namesInNotices(readFileSync(NOTICES, "utf8"));
      const page = await dependenciesPage(installedPackages(ROOT), readReleases(), shipped);
      expect(readText("docs/dependencies.md")).toBe(page);
    },
  );

  it("cannot be written with a release that nobody asked for", async () => {
    const [first] = installedPackages(ROOT);
    const other = first === undefined ? [] : [{ ...first, version: "0.0.1" }];
    await expect(dependenciesPage(other, readReleases(), [])).rejects.toThrow("--ask");
  });
});
