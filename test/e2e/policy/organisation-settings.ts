import { expect } from "vitest";
import type { Lab } from "../../../lab/server/start-lab.ts";
import type { PolicyValues } from "../../../src/storage/policy-model.ts";
import { POLICY_KEYS, policySpecOf } from "../../../src/storage/policy-schema.ts";
import type { SettingsInForce } from "../../../src/storage/rules.ts";
import type { PolicySettings } from "../../../tools/package/policy-files.ts";

export const ORGANISATION = "Example & Sons";
export const SUPPORT_TEXT = "Call the help desk on 1234.";
export const SUPPORT_URL = "https://help.example/fluxward";

/** An organisation that blocks, and leaves nothing to be chosen. */
export function strictSettings(lab: Lab): PolicySettings {
  return {
    resolvers: lab.resolvers.map(({ url }) => url),
    consentGiven: true,
    lockSettings: true,
    action: "block",
    sensitivity: "careful",
    organisationName: ORGANISATION,
    supportText: SUPPORT_TEXT,
    supportUrl: SUPPORT_URL,
    // Wrong, each in its own way: out of range, a wrong item beside a right one, a name that nobody knows.
    keepDays: 100_000,
    excludedDomains: ["intranet.example", "no domain"],
    blokDomains: ["rival.example"],
  };
}

/** The same organisation later: it warns, and leaves the rest to people. */
export function mildSettings(lab: Lab): PolicySettings {
  return {
    resolvers: lab.resolvers.map(({ url }) => url),
    consentGiven: true,
    action: "warning",
    organisationName: ORGANISATION,
    supportText: "Ask your team first.",
  };
}

/** Every key that there is, each with another value than its first. */
export function everySetting(lab: Lab): PolicyValues {
  return {
    resolvers: lab.resolvers.slice(0, 2).map(({ url }) => url),
    enabled: true,
    lockSettings: true,
    lockedKeys: ["markedHosts"],
    resolverPreset: "eu",
    excludedDomains: ["intranet.example", "corp.example"],
    allowDomains: ["partner.example"],
    blockDomains: ["rival.org", "zip"],
    sensitivity: "relaxed",
    action: "block",
    allowProceed: false,
    strict: true,
    guard: false,
    askAbroad: false,
    proxy: "ignore",
    privateWindows: false,
    failClosed: true,
    organisationName: "Everything Ltd",
    supportUrl: "mailto:help@everything.example",
    supportText: "Write to us.",
    consentGiven: true,
    disableOnboarding: true,
    maxQueriesPerMinute: 60,
    keepDays: 7,
    language: "de",
    theme: "dark",
    reportEndpoint: "https://collector.example/v1/logs",
    reportFormat: "ocsf",
    reportHeaders: ["Authorization: Bearer abc"],
    reportMinimumLevel: "flux",
    reportRedaction: "hmac",
    reportRedactionKey: "a key of more than sixteen letters",
    reportHeartbeatHours: 12,
    auditDays: 90,
    deviceLabel: "Room 12",
  };
}

/** That a policy holds as the reference says: what it has as it is there, and of all else the first value. */
export function expectInForce(settings: SettingsInForce, policy: PolicySettings): void {
  const same = POLICY_KEYS.filter((key) => key in settings);
  expect(same.length).toBeGreaterThan(20);
  const expected = same.map((key) => [key, policy[key] ?? policySpecOf(key).initial]);
  expect(settings).toMatchObject(Object.fromEntries(expected));
  expect(settings.setUp).toBe(policy["consentGiven"] ?? false);
  const locked = policy["lockSettings"] === true ? ["sensitivity", "resolvers"] : [];
  const named = (policy["lockedKeys"] ?? []) as readonly string[];
  expect(settings.locked).toEqual(expect.arrayContaining([...locked, ...named]));
}
