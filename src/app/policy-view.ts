import type { PolicyEntry, PolicyView } from "../messages/policy-view.ts";
import type { PolicyKey } from "../storage/policy-model.ts";
import { isSetting, POLICY_KEYS, policySpecOf } from "../storage/policy-schema.ts";
import { shownInForce } from "../storage/policy-shown.ts";
import type { ReadSettings } from "../storage/settings.ts";
import { settingsInForce, sourceOf } from "../storage/settings-in-force.ts";
import { DEFAULT_SETTINGS } from "../storage/settings-schema.ts";

/** What is shown of the organisation's policy: what holds, whose it is, and what could not be used. */
export function policyViewOf(read: Pick<ReadSettings, "settings" | "own" | "policy">): PolicyView {
  const { standing, policy } = read.policy;
  return {
    standing,
    isManaged:
      standing === "unknown" || Object.keys(policy.values).length > 0 || policy.problems.length > 0,
    entries: POLICY_KEYS.map((key) => entryOf(key, read)),
    problems: policy.problems,
    first: settingsInForce(policy, { settings: DEFAULT_SETTINGS, chosen: new Set() }),
    excludedDomains: policy.values.excludedDomains ?? [],
  };
}

function entryOf(
  key: PolicyKey,
  { settings, own, policy: { policy } }: Pick<ReadSettings, "settings" | "own" | "policy">,
): PolicyEntry {
  const given = policy.values[key];
  if (!isSetting(key)) {
    const isGiven = given !== undefined;
    const shown = shownInForce(key, given ?? policySpecOf(key).initial);
    return { key, shown, source: isGiven ? "policy" : "default", locked: isGiven };
  }
  return {
    key,
    shown: shownInForce(key, settings[key]),
    source: sourceOf(policy, own, key),
    locked: settings.locked.includes(key),
  };
}
