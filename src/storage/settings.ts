import { createQueue, type Area } from "./area.ts";
import { INSTALL_KEY } from "./install-key.ts";
import { readFields } from "./settings-fields.ts";
import { migrateSettings, SETTINGS_VERSION } from "./settings-migrations.ts";
import { SETTINGS_KEY } from "./settings-key.ts";
import type { Settings } from "./settings-model.ts";
import { describeProblem, type SettingsProblem } from "./settings-problems.ts";
import { DEFAULT_SETTINGS, SETTING_KEYS } from "./settings-schema.ts";

export type ReadSettings = {
  readonly settings: Settings;
  readonly problems: readonly SettingsProblem[];
  /** Whether what was read is no document at all. */
  readonly damaged: boolean;
};

/** Reads any JSON into whole settings: each field that has the right shape, else its default. */
export function parseSettings(document: unknown): ReadSettings {
  if (document === undefined) return { settings: DEFAULT_SETTINGS, problems: [], damaged: false };
  const raw = migrateSettings(document);
  if (raw === undefined) return { settings: DEFAULT_SETTINGS, problems: [], damaged: true };
  const { settings, problems } = readFields(raw, SETTING_KEYS);
  return { settings: { ...DEFAULT_SETTINGS, ...settings }, problems, damaged: false };
}

/** Where a document that could not be read whole is put aside, so that nothing is lost. */
const DAMAGED_KEY = "settings.damaged";

/**
 * How it stands with an installation. `known`: it has settings; `in-use`: it has been at work, though no setting was ever
 * changed, since before there was a first-run page; `new`: nobody was asked yet.
 */
export type Beginning = "known" | "in-use" | "new";

export type SettingsStore = {
  readonly read: () => Promise<ReadSettings>;
  /** Stores a first document where there is none, which says whether looks may be taken. Answers what was found. */
  readonly begin: (isUpdate: boolean) => Promise<Beginning>;
  /** Applies a change to what is stored; throws an Error for people, and writes nothing, when it is not valid. */
  readonly update: (change: (settings: Settings) => Partial<Settings>) => Promise<Settings>;
};

/** The settings document in a storage area: one key, one write, so that no change can be half done. */
export function createSettingsStore(area: Area): SettingsStore {
  const queue = createQueue();
  const read = async (): Promise<ReadSettings> =>
    parseSettings((await area.get([SETTINGS_KEY]))[SETTINGS_KEY]);
  const update = async (change: (settings: Settings) => Partial<Settings>): Promise<Settings> => {
    const stored = (await area.get([SETTINGS_KEY]))[SETTINGS_KEY];
    const { settings, problems, damaged } = parseSettings(stored);
    const next = checkSettings({ ...settings, ...change(settings) });
    const aside = damaged || problems.length > 0 ? { [DAMAGED_KEY]: stored } : {};
    await area.set({ ...aside, [SETTINGS_KEY]: { version: SETTINGS_VERSION, ...next } });
    return next;
  };
  return {
    read,
    begin: (isUpdate) =>
      queue(async () => {
        const stored = await area.get([SETTINGS_KEY, INSTALL_KEY]);
        if (SETTINGS_KEY in stored) return "known";
        const wasInUse = isUpdate && INSTALL_KEY in stored;
        await update(() => ({ setUp: wasInUse }));
        return wasInUse ? "in-use" : "new";
      }),
    update: (change) => queue(() => update(change)),
  };
}

function checkSettings(candidate: Settings): Settings {
  const { settings, problems } = parseSettings({ version: SETTINGS_VERSION, ...candidate });
  const [problem] = problems;
  if (problem !== undefined) {
    throw new Error(`Nothing was saved: ${describeProblem(problem)}.`);
  }
  return settings;
}
