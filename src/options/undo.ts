import type { SettingKey, Settings } from "../storage/settings-model.ts";

/** What a change made of settings, and what they were before. */
export type Undo = { readonly from: Partial<Settings>; readonly to: Partial<Settings> };

/** Those of the settings that another change names. */
export function partOf(settings: Settings | undefined, like: Partial<Settings>): Partial<Settings> {
  if (settings === undefined) return {};
  const keys = Object.keys(like) as SettingKey[];
  return Object.fromEntries(keys.map((key) => [key, settings[key]]));
}

/** What takes a change of settings back. */
export function undoOf(settings: Settings, change: Partial<Settings>): Undo {
  return { from: change, to: partOf(settings, change) };
}
