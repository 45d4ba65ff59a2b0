import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * An extension to compare with, written to a new folder: a worker of `worker` alone, nothing else. `more` goes into its manifest.
 * Gives the folder.
 */
export function writeEmptyExtension(
  parent: string,
  name: string,
  { worker = "", more = {} }: { readonly worker?: string; readonly more?: object } = {},
): string {
  const folder = join(parent, name.replaceAll(" ", "-"));
  mkdirSync(folder);
  const background = { service_worker: "worker.js" };
  const manifest = { manifest_version: 3, name, version: "1", background, ...more };
  writeFileSync(join(folder, "manifest.json"), JSON.stringify(manifest));
  writeFileSync(join(folder, "worker.js"), worker);
  return folder;
}

/** What the browser was asked for in an extension's manifest. */
export function permissionsOf(extension: string): object {
  const manifest = JSON.parse(readFileSync(join(extension, "manifest.json"), "utf8")) as Record<
    string,
    unknown
  >;
  return { permissions: manifest["permissions"], host_permissions: manifest["host_permissions"] };
}
