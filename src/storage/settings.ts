import { Refused } from "../messages/refusal.ts";
import { createQueue, type Area } from "./area.ts";
import { INSTALL_KEY } from "./install-key.ts";
import { NO_POLICY } from "./policy-model.ts";
import type { Policies, PolicyState } from "./policy-store.ts";
import type { SettingsInForce } from "./rules.ts";
import { readFields } from "./settings-fields.ts";
import { chosenIn, ownAfter, settingsInForce, type OwnSettings } from "./settings-in-force.ts";
import { isOfLaterRelease, migrateSettings, SETTINGS_VERSION } from "./settings-migrations.ts";
import { SETTINGS_KEY } from "./settings-key.ts";
import type { SettingKey, Settings } from "./settings-model.ts";
import { boundsOf, placeOf, type SettingsProblem } from "./settings-problems.ts";
import { DEFAULT_SETTINGS, SETTING_KEYS, specOf } from "./settings-schema.ts";

/** What a stored document says. */
export type ParsedSettings = {
  readonly settings: Settings;
  readonly problems: readonly SettingsProblem[];
  /** Whether what was read is no document at all. */
  readonly damaged: boolean;
};

/** What holds, and what it comes from. */
export type ReadSettings = Omit<ParsedSettings, "settings"> & {
  readonly settings: SettingsInForce;
  readonly own: OwnSettings;
  readonly policy: PolicyState;
};

/** Reads any JSON into whole settings: each field that has the right shape, else its default. */
export function parseSettings(document: unknown): ParsedSettings {
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
  /** Stores whether the person has answered the first-run page, whoever answers in their place. */
  readonly keepAnswer: (setUp: boolean) => Promise<SettingsInForce>;
  /**
   * Applies a change to what holds, and answers what holds then; throws an Error for people, and writes nothing, when it is not
   * valid or an organisation has set it.
   */
  readonly update: (
    change: (settings: SettingsInForce) => Partial<Settings>,
  ) => Promise<SettingsInForce>;
};

/** Where there can be no organisation. */
const NO_POLICIES: Pick<Policies, "current"> = {
  current: () => Promise.resolve({ standing: "current", policy: NO_POLICY, decidedAt: undefined }),
};

/**
 * The settings document in a storage area, under an organisation's policy: one key, one write, so that no change can be half done.
 * What the policy says is never written into it.
 */
export function createSettingsStore(
  area: Area,
  policies: Pick<Policies, "current"> = NO_POLICIES,
): SettingsStore {
  const queue = createQueue();
  const read = async (): Promise<ReadSettings & { readonly stored: unknown }> => {
    const [{ [SETTINGS_KEY]: stored }, policy] = await Promise.all([
      area.get([SETTINGS_KEY]),
      policies.current(),
    ]);
    const { settings: own, problems, damaged } = parseSettings(stored);
    const all = { settings: own, chosen: readChosen(stored, own) };
    const settings = settingsInForce(policy.policy, all);
    return {
      // Before it is known what the organisation wants, nobody is asked anything.
      settings: policy.standing === "unknown" ? { ...settings, setUp: false } : settings,
      ...{ problems, damaged, policy, stored },
      own: all,
    };
  };
  const write = async (
    { settings, chosen }: OwnSettings,
    { stored, problems, damaged }: Awaited<ReturnType<typeof read>>,
  ): Promise<void> => {
    const checked = checkSettings(settings);
    const losesSome = damaged || problems.length > 0 || isOfLaterRelease(stored);
    const aside = losesSome ? { [DAMAGED_KEY]: stored } : {};
    const document = { version: SETTINGS_VERSION, ...checked, chosen: [...chosen] };
    try {
      await area.set({ ...aside, [SETTINGS_KEY]: document });
    } catch (error: unknown) {
      throw error instanceof Refused
        ? error
        : new Refused({ kind: "not-written" }, { cause: error });
    }
  };
  const answer = async (setUp: boolean): Promise<void> => {
    const before = await read();
    await write(ownAfter(NO_POLICY, before.own, { setUp }), before);
  };
  return {
    read,
    begin: (isUpdate) =>
      queue(async () => {
        const stored = await area.get([SETTINGS_KEY, INSTALL_KEY]);
        if (SETTINGS_KEY in stored) return "known";
        const wasInUse = isUpdate && INSTALL_KEY in stored;
        await answer(wasInUse);
        return wasInUse ? "in-use" : "new";
      }),
    keepAnswer: (setUp) =>
      queue(async () => {
        await answer(setUp);
        return (await read()).settings;
      }),
    update: (change) =>
      queue(async () => {
        const before = await read();
        await write(ownAfter(before.policy.policy, before.own, change(before.settings)), before);
        return (await read()).settings;
      }),
  };
}

/**
 * Which settings a person has chosen: those that are not as they first were, and those that the document says were chosen so, which
 * counts where an organisation's value is another.
 */
function readChosen(stored: unknown, settings: Settings): ReadonlySet<SettingKey> {
  const chosen = new Set(chosenIn(settings));
  const noted: unknown =
    typeof stored === "object" && stored !== null && "chosen" in stored ? stored.chosen : [];
  const names: readonly unknown[] = Array.isArray(noted) ? noted : [];
  for (const key of SETTING_KEYS) if (names.includes(key)) chosen.add(key);
  return chosen;
}

function checkSettings(candidate: Settings): Settings {
  const { settings, problems } = parseSettings({ version: SETTINGS_VERSION, ...candidate });
  const [problem] = problems;
  if (problem !== undefined) {
    const { field, kind } = problem;
    throw new Refused({
      kind: "unusable",
      setting: { field, label: specOf(field).label },
      place: placeOf(problem),
      problem: { kind, ...boundsOf(field) },
    });
  }
  return settings;
}
