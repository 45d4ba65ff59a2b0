import {
  ACTIONS,
  REDACTIONS,
  REPORT_FORMATS,
  REPORT_LEVELS,
  RESOLVER_PRESETS,
  type PolicyKey,
} from "./policy-model.ts";
import type { PolicyItem, PolicySpec, PolicySpecOf, PolicyTextForm } from "./policy-specs.ts";
import type { SettingKey } from "./settings-model.ts";
import { SETTINGS_SCHEMA } from "./settings-schema.ts";

const { keepDays } = SETTINGS_SCHEMA;

const on = { type: "switch", initial: true } as const satisfies PolicySpec;
const off = { type: "switch", initial: false } as const satisfies PolicySpec;

/**
 * Every key that an administrator can write: what it takes, and what holds without it. Reading, the schemas and samples that
 * administrators get and their reference all come from here. A key that is the name of a setting is a value for that setting.
 */
export const POLICY_SCHEMA = {
  enabled: switchFrom("enabled"),
  lockSettings: off,
  lockedKeys: list("setting", 50),
  resolvers: { ...list("resolver", 8), initial: SETTINGS_SCHEMA.resolvers.initial },
  resolverPreset: choice(RESOLVER_PRESETS, "standard"),
  excludedDomains: list("domain", 1000),
  allowDomains: list("domain", 1000),
  blockDomains: list("public-domain", 1000),
  sensitivity: choiceFrom("sensitivity"),
  action: choice(ACTIONS, "warning"),
  allowProceed: on,
  strict: switchFrom("strict"),
  guard: switchFrom("guard"),
  askAbroad: switchFrom("askAbroad"),
  proxy: choiceFrom("proxy"),
  privateWindows: switchFrom("privateWindows"),
  failClosed: off,
  organisationName: text("plain", SETTINGS_SCHEMA.organisationName.longest),
  supportUrl: text("support-url", SETTINGS_SCHEMA.supportUrl.longest),
  supportText: text("plain", SETTINGS_SCHEMA.supportText.longest),
  consentGiven: off,
  disableOnboarding: off,
  maxQueriesPerMinute: number(10, 240, 240),
  keepDays: number(keepDays.least, keepDays.most, keepDays.initial),
  language: choiceFrom("language"),
  theme: choiceFrom("theme"),
  reportEndpoint: text("endpoint", 500),
  reportFormat: choice(REPORT_FORMATS, "otlp"),
  reportHeaders: { ...list("header", 20), secret: true },
  reportMinimumLevel: choice(REPORT_LEVELS, "suspicious"),
  reportRedaction: choice(REDACTIONS, "host"),
  reportRedactionKey: { ...text("redaction-key", 256), secret: true },
  reportHeartbeatHours: number(0, 168, 24),
  auditDays: number(0, 365, 0),
  deviceLabel: text("plain", 100),
} as const satisfies { readonly [K in PolicyKey]: PolicySpecOf<K> };

/** In the order of the schema. */
export const POLICY_KEYS = Object.keys(POLICY_SCHEMA) as readonly PolicyKey[];

export function policySpecOf(key: PolicyKey): PolicySpec {
  return POLICY_SCHEMA[key];
}

export function isPolicyKey(name: string): name is PolicyKey {
  return Object.hasOwn(POLICY_SCHEMA, name);
}

/** Whether an organisation may take a setting out of the person's hands, by the setting's name. */
export function isLockable(name: string): name is SettingKey {
  return isSetting(name) && SETTINGS_SCHEMA[name].lockable && name !== "setUp";
}

export function isSetting(name: string): name is SettingKey {
  return Object.hasOwn(SETTINGS_SCHEMA, name);
}

type KeyOf<Type extends string> = {
  [K in SettingKey]: (typeof SETTINGS_SCHEMA)[K] extends { readonly type: Type } ? K : never;
}[SettingKey];

function switchFrom(key: KeyOf<"switch">) {
  return { type: "switch", initial: SETTINGS_SCHEMA[key].initial } as const;
}

function choiceFrom(key: KeyOf<"choice">) {
  const { choices, initial } = SETTINGS_SCHEMA[key];
  return choice<string>(
    choices.map(({ value }) => value),
    initial,
  );
}

function choice<const Value extends string>(values: readonly Value[], initial: Value) {
  return { type: "choice", values, initial } as const;
}

function number(least: number, most: number, initial: number) {
  return { type: "number", least, most, initial } as const;
}

function list(item: PolicyItem, most: number) {
  return { type: "list", item, most, initial: [] } as const;
}

function text(form: PolicyTextForm, longest: number) {
  return { type: "text", form, longest, initial: "" } as const;
}
