import { type ArchiveFiles, readFolder } from "../zip.ts";

type Manifest = Readonly<Record<string, unknown>>;

/** A built extension as its files, with another manifest. */
export function withManifest(
  folder: string,
  change: (manifest: Manifest) => Manifest,
): ArchiveFiles {
  const files = new Map(readFolder(folder));
  const manifest = files.get("manifest.json");
  if (manifest === undefined) throw new Error(`${folder} holds no built extension.`);
  const changed = change(JSON.parse(Buffer.from(manifest).toString("utf8")) as Manifest);
  // In its old place, so that the order stays.
  files.set("manifest.json", Buffer.from(`${JSON.stringify(changed, undefined, 2)}\n`));
  return files;
}

/** For the Chrome Web Store, which gives the id itself and takes no new extension that brings one. */
export function forChromeStore(folder: string): ArchiveFiles {
  return withManifest(folder, ({ key: _, ...manifest }) => manifest);
}

/**
 * Signed by whoever hosts it: unpacked it has the same id as signed. `updateUrl`: where the browser asks for newer
 * versions.
 */
export function forOwnKey(folder: string, publicKey: string, updateUrl?: string): ArchiveFiles {
  const update = updateUrl === undefined ? {} : { update_url: updateUrl };
  return withManifest(folder, (manifest) => ({ ...manifest, key: publicKey, ...update }));
}

/** For Firefox from a server of one's own. addons.mozilla.org takes it for signing, but does not list it. */
export function forOwnFirefox(folder: string, updateUrl: string): ArchiveFiles {
  return withManifest(folder, (manifest) => {
    const settings = manifest["browser_specific_settings"] as { readonly gecko: object };
    const gecko = { ...settings.gecko, update_url: updateUrl };
    return { ...manifest, browser_specific_settings: { ...settings, gecko } };
  });
}
