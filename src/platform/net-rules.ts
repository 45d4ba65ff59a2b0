import type { DeclarativeNetRequest } from "webextension-polyfill";
import { createQueue } from "../storage/area.ts";
import { freeIds, idRangeOf, type IdRange, type RuleKind } from "./rule-ids.ts";

export type NetRule = DeclarativeNetRequest.Rule;
/** A rule before it has its id. */
export type NetRuleBody = Omit<NetRule, "id">;

/** One of the browser's two rule sets: `dynamic` stays on disk, `session` ends with the browser. */
export type RuleSet = {
  readonly get: () => Promise<NetRule[]>;
  /** Removes and adds in one step. */
  readonly update: (change: { removeRuleIds: number[]; addRules: NetRule[] }) => Promise<void>;
};

export type NetRules = {
  /** The rules of a kind, oldest first. In Chromium each worker sees its own alone. */
  readonly list: (kind: RuleKind) => Promise<readonly NetRule[]>;
  /** Those of both workers. */
  readonly listAll: (kind: RuleKind) => Promise<readonly NetRule[]>;
  /**
   * Takes away those rules of a kind for which `remove` says so and adds others, in one step: no
   * request falls in between. Gives the ids of the added ones. One change at a time.
   */
  readonly change: (
    kind: RuleKind,
    change: {
      readonly remove?: (rule: NetRule) => boolean;
      readonly add?: readonly NetRuleBody[];
    },
  ) => Promise<readonly number[]>;
};

/**
 * The one place that gives rules of a set their ids. Asks the browser for the rules once, as every call costs it and us time
 * and every visit needs them; `othersWrite`: anew each time, since somebody else changes them too.
 */
export function createNetRules(rules: RuleSet, isPrivate: boolean, othersWrite = false): NetRules {
  const queue = createQueue();
  let known: Promise<readonly NetRule[]> | undefined;
  const all = async (): Promise<readonly NetRule[]> => {
    if (othersWrite) return rules.get();
    known ??= rules.get();
    try {
      return await known;
    } catch (error) {
      known = undefined;
      throw error;
    }
  };
  const update: RuleSet["update"] = async (change) => {
    // Whether any of it was done is not known where it fails; and what is asked for meanwhile may be either.
    known = undefined;
    try {
      await rules.update(change);
    } finally {
      known = undefined;
    }
  };
  const listOf = async (...ranges: readonly IdRange[]): Promise<NetRule[]> =>
    (await all())
      .filter(({ id }) => ranges.some(({ first, last }) => id >= first && id <= last))
      .sort((a, b) => a.id - b.id);
  const list = (kind: RuleKind): Promise<NetRule[]> => listOf(idRangeOf(kind, isPrivate));
  return {
    list,
    listAll: (kind) => listOf(idRangeOf(kind, false), idRangeOf(kind, true)),
    change: (kind, { remove = () => false, add = [] }) =>
      queue(async () => {
        const known = await list(kind);
        const removeRuleIds = known.filter(remove).map(({ id }) => id);
        if (removeRuleIds.length === 0 && add.length === 0) return [];
        const taken = known.map(({ id }) => id);
        const ids = freeIds(taken, idRangeOf(kind, isPrivate), add.length);
        const addRules = add.map((body, index) => ({ ...body, id: ids[index] ?? 0 }));
        await update({ removeRuleIds, addRules });
        return ids;
      }),
  };
}
