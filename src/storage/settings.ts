import { Refused } from "../messages/refusal.ts";
import { createQueue, type Area } from "./area.ts";
import { INSTALL_KEY } from "./install-key.ts";
import { NO_POLICY } from "./policy-model.ts";
import type { Policies, PolicyState } from "./policy-store.ts";
import type { SettingsInForce } from "./rules.ts";
import {
  DECIDING,
  parseSettings,
  restoreSettings,
  type RestoredSettings,
} from "./settings-document.ts";
import { createOwnWrites, type Revision, type Writer } from "./settings-rivals.ts";
import { chosenIn, ownAfter, settingsInForce, type OwnSettings } from "./settings-in-force.ts";
import { SETTINGS_VERSION } from "./settings-migrations.ts";
import { SETTINGS_KEY } from "./settings-key.ts";
import type { SettingKey, Settings } from "./settings-model.ts";
import { boundsOf, placeOf } from "./settings-problems.ts";
import { DEFAULT_SETTINGS, specOf } from "./settings-schema.ts";

/** What holds, and what it comes from. */
export type ReadSettings = {
  readonly settings: SettingsInForce;
  readonly own: OwnSettings;
  readonly policy: PolicyState;
};

/** What is stored, and what of it could not be read. */
type Stored = Pick<RestoredSettings, "isWhole"> & {
  readonly stored: unknown;
  readonly lost: readonly SettingKey[];
};

/** Where a document that could not be read whole is put aside, so that nothing is lost. */
const DAMAGED_KEY = "settings.damaged";
/** Where the same document is written once more, at once with it, for the day when one of them cannot be read. */
export const COPY_KEY = "settings.copy";

/**
 * How it stands with an installation. `known`: it has settings; `in-use`: it has been at work, though no setting was ever
 * changed, since before there was a first-run page; `new`: nobody was asked yet.
 */
export type Beginning = "known" | "in-use" | "new";

export type SettingsStore = {
  readonly read: () => Promise<ReadSettings>;
  /**
   * Stores a first document where there is none, which says whether looks may be taken. Answers what was found; `onNew` is
   * waited for before a document says that it is new no more.
   */
  readonly begin: (isUpdate: boolean, onNew?: () => Promise<void>) => Promise<Beginning>;
  /**
   * All settings as they first were, in one write, but for whether the person has answered the first-run page, whoever answers in
   * their place.
   */
  readonly beginAnew: () => Promise<SettingsInForce>;
  /**
   * Applies a change to what holds, and answers what holds then; throws an Error for people, and writes nothing, when it is not
   * valid or an organisation has set it.
   */
  readonly update: (change: Change) => Promise<SettingsInForce>;
  /** A document is stored now, whoever wrote it: changes of this store's that it was written over are made again. */
  readonly heedWritten: (document: unknown) => Promise<void>;
};

type Change = (settings: SettingsInForce) => Partial<Settings>;

/** Where there can be no organisation. */
const NO_POLICIES: Pick<Policies, "current"> = {
  current: () => Promise.resolve({ standing: "current", policy: NO_POLICY, decidedAt: undefined }),
};

/**
 * The settings document in a storage area, under an organisation's policy: one write, so that no change can be half done. What the policy says is never written into it.
 */
