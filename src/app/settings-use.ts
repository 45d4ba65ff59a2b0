import type { PolicyView } from "../messages/policy-view.ts";
import { mergeLists } from "../storage/merge-lists.ts";
import type { Settings } from "../storage/settings-model.ts";
import type { SettingsInForce } from "../storage/rules.ts";
import type { Forgetting } from "./forgetting.ts";
import { policyViewOf } from "./policy-view.ts";
import type { Ports } from "./ports.ts";

/** What pages ask of the settings. */
export type SettingsUse = {
  readonly getSettings: () => Promise<SettingsInForce>;
  readonly getPolicy: () => Promise<PolicyView>;
  readonly saveSettings: (
    changes: Partial<Settings>,
    base?: Partial<Settings>,
  ) => Promise<SettingsInForce>;
  /** Deletes all that Fluxward keeps, the settings too; answers those then in force. */
  readonly deleteEverything: () => Promise<SettingsInForce>;
  /** The settings are others by now, whoever changed them: in Chromium the worker of private windows, or of ordinary ones. */
  readonly settingsChanged: () => Promise<void>;
};

/** `heed` acts on settings if they are others by now. */
export function createSettingsUse(
  ports: Ports,
  forgetting: Forgetting,
  heed: () => Promise<void>,
): SettingsUse {
  const getSettings = async (): Promise<SettingsInForce> => (await ports.settings.read()).settings;
  return {
    getSettings,
    getPolicy: async () => policyViewOf(await ports.settings.read()),
    saveSettings: async (changes, base = {}) => {
      const saved = await ports.settings.update((now) => mergeLists(base, changes, now));
      await heed();
      return saved;
    },
    deleteEverything: async () => {
      // Whatever settings hold in the end: the rules that go here may have been right by them.
      await ports.stopNotes.setHeeded(undefined);
      // First of all: whether sites may be looked up was answered, or it was not, which is not to be asked again, nor taken for
      // a yes, should this worker end before all is gone.
      await ports.settings.beginAnew();
      await forgetting.forgetAll();
      await ports.privatePasses.clear();
      await ports.stops.setPrivatePasses([]);
      await ports.eraseDisk();
      // The organisation's policy is not the person's to delete.
      await ports.policies.refresh();
      await heed();
      return getSettings();
    },
    settingsChanged: heed,
  };
}
