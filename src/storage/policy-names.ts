import type { PolicyKey } from "./policy-model.ts";
import { POLICY_KEYS } from "./policy-schema.ts";

/** Letters that may be other, missing or too many in a name that is taken for a misspelt key. */
const MOST_WRONG = 3;

/** Names that other products have for the same, or that stood in drafts of such policies. */
const OTHER_NAMES: Readonly<Record<string, PolicyKey>> = {
  allowlist: "allowDomains",
  whitelist: "allowDomains",
  blocklist: "blockDomains",
  blacklist: "blockDomains",
  alloweddomains: "allowDomains",
  blockeddomains: "blockDomains",
  organizationname: "organisationName",
  endpoint: "reportEndpoint",
  collector: "reportEndpoint",
  scanincognito: "privateWindows",
  incognito: "privateWindows",
  locked: "lockSettings",
  preset: "resolverPreset",
  auditlogdays: "auditDays",
  consent: "consentGiven",
};

/** The key that a name was probably meant to be; undefined where none is near. */
export function nearestKey(name: string): PolicyKey | undefined {
  const wanted = name.slice(0, 60).toLowerCase().replace(/[-_ ]/g, "");
  const known = Object.hasOwn(OTHER_NAMES, wanted) ? OTHER_NAMES[wanted] : undefined;
  if (known !== undefined) return known;
  const ranked = POLICY_KEYS.map((key) => ({ key, away: distance(wanted, key.toLowerCase()) }));
  const [best] = ranked.sort((a, b) => a.away - b.away);
  if (best === undefined) return undefined;
  // Of a short name no more than a third may be wrong.
  return best.away <= Math.min(MOST_WRONG, wanted.length / 3) ? best.key : undefined;
}

/** How many letters must be changed, added or taken away to make one text of another (Levenshtein 1966). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
