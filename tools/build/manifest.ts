import type { ManifestV3Export } from "@crxjs/vite-plugin";
import packageFile from "../../package.json" with { type: "json" };
import manifest from "../../manifest.json" with { type: "json" };
import type { BrowserTarget } from "./targets.ts";

/** What the bundler's plugin takes; it checks the shape itself when it reads the manifest. */
type Manifest = Exclude<Awaited<ManifestV3Export>, (...args: never) => unknown>;

/** Permissions that only one browser family knows; the other would warn about them. */
const ONLY_IN: Readonly<Record<string, BrowserTarget>> = { webRequestBlocking: "firefox" };

/**
 * Keys that only one family may carry. Firefox has no "split" private mode: there the key must be
 * absent, and one background serves private and other windows alike.
 */
const KEYS_OF: Readonly<Record<BrowserTarget, readonly string[]>> = {
  chrome: ["key", "minimum_chrome_version", "incognito"],
  firefox: ["browser_specific_settings"],
};

/** Path in the package of the schema of an organisation's policy. */
export const MANAGED_SCHEMA = "managed-schema.json";

/**
 * The manifest of one build, made of the common `manifest.json`. The background keys stay both: the
 * bundler's plugin keeps the one that its browser wants.
 */
export function manifestFor(target: BrowserTarget): Manifest {
  const other = target === "chrome" ? "firefox" : "chrome";
  const kept = Object.entries(manifest).filter(([key]) => !KEYS_OF[other].includes(key));
  const permissions = manifest.permissions.filter((name) => (ONLY_IN[name] ?? target) === target);
  return {
    ...Object.fromEntries(kept),
    version: packageFile.version,
    permissions,
    ...(target === "chrome" ? { storage: { managed_schema: MANAGED_SCHEMA } } : {}),
  } as Manifest;
}
