import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { bundledPackages } from "../../tools/build/bundled-packages.ts";

const root = mkdtempSync(join(tmpdir(), "fluxward-bundled-"));

afterAll(() => {
  rmSync(root, { recursive: true });
});

/** A package with one module; gives the module's path. */
function install(name: string, licence: string | undefined, files: Record<string, string>): string {
  const folder = join(root, "node_modules", name);
  mkdirSync(folder, { recursive: true });
  const file = { name, version: "1.0.0", license: licence, repository: "git+https://a.example/b.git" };
  writeFileSync(join(folder, "package.json"), JSON.stringify(file));
  for (const [path, text] of Object.entries(files)) writeFileSync(join(folder, path), text);
  return join(folder, "deep", "index.js");
}

describe("the packages in a bundle", () => {
  it("are listed once each, with their licences as they wrote them", () => {
    const modules = [
      install("zeta", "MIT", { "LICENSE-MIT.txt": "Copyright Z\r\nas is\r\n" }),
      install("@scope/alpha", "Apache-2.0", {}),
      join(root, "src", "index.ts"),
      "\0virtual",
      join(root, "node_modules", "zeta", "other.js"),
    ];
    const [alpha, zeta, ...rest] = bundledPackages(modules);
    expect(rest).toEqual([]);
    expect(zeta).toEqual({
      ...{ name: "zeta", version: "1.0.0", licence: "MIT", text: "Copyright Z\nas is" },
      homepage: "https://a.example/b",
    });
    expect(alpha?.text).toContain("Apache License");
  });

  it("may not be of a licence that does not go with ours, or of none", () => {
    const closed = install("closed", "SEE LICENSE IN EULA", { LICENSE: "no" });
    expect(() => bundledPackages([closed])).toThrow("closed would be shipped");
    expect(() => bundledPackages([install("silent", undefined, {})])).toThrow("none named");
  });

  it("may not keep back the text of their licence", () => {
    expect(() => bundledPackages([install("short", "ISC", {})])).toThrow("no text of its licence");
  });
});