export function createSettingsStore(
  area: Area,
  policies: Pick<Policies, "current"> = NO_POLICIES,
  writer: Writer = "open",
): SettingsStore {
  const queue = createQueue();
  const writes = createOwnWrites<Change>(writer);
  type Read = ReadSettings & Stored;
  let last: { readonly copy: unknown; readonly read: Read } | undefined;
  const read = async (): Promise<Read> => {
    const [{ [SETTINGS_KEY]: stored, [COPY_KEY]: copy }, policy] = await Promise.all([
      area.get([SETTINGS_KEY, COPY_KEY]),
      policies.current(),
    ]);
    // None has changed, as at nearly every time that anybody asks.
    if (last?.read.stored === stored && last?.copy === copy && last?.read.policy === policy)
      return last.read;
    last = { copy, read: restore(stored, copy, policy) };
    return last.read;
  };
  const restore = (stored: unknown, copy: unknown, policy: PolicyState): Read => {
    const { settings: known, noted, trouble, isWhole } = restoreSettings(stored, copy);
    const own = { settings: known, chosen: new Set([...chosenIn(known), ...noted]) };
    const settings = settingsInForce(policy.policy, own);
    // Before it is known what the organisation wants, or what the person wanted, nobody is asked anything.
    const isBarred = policy.standing === "unknown" || isUndecided(settings, trouble);
    return {
      settings: {
        ...settings,
        ...(isBarred && { setUp: false }),
        ...(trouble !== undefined && { trouble }),
      },
      ...{ own, policy, stored, isWhole },
      lost: trouble?.lost ?? [],
    };
  };
  const write = async (
    { settings, chosen }: OwnSettings,
    { stored, isWhole, lost }: Stored,
  ): Promise<Revision> => {
    const checked = checkSettings(settings);
    const revision = writes.next(stored);
    const aside = isWhole || stored === undefined ? {} : { [DAMAGED_KEY]: stored };
    const document = {
      ...{ version: SETTINGS_VERSION, revision, ...checked, chosen: [...chosen] },
      ...(lost.length > 0 && { lost }),
    };
    try {
      await area.set({ ...aside, [SETTINGS_KEY]: document, [COPY_KEY]: document });
    } catch (error: unknown) {
      throw error instanceof Refused
        ? error
        : new Refused({ kind: "not-written" }, { cause: error });
    }
    return revision;
  };
  const answer = async (setUp: boolean): Promise<void> => {
    const before = await read();
    await write(ownAfter(NO_POLICY, before.own, { setUp }), before);
  };
  /** Makes changes, with those of ours that somebody wrote over. */
  const apply = async (wanted: readonly Change[]): Promise<void> => {
    const before = await read();
    const changes = [...writes.lostIn(before.stored), ...wanted];
    let { own, settings, lost } = before;
    for (const change of changes) {
      const changed = change(settings);
      // Who says that it is set up has seen what was lost.
      if (changed.setUp === true) lost = [];
      own = ownAfter(before.policy.policy, own, changed);
      settings = settingsInForce(before.policy.policy, own);
    }
    if (changes.length > 0) writes.note(await write(own, { ...before, lost }), changes);
  };
  return {
    read,
    begin: (isUpdate, onNew) =>
      queue(async () => {
        const stored = await area.get([SETTINGS_KEY, COPY_KEY, INSTALL_KEY]);
        if (SETTINGS_KEY in stored || COPY_KEY in stored) return "known";
        const wasInUse = isUpdate && INSTALL_KEY in stored;
        if (!wasInUse) await onNew?.();
        await answer(wasInUse);
        return wasInUse ? "in-use" : "new";
      }),
    beginAnew: () =>
      queue(async () => {
        const before = await read();
        const { setUp } = before.own.settings;
        const first = { settings: DEFAULT_SETTINGS, chosen: new Set<SettingKey>() };
        // Nor are changes from before made again, should another window write over this.
        writes.forget();
        const own = ownAfter(NO_POLICY, first, { setUp });
        await write(own, { ...before, isWhole: true, lost: [] });
        return (await read()).settings;
      }),
    update: (change) =>
      queue(async () => {
        await apply([change]);
        return (await read()).settings;
      }),
    heedWritten: (document) =>
      queue(async () => {
        if (document === undefined) writes.forget();
        await apply([]);
      }),
  };
}

/** Whether the person chose whom to ask, or about what, and nobody knows any more how. */
function isUndecided({ locked }: SettingsInForce, trouble: SettingsInForce["trouble"]): boolean {
  const isLost = (key: SettingKey): boolean =>
    trouble?.lost.includes(key) === true && !locked.includes(key);
  return !locked.includes("setUp") && DECIDING.some(isLost);
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
