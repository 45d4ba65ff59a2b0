import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { NOTICES_FILE } from "./build/emit-notices.ts";
import { installedPackages } from "./dependencies/installed.ts";
import { namesInNotices } from "./dependencies/notices.ts";
import { dependenciesPage } from "./dependencies/page.ts";
import { askReleases, readReleases } from "./dependencies/releases.ts";

/* Writes docs/dependencies.md anew: `npm run docs:dependencies`, after `npm run build`; `-- --ask`: asks npm's registry first. */
const root = fileURLToPath(new URL("..", import.meta.url));
const installed = installedPackages(root);
if (process.argv.includes("--ask")) {
  askReleases(new Map(installed.map(({ name, version }) => [name, version])));
}
const notices = readFileSync(join(root, "dist/chrome", NOTICES_FILE), "utf8");
const page = await dependenciesPage(installed, readReleases(), namesInNotices(notices));
writeFileSync(join(root, "docs/dependencies.md"), page);
