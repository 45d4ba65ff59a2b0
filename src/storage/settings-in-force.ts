import { Refused } from "../messages/refusal.ts";
import { RESOLVER_SETS } from "../dns/resolvers.ts";
import type { Policy, PolicyValues } from "./policy-model.ts";
import { isSetting, POLICY_SCHEMA } from "./policy-schema.ts";
import type { Rules, SettingsInForce } from "./rules.ts";
import type { SettingKey, Settings } from "./settings-model.ts";
import { DEFAULT_SETTINGS, SETTING_KEYS, specOf } from "./settings-schema.ts";

/** A person's own settings. Those that they never chose are the first ones, and mean nothing beside a policy. */
export type OwnSettings = {
  readonly settings: Settings;
  readonly chosen: ReadonlySet<SettingKey>;
};

/** Where a value comes from. */
export type SettingSource = "policy" | "you" | "default";

/** The settings that hold: a locked one is the organisation's, of others its value is what holds until the person chooses. */
export function settingsInForce(policy: Policy, own: OwnSettings): SettingsInForce {
  const locked = lockedIn(policy);
  const settings = Object.fromEntries(
    SETTING_KEYS.map((key) => [key, valueOf(key, policy, own, locked)]),
  ) as Settings;
  return { ...settings, ...rulesIn(policy), locked: [...locked] };
}

function valueOf(
  key: SettingKey,
  policy: Policy,
  own: OwnSettings,
  locked: ReadonlySet<SettingKey>,
): unknown {
  const first = firstValue(policy, key);
  if (locked.has(key)) return first;
  if (key === "excludedDomains") {
    return [...new Set([...policyDomains(policy), ...own.settings.excludedDomains])];
  }
  return own.chosen.has(key) ? own.settings[key] : first;
}

/** What holds of a setting until the person chooses. */
function firstValue({ values, problems }: Policy, key: SettingKey): unknown {
  // Whom to ask is not known then, and nobody else is asked in their place.
  const isUnclear = problems.some(({ kind }) => kind === "no-resolver");
  const action = values.action ?? POLICY_SCHEMA.action.initial;
  switch (key) {
    case "enabled":
      return isUnclear ? false : (values.enabled ?? DEFAULT_SETTINGS.enabled);
    case "setUp":
      return values.consentGiven === true;
    case "resolvers":
      return values.resolvers ?? presetIn(values) ?? DEFAULT_SETTINGS.resolvers;
    case "guard":
      return action === "badge" ? false : (values.guard ?? DEFAULT_SETTINGS.guard);
    case "strict":
      // It comes to a warning page, or to nothing.
      return warnsByPage(action) && (values.strict ?? DEFAULT_SETTINGS.strict);
    default:
      return (values as Partial<Settings>)[key] ?? DEFAULT_SETTINGS[key];
  }
}

function presetIn({ resolverPreset }: Partial<PolicyValues>): readonly string[] | undefined {
  return resolverPreset && RESOLVER_SETS[resolverPreset].map(({ url }) => url);
}

function policyDomains({ values }: Policy): readonly string[] {
  return values.excludedDomains ?? [];
}

/** The settings that a policy takes out of a person's hands. */
export function lockedIn({ values, problems }: Policy): ReadonlySet<SettingKey> {
  const locked = new Set<SettingKey>((values.lockedKeys ?? []).filter(isSetting));
  if (values.lockSettings === true) {
    for (const key of SETTING_KEYS) if (isLockedWithAll(key)) locked.add(key);
  }
  if (values.consentGiven === true) locked.add("setUp");
  for (const key of ["organisationName", "supportText", "supportUrl"] as const) {
    if (values[key] !== undefined) locked.add(key);
  }
  // What contradicts the action would be a choice without any effect.
  if (values.action === "badge") locked.add("guard");
  if (values.action !== undefined && !warnsByPage(values.action)) locked.add("strict");
  if (!mayProceed(rulesIn({ values }))) locked.add("exceptions");
  if (problems.some(({ kind }) => kind === "no-resolver")) locked.add("enabled").add("resolvers");
  return locked;
}

