import type { Action } from "./policy-model.ts";
import type { SettingsTrouble } from "./settings-document.ts";
import type { SettingKey, Settings } from "./settings-model.ts";

/** What an organisation decides that no person can. */
export type Rules = {
  readonly action: Action;
  /** Whether a person may go on to a site that is stopped or held. */
  readonly allowProceed: boolean;
  readonly failClosed: boolean;
  readonly allowDomains: readonly string[];
  readonly blockDomains: readonly string[];
  /** At most so many questions in any minute. */
  readonly maxQueriesPerMinute: number;
  readonly disableOnboarding: boolean;
  /** Settings that are out of the person's hands. */
  readonly locked: readonly SettingKey[];
};

/** The settings as they hold now: a person's own with the organisation's over them. */
export type SettingsInForce = Settings &
  Rules & {
    /** Absent: nothing is wrong with what is stored. */
    readonly trouble?: SettingsTrouble;
  };
