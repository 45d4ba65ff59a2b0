import type { Lab } from "../../../lab/server/start-lab.ts";
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
    // Wrong, each in its own way: out of range, a wrong item beside a right one.
    keepDays: 100_000,
    excludedDomains: ["intranet.example", "no domain"],
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
