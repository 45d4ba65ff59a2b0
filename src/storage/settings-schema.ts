import { DEFAULT_RESOLVERS } from "../dns/resolvers.ts";
import { LANGUAGE_NAMES, LANGUAGES } from "../ui/languages.ts";
import type {
  ChoiceSpec,
  ListSpec,
  NumberSpec,
  SettingSpec,
  SwitchSpec,
  TextSpec,
} from "./setting-specs.ts";
import type { Exception, SettingKey, Settings } from "./settings-model.ts";

/** The kinds of setting that a value of some type can be. */
type SpecOf<Value> = [Value] extends [boolean]
  ? SwitchSpec
  : [Value] extends [number]
    ? NumberSpec
    : [Value] extends [string]
      ? string extends Value
        ? TextSpec
        : ChoiceSpec<string & Value>
      : [Value] extends [readonly Exception[]]
        ? ListSpec<"exceptions", Exception>
        : ListSpec<"resolvers" | "sites" | "domains", string>;

/** Every setting there is: what it takes, what it is at first, and how it is put to people. Rows, validation and files come from here. */
export const SETTINGS_SCHEMA = {
  enabled: {
    type: "switch",
    section: "protection",
    initial: true,
    label: "options_enabled",
    help: "options_enabled_help",
    lockable: true,
  },
  setUp: {
    type: "switch",
    section: undefined,
    // Where nothing is stored, nobody was asked yet.
    initial: false,
    label: "setting_set_up",
    help: "setting_set_up_help",
    lockable: true,
  },
  sensitivity: {
    type: "choice",
    section: "protection",
    initial: "balanced",
    choices: [
      { value: "careful", label: "options_careful", help: "options_careful_help" },
      { value: "balanced", label: "options_balanced", help: "options_balanced_help" },
      { value: "relaxed", label: "options_relaxed", help: "options_relaxed_help" },
    ],
    label: "options_sensitivity",
    help: "options_sensitivity_help",
    lockable: true,
  },
  guard: {
    type: "switch",
    section: "protection",
    initial: true,
    label: "options_guard",
    help: "options_guard_help",
    lockable: true,
  },
  strict: {
    type: "switch",
    section: "protection",
    initial: false,
    label: "options_strict",
    help: "options_strict_help",
    lockable: true,
  },
  resolvers: {
    type: "resolvers",
    section: "resolvers",
    initial: DEFAULT_RESOLVERS.map(({ url }) => url),
    least: 1,
    most: 8,
    label: "options_set",
    help: "options_resolvers_help",
    lockable: true,
  },
  askAbroad: {
    type: "switch",
    section: "resolvers",
    initial: false,
    label: "options_regions",
    help: "options_regions_help",
    lockable: true,
  },
  proxy: {
    type: "choice",
    section: "privacy",
    initial: "auto",
    choices: [
      { value: "auto", label: "options_proxy_auto", help: "options_proxy_auto_help" },
      { value: "assume", label: "options_proxy_assume", help: "options_proxy_assume_help" },
      { value: "ignore", label: "options_proxy_ignore", help: "options_proxy_ignore_help" },
    ],
    label: "options_proxy",
    help: "options_proxy_help",
    lockable: true,
  },
  privateWindows: {
    type: "switch",
    section: "privacy",
    initial: true,
    label: "options_private",
    help: "options_private_help",
    lockable: true,
  },
  keepDays: {
    type: "number",
    section: "privacy",
    initial: 90,
    least: 0,
    most: 90,
    unit: "unit_days",
    label: "options_keep",
    help: "options_keep_help",
    lockable: true,
  },
  exceptions: {
    type: "exceptions",
    section: "sites",
    initial: [],
    least: 0,
    most: 1000,
    label: "options_exceptions",
    help: "options_exceptions_help",
    lockable: true,
  },
  markedHosts: {
    type: "sites",
    section: "sites",
    initial: [],
    least: 0,
    most: 1000,
    label: "options_marked",
    help: "options_marked_help",
    lockable: true,
  },
  excludedDomains: {
    type: "domains",
    section: "sites",
    initial: [],
    least: 0,
    most: 1000,
    label: "options_excluded",
    help: "options_excluded_help",
    lockable: true,
  },
  language: {
    type: "choice",
    section: "appearance",
    initial: "auto",
    choices: [
      { value: "auto", label: "options_language_auto" },
      ...LANGUAGES.map((value) => ({ value, ownName: LANGUAGE_NAMES[value] })),
    ],
    label: "options_language",
    help: "options_language_help",
    lockable: false,
  },
  theme: {
    type: "choice",
    section: "appearance",
    initial: "auto",
    choices: [
      { value: "auto", label: "options_theme_auto" },
      { value: "light", label: "options_theme_light" },
      { value: "dark", label: "options_theme_dark" },
    ],
    label: "options_theme",
    help: "options_theme_help",
    lockable: false,
  },
  organisationName: {
    type: "text",
    section: undefined,
    initial: "",
    longest: 80,
    label: "setting_organisation",
    help: "setting_organisation_help",
    lockable: true,
  },
  supportText: {
    type: "text",
    section: undefined,
    initial: "",
    longest: 200,
    label: "setting_support_text",
    help: "setting_support_text_help",
    lockable: true,
  },
  supportUrl: {
    type: "support-url",
    section: undefined,
    initial: "",
    longest: 300,
    label: "setting_support_url",
    help: "setting_support_url_help",
    lockable: true,
  },
} as const satisfies { readonly [K in SettingKey]: SpecOf<Settings[K]> };

/** In the order of the schema. */
export const SETTING_KEYS = Object.keys(SETTINGS_SCHEMA) as readonly SettingKey[];

/** The settings that are a person's to choose on the page: what it shows and a file carries. */
export const PERSONAL_KEYS = SETTING_KEYS.filter((key) => specOf(key).section !== undefined);

export function specOf(key: SettingKey): SettingSpec {
  return SETTINGS_SCHEMA[key];
}

export const DEFAULT_SETTINGS = Object.fromEntries(
  SETTING_KEYS.map((key) => [key, specOf(key).initial]),
) as Settings;
