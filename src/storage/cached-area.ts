import type { Area } from "./area.ts";

export type CachedArea = Area & {
  /** These, or all, may be others by now than what was read or written here. */
  readonly forget: (keys?: readonly string[]) => void;
  /** Told that these are gone: news only where they were taken away by anybody else. */
  readonly gone: (keys: readonly string[]) => void;
};

/** How much is kept of values, characters: those read or written longest ago go first. So much are some hundred sites. */
const MOST_CHARACTERS = 400_000;
/** What a value costs beside its key and text, and so does a key that nothing is under, in characters: an estimate, as engines do not say. */
export const ENTRY_CHARACTERS = 150;

/** A value as JSON, so that nobody's changes to one reach another; undefined: known not to be there. */
type Known = {
  readonly text: string | undefined;
  /** What the text says, for as long as anybody needs it. */
  value?: WeakRef<object>;
};

/**
 * An area that asks the browser for no value twice: on a busy machine every call costs milliseconds, and a
 * page is to be held within a few of them. Of what a long day brings together only the latest is kept. What is written is known at once, before the browser has it. Where
 * anybody else writes or takes away, `forget` must be called. What is read is frozen, and the same object for as long as it has
 * not changed, so that whoever checks it need do so once.
 */
export function cachedArea(area: Area, most = MOST_CHARACTERS): CachedArea {
  /** In the order of their use. */
  const known = new Map<string, Known>();
  let characters = 0;
  let names: Set<string> | undefined;
  /** What is being written, by key. */
  const writing = new Map<string, Promise<void>>();
  /** Raised with every change: what was asked for before it is not to be noted after it. */
  let version = 0;

  const sizeOf = (key: string, { text = "" }: Known): number =>
    ENTRY_CHARACTERS + key.length + text.length;
  const drop = (key: string): void => {
    const one = known.get(key);
    if (one === undefined) return;
    characters -= sizeOf(key, one);
    known.delete(key);
  };
  const keep = (key: string, one: Known): void => {
    drop(key);
    known.set(key, one);
    characters += sizeOf(key, one);
    for (const oldest of known.keys()) {
      if (characters <= most || oldest === key) break;
      // What is being written is known here alone until the browser has it.
      if (!writing.has(oldest)) drop(oldest);
    }
  };
  const note = (key: string, value: unknown): void => {
    keep(key, { text: value === undefined ? undefined : JSON.stringify(value) });
  };
  const forget = (keys: Iterable<string> = known.keys()): void => {
    version += 1;
    for (const key of [...keys]) drop(key);
    names = undefined;
  };
  const change = async (keys: readonly string[], write: () => Promise<void>): Promise<void> => {
    version += 1;
    const written = write().catch((error: unknown) => {
      // Whether any of it was written is not known then.
      forget(keys);
      throw error;
    });
    for (const key of keys) writing.set(key, written);
    try {
      await written;
    } finally {
      for (const key of keys) if (writing.get(key) === written) writing.delete(key);
    }
  };
  /** Where it is not there for certain, nobody has to be asked. */
  const isAbsent = (key: string): boolean => names?.has(key) === false;

  return {
    get: async (keys) => {
      const missing = keys.filter((key) => !known.has(key) && !isAbsent(key));
      const asked = version;
      // What is known now may be forgotten, or make room for the rest, while that is asked for; it must not look absent then.
      const before = new Map(keys.map((key) => [key, known.get(key)]));
      const found = missing.length === 0 ? {} : await area.get(missing);
      if (asked === version) for (const key of missing) note(key, found[key]);
      const result: Record<string, unknown> = {};
      for (const key of keys) {
        const now = known.get(key);
        if (now !== undefined) keep(key, now);
        const one = now ?? before.get(key);
        const value = one === undefined ? found[key] : valueOf(one);
        if (value !== undefined) result[key] = value;
      }
      return result;
    },
    set: async (entries) => {
      const fresh: Record<string, unknown> = {};
      const same: string[] = [];
      for (const [key, value] of Object.entries(entries)) {
        // Browsers pass it over.
        if (value === undefined) continue;
        if (known.get(key)?.text === JSON.stringify(value)) {
          same.push(key);
          continue;
        }
        note(key, value);
        names?.add(key);
        fresh[key] = value;
      }
      const keys = Object.keys(fresh);
      // What is there already is not written again, but it may be only on its way.
      await Promise.all([
        keys.length === 0 ? undefined : change(keys, () => area.set(fresh)),
        ...same.map((key) => writing.get(key)),
      ]);
    },
    remove: async (keys) => {
      const isGone = (key: string): boolean => {
        const one = known.get(key);
        return one === undefined ? isAbsent(key) : one.text === undefined;
      };
      const there = keys.filter((key) => !isGone(key));
      // What is gone already is not taken away again, but it may be only on its way.
      const going = keys.flatMap((key) => (isGone(key) ? (writing.get(key) ?? []) : []));
      for (const key of there) {
        note(key, undefined);
        names?.delete(key);
      }
      await Promise.all([
        there.length === 0 ? undefined : change(there, () => area.remove(there)),
        ...going,
      ]);
    },
    keys: async () => {
      const asked = version;
      const found = names ?? new Set(await area.keys());
      if (asked === version) names = found;
      return [...found];
    },
    forget,
    gone: (keys) => {
      const news = keys.filter((key) => !known.has(key) || known.get(key)?.text !== undefined);
      if (news.length > 0) forget(news);
    },
  };
}

function valueOf(known: Known): unknown {
  const there = known.value?.deref();
  if (there !== undefined || known.text === undefined) return there;
  const value: unknown = JSON.parse(known.text);
  if (typeof value !== "object" || value === null) return value;
  freeze(value);
  known.value = new WeakRef(value);
  return value;
}

/** Itself and all in it, which is JSON. */
function freeze(value: object): void {
  Object.freeze(value);
  for (const part of Object.values(value) as unknown[]) {
    if (typeof part === "object" && part !== null) freeze(part);
  }
}
