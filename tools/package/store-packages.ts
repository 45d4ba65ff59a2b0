import { zipFiles, zipFolder } from "../zip.ts";
import { forChromeStore } from "./extension-files.ts";

/** One file for a store. */
export type StorePackage = { readonly name: string; readonly bytes: Uint8Array };

export type StorePackages = { readonly chrome: StorePackage; readonly firefox: StorePackage };

type Builds = {
  /** Folders of the builds. */
  readonly chrome: string;
  readonly firefox: string;
  readonly version: string;
};

/** What people install from the stores; the end-to-end tests install the same. */
export function storePackages({ chrome, firefox, version }: Builds): StorePackages {
  return {
    chrome: { name: `fluxward-${version}-chrome.zip`, bytes: zipFiles(forChromeStore(chrome)) },
    firefox: { name: `fluxward-${version}-firefox.xpi`, bytes: zipFolder(firefox) },
  };
}
