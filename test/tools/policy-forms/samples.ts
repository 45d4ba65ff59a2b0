import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { extensionIds } from "../../../src/cli/policy.ts";
import type { PolicySettings } from "../../../tools/package/policy-files.ts";
import { registryKey } from "../../../tools/policy/sample-files.ts";
import { type GroupPolicy, readGroupPolicies, type Written } from "./group-policy.ts";
import { readOmaUri } from "./oma-uri.ts";
import { readProfile } from "./profile.ts";
import { policyFromRegistry, readRegistryFile, type Registry } from "./registry.ts";

const IDS = extensionIds();
const HIVE = "HKEY_LOCAL_MACHINE\\";

/** The policies that the ADMX and its words make. */
export function groupPolicies(): readonly GroupPolicy[] {
  return readGroupPolicies(file("fluxward.admx"), file("en-US/fluxward.adml"));
}

/** What of the values that Windows has written is one browser's policy. */
export function policyWritten(
  written: readonly Written[],
  browser: "chrome" | "edge",
): PolicySettings {
  const registry = new Map<string, Map<string, Written["value"]>>();
  for (const { key, name, value } of written) {
    registry.set(key, (registry.get(key) ?? new Map<string, Written["value"]>()).set(name, value));
  }
  return policyFromRegistry(registry, registryKey(browser, IDS));
}

/** The policy in each sample for Chromium's kind of browser, as the browser would get it on the sample's system. */
export function chromiumSamples(): Readonly<Record<string, PolicySettings>> {
  const registry: Registry = readRegistryFile(file("fluxward.reg"));
  const profile = readProfile(file("fluxward.mobileconfig"));
  const intune = readOmaUri(file("intune-oma-uri.tsv"), groupPolicies());
  return {
    "chromium.json": onLinux("chromium.json", "extensions", IDS.chromium),
    "fluxward.reg, Chrome": policyFromRegistry(registry, HIVE + registryKey("chrome", IDS)),
    "fluxward.reg, Edge": policyFromRegistry(registry, HIVE + registryKey("edge", IDS)),
    "fluxward.mobileconfig, Chrome": part(profile, `com.google.Chrome.extensions.${IDS.chromium}`),
    "fluxward.mobileconfig, Edge": part(profile, `com.microsoft.Edge.extensions.${IDS.chromium}`),
    "intune-oma-uri.tsv with fluxward.admx": policyWritten(intune, "chrome"),
  };
}

/** The same for Firefox. */
export function firefoxSamples(): Readonly<Record<string, PolicySettings>> {
  const mac = part(readProfile(file("fluxward.mobileconfig")), "org.mozilla.firefox");
  if (mac["EnterprisePoliciesEnabled"] !== true) throw new Error("Firefox would not read it.");
  return {
    "firefox-policies.json": onLinux("firefox-policies.json", "Extensions", IDS.firefox),
    "fluxward.mobileconfig, Firefox": only(mac, "Extensions", IDS.firefox),
  };
}

type Nested = { readonly "3rdparty"?: Readonly<Record<string, Record<string, PolicySettings>>> };

function onLinux(name: string, place: string, id: string): PolicySettings {
  const content = JSON.parse(file(name)) as Nested & { readonly policies?: Nested };
  return only(content.policies ?? content, place, id);
}

function only(content: object, place: string, id: string): PolicySettings {
  return part((content as Nested)["3rdparty"]?.[place] ?? {}, id);
}

function part(parts: Readonly<Record<string, unknown>>, name: string): PolicySettings {
  const found = parts[name];
  if (typeof found !== "object" || found === null) throw new Error(`There is no ${name}.`);
  return found as PolicySettings;
}

function file(name: string): string {
  return readFileSync(
    fileURLToPath(new URL(`../../../docs/policy/${name}`, import.meta.url)),
    "utf8",
  );
}
