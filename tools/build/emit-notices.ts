import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";
import { type BundledPackage, bundledPackages } from "./bundled-packages.ts";

/** Path in the package of what others' licences ask to be said. */
export const NOTICES_FILE = "THIRD-PARTY-NOTICES.txt";

const DATA = fileURLToPath(new URL("data-notices.txt", import.meta.url));

/** Adds the licences of all that the bundles really hold, and of the data. */
export function emitNotices(): Plugin {
  return {
    name: "fluxward:notices",
    apply: "build",
    generateBundle(_, bundle) {
      const modules = Object.values(bundle).flatMap((output) =>
        output.type === "chunk" ? output.moduleIds : [],
      );
      const source = noticesOf(bundledPackages(modules));
      this.emitFile({ type: "asset", fileName: NOTICES_FILE, source });
    },
  };
}

const RULE = "-".repeat(80);

function noticesOf(packages: readonly BundledPackage[]): string {
  const list = packages.map(({ name, version, licence }) => `  ${name} ${version} (${licence})`);
  const head = [readFileSync(DATA, "utf8").trim(), "", "Software", "", ...list];
  const texts = packages.flatMap(({ name, version, licence, homepage, text }) => [
    ...["", RULE, `${name} ${version}, ${licence}, ${homepage}`, RULE, "", text],
  ]);
  return `${[...head, ...texts].join("\n")}\n`;
}