/** The lists of sites that are let through or marked are a person's own work: they are locked by name alone. */
function isLockedWithAll(key: SettingKey): boolean {
  return specOf(key).lockable && key !== "setUp" && key !== "exceptions" && key !== "markedHosts";
}

function rulesIn({ values }: Pick<Policy, "values">): Omit<Rules, "locked"> {
  const { action, allowProceed, failClosed, maxQueriesPerMinute, disableOnboarding } =
    POLICY_SCHEMA;
  return {
    action: values.action ?? action.initial,
    allowProceed: values.allowProceed ?? allowProceed.initial,
    failClosed: values.failClosed ?? failClosed.initial,
    allowDomains: values.allowDomains ?? [],
    blockDomains: values.blockDomains ?? [],
    maxQueriesPerMinute: values.maxQueriesPerMinute ?? maxQueriesPerMinute.initial,
    disableOnboarding: values.disableOnboarding ?? disableOnboarding.initial,
  };
}

/** Whether sites that are red come to a warning page at all. */
export function warnsByPage(action: Rules["action"]): boolean {
  return action === "warning" || action === "block";
}

/** Whether a person may go on to any site that is stopped or held. */
export function mayProceed({
  action,
  allowProceed,
}: Pick<Rules, "action" | "allowProceed">): boolean {
  return allowProceed && action !== "block";
}

/** Where the value of a setting comes from. */
export function sourceOf(policy: Policy, own: OwnSettings, key: SettingKey): SettingSource {
  const locked = lockedIn(policy);
  const first = firstValue(policy, key);
  if (!locked.has(key)) {
    const isOwn =
      key === "excludedDomains"
        ? own.settings.excludedDomains.some((domain) => !policyDomains(policy).includes(domain))
        : own.chosen.has(key);
    if (isOwn) return "you";
  }
  return locked.has(key) || !isSame(first, DEFAULT_SETTINGS[key]) ? "policy" : "default";
}

/**
 * A person's settings after a change of those in force. Refused where that would change what is locked.
 */
export function ownAfter(policy: Policy, own: OwnSettings, change: Partial<Settings>): OwnSettings {
  const now = settingsInForce(policy, own);
  const settings: Record<string, unknown> = { ...own.settings };
  const chosen = new Set(own.chosen);
  for (const key of SETTING_KEYS) {
    const wanted = change[key];
    if (wanted === undefined || isSame(wanted, now[key])) continue;
    if (now.locked.includes(key)) {
      const setting = { field: key, label: specOf(key).label };
      throw new Refused({ kind: "locked", setting, organisation: now.organisationName });
    }
    // Chosen back is as if it had never been chosen.
    const isFirst = isSame(wanted, firstValue(policy, key));
    if (isFirst) chosen.delete(key);
    else chosen.add(key);
    settings[key] = isFirst ? DEFAULT_SETTINGS[key] : withoutPolicy(policy, key, wanted);
  }
  return { settings: settings as Settings, chosen };
}

/** What the organisation excludes is not the person's, or it would stay when the organisation takes it back. */
function withoutPolicy(policy: Policy, key: SettingKey, wanted: unknown): unknown {
  if (key !== "excludedDomains" || !Array.isArray(wanted)) return wanted;
  const theirs: readonly unknown[] = policyDomains(policy);
  return wanted.filter((domain: unknown) => !theirs.includes(domain));
}

/** Both are JSON. */
function isSame(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

/** Settings that were certainly chosen: those that are not as they first were. */
export function chosenIn(settings: Settings): ReadonlySet<SettingKey> {
  return new Set(SETTING_KEYS.filter((key) => !isSame(settings[key], DEFAULT_SETTINGS[key])));
}
