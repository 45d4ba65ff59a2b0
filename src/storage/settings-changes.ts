import type { Exception, SettingKey, Settings } from "./settings-model.ts";
import { PERSONAL_KEYS, specOf } from "./settings-schema.ts";

/** What would be other than now in one setting. */
export type SettingChange =
  | {
      readonly kind: "value";
      readonly key: SettingKey;
      readonly from: boolean | number | string;
      readonly to: boolean | number | string;
    }
  | {
      readonly kind: "list";
      readonly key: SettingKey;
      readonly added: readonly string[];
      readonly removed: readonly string[];
      /** There before and after, on other terms. */
      readonly altered: readonly string[];
      /** The same entries in another order, where the order counts. */
      readonly reordered: boolean;
    };

/** What a change of settings would do, in the order of the page. */
export function changesBetween(now: Settings, next: Partial<Settings>): readonly SettingChange[] {
  return PERSONAL_KEYS.flatMap((key): readonly SettingChange[] => {
    const [from, to] = [now[key], next[key]];
    if (to === undefined) return [];
    if (typeof from === "object" || typeof to === "object") {
      return typeof from === "object" && typeof to === "object" ? listChange(key, from, to) : [];
    }
    return from === to ? [] : [{ kind: "value", key, from, to }];
  });
}

type Item = string | Exception;

function listChange(
  key: SettingKey,
  from: readonly Item[],
  to: readonly Item[],
): readonly SettingChange[] {
  const [before, after] = [byName(from), byName(to)];
  const names = [...after.keys()];
  const added = names.filter((name) => !before.has(name));
  const removed = [...before.keys()].filter((name) => !after.has(name));
  const altered = names.filter(
    (name) => before.has(name) && termsOf(before.get(name)) !== termsOf(after.get(name)),
  );
  const changed = added.length + removed.length + altered.length > 0;
  const reordered =
    !changed &&
    specOf(key).type === "resolvers" &&
    names.join("\n") !== [...before.keys()].join("\n");
  return changed || reordered ? [{ kind: "list", key, added, removed, altered, reordered }] : [];
}

function byName(items: readonly Item[]): ReadonlyMap<string, Item> {
  return new Map(items.map((item) => [typeof item === "string" ? item : item.host, item]));
}

/** What can differ between two entries of one name and matters to people: when it ends. */
function termsOf(item: Item | undefined): number | undefined {
  return typeof item === "object" ? item.until : undefined;
}
