import type { PolicyKey, PolicyProblem } from "../storage/policy-model.ts";
import type { SettingSource } from "../storage/settings-in-force.ts";
import type { Settings } from "../storage/settings-model.ts";

/** One key of the policy as it holds now. */
export type PolicyEntry = {
  readonly key: PolicyKey;
  /** The value in force: short, without secrets; empty: none. */
  readonly shown: string;
  readonly source: SettingSource;
  /** Whether the person could have another value. */
  readonly locked: boolean;
};

/** What is shown of an organisation's policy. */
export type PolicyView = {
  /** `unknown`: it has not come yet; `remembered`: the last good one holds until it comes. */
  readonly standing: "current" | "remembered" | "unknown";
  /** Whether there is any. */
  readonly isManaged: boolean;
  readonly entries: readonly PolicyEntry[];
  readonly problems: readonly PolicyProblem[];
  /** What the settings are where the person chose none. */
  readonly first: Settings;
  /** The domains that the organisation excludes: they stay in the person's list whatever the person does. */
  readonly excludedDomains: readonly string[];
};
