import { migrateSettings, isOfLaterRelease } from "./settings-migrations.ts";
import { readFields } from "./settings-fields.ts";
import type { SettingKey, Settings } from "./settings-model.ts";
import type { SettingsProblem } from "./settings-problems.ts";
import { DEFAULT_SETTINGS, SETTING_KEYS } from "./settings-schema.ts";

/** What a stored document says. */
export type ParsedSettings = {
  readonly settings: Settings;
  readonly problems: readonly SettingsProblem[];
  /** Whether what was read is no document at all. */
  readonly damaged: boolean;
};

/** What is wrong with the stored settings. */
export type SettingsTrouble = {
  /** Could not be read; the last good copy of them holds. */
  readonly restored: readonly SettingKey[];
  /** Could not be read, nor a copy of them: they are as they first were until the person has said what they are to be. */
  readonly lost: readonly SettingKey[];
  /** A later release wrote them: what this one does not know of them is put aside at the next change. */
  readonly newer: boolean;
};

export type RestoredSettings = {
  readonly settings: Settings;
  /** Settings that were chosen though they are as they first were. */
  readonly noted: ReadonlySet<SettingKey>;
  /** Undefined: nothing is wrong. */
  readonly trouble: SettingsTrouble | undefined;
  /** Whether anything in the document would be lost by writing it anew. */
  readonly isWhole: boolean;
};

/**
 * Settings that say whom to ask, about what, and what is kept. What they were first must not stand in for what a person chose
 * and nobody knows any more: then nobody is asked anything.
 */
export const DECIDING: readonly SettingKey[] = [
  ...(["enabled", "setUp", "resolvers", "askAbroad", "proxy"] as const),
  ...(["privateWindows", "keepDays", "excludedDomains"] as const),
];

/** Reads any JSON into whole settings: each field that has the right shape, else its default. */
export function parseSettings(document: unknown): ParsedSettings {
  if (document === undefined) return { settings: DEFAULT_SETTINGS, problems: [], damaged: false };
  const raw = migrateSettings(document);
  if (raw === undefined) return { settings: DEFAULT_SETTINGS, problems: [], damaged: true };
  const { settings, problems } = readFields(raw, SETTING_KEYS);
  return { settings: { ...DEFAULT_SETTINGS, ...settings }, problems, damaged: false };
}

/** Reads the stored document; what of it cannot be read is taken from the copy that was written with it. */
export function restoreSettings(stored: unknown, copy: unknown): RestoredSettings {
  const first = parseSettings(stored);
  const isGone = stored === undefined && copy !== undefined;
  const damaged = first.damaged || isGone ? SETTING_KEYS : fieldsOf(first.problems);
  // What was written once and is missing now.
  const missing = SETTING_KEYS.filter((key) => !hasField(stored, key) && hasField(copy, key));
  const unread = SETTING_KEYS.filter((key) => damaged.includes(key) || missing.includes(key));
  const second = unread.length === 0 ? first : parseSettings(copy);
  const unreadTwice =
    copy === undefined || second.damaged ? SETTING_KEYS : fieldsOf(second.problems);
  const restored = unread.filter((key) => !unreadTwice.includes(key));
  const source = first.damaged || isGone ? copy : stored;
  const newer = isOfLaterRelease(source);
  // What was lost once stays so, though it has been written anew since.
  const lost = SETTING_KEYS.filter(
    (key) =>
      (damaged.includes(key) && !restored.includes(key)) || namesIn(source, "lost").includes(key),
  );
  return {
    settings: {
      ...first.settings,
      ...Object.fromEntries(restored.map((key) => [key, second.settings[key]])),
    },
    noted: new Set(namesIn(source, "chosen")),
    trouble: restored.length + lost.length > 0 || newer ? { restored, lost, newer } : undefined,
    isWhole: unread.length === 0 && !isOfLaterRelease(stored),
  };
}

function hasField(document: unknown, key: SettingKey): boolean {
  return typeof document === "object" && document !== null && Object.hasOwn(document, key);
}

function fieldsOf(problems: readonly SettingsProblem[]): readonly SettingKey[] {
  return SETTING_KEYS.filter((key) => problems.some(({ field }) => field === key));
}

/** The settings that a list in a document names. */
function namesIn(document: unknown, list: "chosen" | "lost"): readonly SettingKey[] {
  if (typeof document !== "object" || document === null) return [];
  const noted = (document as Readonly<Record<string, unknown>>)[list];
  const names: readonly unknown[] = Array.isArray(noted) ? noted : [];
  return SETTING_KEYS.filter((key) => names.includes(key));
}
