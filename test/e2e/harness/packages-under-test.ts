import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { unzipSync } from "fflate";
import type { TestProject } from "vitest/node";
import manifest from "../../../manifest.json" with { type: "json" };
import packageFile from "../../../package.json" with { type: "json" };
import { storePackages, type StorePackage } from "../../../tools/package/store-packages.ts";

/** What the browsers of the tests install, for `inject("packages")`. */
export type PackagesUnderTest = {
  /** Chromium's package, unpacked. */
  readonly chrome: string;
  /** Firefox's package, as it is. */
  readonly firefox: string;
  /** Its files. */
  readonly firefoxFiles: string;
};

declare module "vitest" {
  // eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- Vitest's own is to be added to
  interface ProvidedContext {
    packages: PackagesUnderTest;
  }
}

const DIST = fileURLToPath(new URL("../../../dist", import.meta.url));

/**
 * Before the browsers start: the packages for the stores, made of the builds as `npm run package` makes them; where
 * FLUXWARD_PACKAGES names a folder, that command's own. From here on nobody looks at the builds.
 */
export function setup(project: TestProject): () => void {
  const builds = { chrome: join(DIST, "chrome"), firefox: join(DIST, "firefox") };
  const made = storePackages({ ...builds, version: packageFile.version });
  const given = process.env["FLUXWARD_PACKAGES"];
  const take = (one: StorePackage): StorePackage =>
    given === undefined ? one : readPackage(resolve(given), one);
  const [chrome, firefox] = [take(made.chrome), take(made.firefox)];
  const folder = mkdtempSync(join(tmpdir(), "fluxward-packages-"));
  const at = (name: string): string => join(folder, name);
  writeFileSync(at(firefox.name), firefox.bytes);
  unpack(firefox.bytes, at("firefox"));
  unpack(chrome.bytes, at("chrome"));
  giveId(at("chrome"));
  for (const { name, bytes } of [chrome, firefox]) {
    console.log(`tested: ${createHash("sha256").update(bytes).digest("hex")}  ${name}`);
  }
  project.provide("packages", {
    chrome: at("chrome"),
    firefox: at(firefox.name),
    firefoxFiles: at("firefox"),
  });
  return () => {
    rmSync(folder, { recursive: true, force: true });
  };
}

/** The package of a folder, which must be of these builds. */
function readPackage(folder: string, { name, bytes }: StorePackage): StorePackage {
  const read = readFileSync(join(folder, name));
  if (!read.equals(bytes)) {
    throw new Error(
      `${join(folder, name)} is not of the builds in dist/. Make it anew: npm run package`,
    );
  }
  return { name, bytes: read };
}

function unpack(archive: Uint8Array, folder: string): void {
  for (const [path, content] of Object.entries(unzipSync(archive))) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

/** As the Chrome Web Store does, whose signature gives the id: pages that know it can be tried only where it is known. */
function giveId(folder: string): void {
  const file = join(folder, "manifest.json");
  const packaged = JSON.parse(readFileSync(file, "utf8")) as object;
  writeFileSync(file, JSON.stringify({ ...packaged, key: manifest.key }));
}
