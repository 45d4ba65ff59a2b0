import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import packageFile from "../package.json" with { type: "json" };
import { requireNetworkTable } from "./build/network-table.ts";
import { runVite } from "./build/run-vite.ts";
import { BROWSER_TARGETS } from "./build/targets.ts";
import { type PackageArguments, readArguments, USAGE } from "./package/arguments.ts";
import { forOwnKey } from "./package/extension-files.ts";
import { openOutput } from "./package/output.ts";
import { readSettings } from "./package/read-settings.ts";
import { KIT, writeSelfHostKit } from "./package/self-host.ts";
import { howToMakeKey, makeSigningKey, readSigningKey } from "./package/signing-key.ts";
import { archiveSource } from "./package/source-archive.ts";
import { storePackages } from "./package/store-packages.ts";
import { writeCrx3 } from "./package/write-crx.ts";
import { zipFiles } from "./zip.ts";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const NAME = `fluxward-${packageFile.version}`;
const BUILDS = { chrome: "dist/chrome", firefox: "dist/firefox", version: packageFile.version };

/** Builds both extensions and writes what stores, reviewers and administrators take: `npm run package`. */
async function main(options: PackageArguments): Promise<void> {
  const { isNewKey, isForEsr, selfHost: url } = options;
  if (url !== undefined && options.key === undefined) {
    throw new Error(`A kit needs a key to sign with: --key FILE. ${howToMakeKey("fluxward.pem")}`);
  }
  const settings = options.settings === undefined ? {} : readSettings(resolve(options.settings));
  const readOrMake = isNewKey ? makeSigningKey : readSigningKey;
  const key = options.key === undefined ? undefined : readOrMake(resolve(options.key));
  const folder = resolve(options.out);
  process.chdir(ROOT);
  requireNetworkTable();
  await Promise.all(BROWSER_TARGETS.map((target) => runVite(["--mode", target])));

  const output = openOutput(folder);
  for (const { name, bytes } of Object.values(storePackages(BUILDS))) output.write(name, bytes);
  const source = archiveSource(ROOT);
  if (source !== undefined) output.write(`${NAME}-source.zip`, source);
  if (key !== undefined) {
    const crx = zipFiles(forOwnKey(BUILDS.chrome, key.publicKey));
    await output.writeBy(`${NAME}.crx`, (file) => writeCrx3(file, crx, key));
    if (url !== undefined) {
      await writeSelfHostKit({ ...BUILDS, key, url, settings, isForEsr }, output);
    }
  }
  console.log(output.close());
  console.log(`in ${folder}`);
  if (url !== undefined) console.log(`What to do with the kit: ${join(folder, KIT.readme)}`);
  if (source === undefined) console.log("No source archive: this is no Git checkout.");
  if (key !== undefined) console.log(`The CRX3's id, from ${key.file}: ${key.id}`);
  else console.log(`No CRX3: it needs a key, --key FILE. ${howToMakeKey("fluxward.pem")}`);
}

const options = readArguments(process.argv.slice(2));
if (typeof options === "string") {
  console.error(`${options}\n\n${USAGE}`);
  process.exitCode = 2;
} else if (options.help) {
  console.log(USAGE);
} else {
  main(options).catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
