import { readFields } from "./settings-fields.ts";
import type { SettingKey, Settings } from "./settings-model.ts";
import { SETTING_KEYS, specOf } from "./settings-schema.ts";

type Item = Settings["exceptions"][number] | string;

const LISTS = SETTING_KEYS.filter((key) => {
  return ["resolvers", "exceptions", "sites", "domains"].includes(specOf(key).type);
});

/**
 * What a page wants, as a change of what holds now. A page shows lists whole and sends them whole; `base` is how it knew them,
 * so that what others added or took out since stays so.
 */
export function mergeLists(
  base: Readonly<Record<string, unknown>>,
  wanted: Partial<Settings>,
  now: Settings,
): Partial<Settings> {
  const known = readFields(base, LISTS).settings;
  const merged = LISTS.flatMap((key): [SettingKey, readonly Item[]][] => {
    const [before, after, current] = [itemsOf(known, key), itemsOf(wanted, key), itemsOf(now, key)];
    if (before === undefined || after === undefined || current === undefined) return [];
    return [[key, mergeList(before, after, current)]];
  });
  return { ...wanted, ...Object.fromEntries(merged) };
}

/** Undefined where there is no such list, or it is none: validation says what is wrong with it. */
function itemsOf(settings: Partial<Settings>, key: SettingKey): readonly Item[] | undefined {
  const read = readFields(settings, [key]).settings[key];
  return Array.isArray(read) ? (read as readonly Item[]) : undefined;
}

function mergeList(
  base: readonly Item[],
  wanted: readonly Item[],
  now: readonly Item[],
): readonly Item[] {
  // The order is the person's, too.
  if (JSON.stringify(base) === JSON.stringify(now)) return wanted;
  const [before, after] = [byName(base), byName(wanted)];
  const stays = now.flatMap((item): Item[] => {
    const name = nameOf(item);
    const mine = after.get(name);
    if (mine === undefined) return before.has(name) ? [] : [item];
    return [JSON.stringify(mine) === JSON.stringify(before.get(name)) ? item : mine];
  });
  const there = byName(stays);
  const isNew = (item: Item): boolean => {
    const name = nameOf(item);
    if (there.has(name)) return false;
    // What stood there unchanged has been taken out by somebody else.
    return JSON.stringify(before.get(name)) !== JSON.stringify(item);
  };
  return [...stays, ...wanted.filter(isNew)];
}

function nameOf(item: Item): string {
  return typeof item === "string" ? item : item.host;
}

function byName(items: readonly Item[]): ReadonlyMap<string, Item> {
  return new Map(items.map((item) => [nameOf(item), item]));
}
