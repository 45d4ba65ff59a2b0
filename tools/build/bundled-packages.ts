import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** A package of which something is in a bundle. */
export type BundledPackage = {
  readonly name: string;
  readonly version: string;
  /** As SPDX has it. */
  readonly licence: string;
  readonly homepage: string;
  /** The licence with its copyright lines. */
  readonly text: string;
};

/**
 * Licences of what may be shipped in a work under GPL-3.0-or-later, by the Free Software Foundation's list
 * (https://www.gnu.org/licenses/license-list.html); of the MPL's, those without its "Exhibit B".
 */
export const COMPATIBLE: readonly string[] = [
  ...["MIT", "ISC", "0BSD", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0", "MPL-2.0"],
  ...["GPL-3.0+", "GPL-3.0-or-later"],
];

const LICENCE_FILE = /^(?:licen[cs]e|copying)(?:[.-].*)?$/i;
/** Texts for packages that name a licence and forget its text. */
const TEXTS = fileURLToPath(new URL("licences", import.meta.url));
const IN_PACKAGE = /^(?<folder>.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//;

/** The packages that modules come from, by name. `modules`: the bundler's ids, which are paths. */
export function bundledPackages(modules: readonly string[]): readonly BundledPackage[] {
  const folders = modules.map((id) => IN_PACKAGE.exec(id)?.groups?.["folder"]);
  return [...new Set(folders)]
    .filter((folder) => folder !== undefined)
    .map(readPackage)
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function readPackage(folder: string): BundledPackage {
  const file = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as PackageFile;
  const { name, version, license: licence = "none named" } = file;
  if (!COMPATIBLE.includes(licence)) {
    throw new Error(
      `${name} would be shipped, and its licence (${licence}) is not among those that go with GPL-3.0-or-later.`,
    );
  }
  return { name, version, licence, homepage: homepageOf(file), text: textOf(folder, licence) };
}

type PackageFile = {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
  readonly homepage?: string;
  readonly repository?: string | { readonly url: string };
};

function homepageOf({ name, repository, homepage }: PackageFile): string {
  const url = typeof repository === "string" ? repository : repository?.url;
  const address = /^(?:git\+)?(https:.*?)(?:\.git)?$/.exec(url ?? "")?.[1];
  return address ?? homepage ?? `https://www.npmjs.com/package/${name}`;
}

function textOf(folder: string, licence: string): string {
  const own = readdirSync(folder).find((name) => LICENCE_FILE.test(name));
  const file = own === undefined ? join(TEXTS, `${licence}.txt`) : join(folder, own);
  if (!existsSync(file)) {
    throw new Error(`${folder} would be shipped, and has no text of its licence (${licence}).`);
  }
  return readFileSync(file, "utf8").replaceAll("\r\n", "\n").trim();
}
