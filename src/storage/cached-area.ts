import type { Area } from "./area.ts";

export type CachedArea = Area & {
  /** These, or all, may be others by now than what was read or written here. */
  readonly forget: (keys?: readonly string[]) => void;
};

/**
 * An area that asks the browser for no value twice: on a busy machine every call costs milliseconds, and a
 * page is to be held within a few of them. What is written is known at once, before the browser has it. Where
 * anybody else writes or takes away, `forget` must be called.
 */
export function cachedArea(area: Area): CachedArea {
  /** Values as JSON, so that nobody's changes to one reach another; undefined: known not to be there. */
  const known = new Map<string, string | undefined>();
  let names: Set<string> | undefined;
  /** Raised with every change: what was asked for before it is not to be noted after it. */
  let version = 0;

  const note = (key: string, value: unknown): void => {
    known.set(key, value === undefined ? undefined : JSON.stringify(value));
  };
  const forget = (keys: Iterable<string> = known.keys()): void => {
    version += 1;
    for (const key of keys) known.delete(key);
    names = undefined;
  };
  const change = async (keys: readonly string[], write: () => Promise<void>): Promise<void> => {
    version += 1;
    try {
      await write();
    } catch (error) {
      // Whether any of it was written is not known then.
      forget(keys);
      throw error;
    }
  };

  return {
    get: async (keys) => {
      const missing = keys.filter((key) => !known.has(key));
      const asked = version;
      // What is known now may be forgotten while the rest is asked for, and must not look absent then.
      const before = new Map(keys.map((key) => [key, known.get(key)]));
      const found = missing.length === 0 ? {} : await area.get(missing);
      if (asked === version) for (const key of missing) note(key, found[key]);
      const result: Record<string, unknown> = {};
      for (const key of keys) {
        const text = known.has(key) ? known.get(key) : before.get(key);
        const isFound = !known.has(key) && Object.hasOwn(found, key);
        if (isFound) result[key] = found[key];
        else if (text !== undefined) result[key] = JSON.parse(text) as unknown;
      }
      return result;
    },
    set: (entries) => {
      for (const [key, value] of Object.entries(entries)) {
        // Browsers pass it over.
        if (value === undefined) continue;
        note(key, value);
        names?.add(key);
      }
      return change(Object.keys(entries), () => area.set(entries));
    },
    remove: (keys) => {
      for (const key of keys) {
        note(key, undefined);
        names?.delete(key);
      }
      return change(keys, () => area.remove(keys));
    },
    keys: async () => {
      const asked = version;
      const found = names ?? new Set(await area.keys());
      if (asked === version) names = found;
      return [...found];
    },
    forget,
  };
}
