import { Refused } from "../messages/refusal.ts";

/** The few calls needed of a storage area. Values are JSON. */
export type Area = {
  /** The values of those of the keys that exist. */
  readonly get: (keys: readonly string[]) => Promise<Readonly<Record<string, unknown>>>;
  /** Writes all entries at once or none. */
  readonly set: (entries: Readonly<Record<string, unknown>>) => Promise<void>;
  readonly remove: (keys: readonly string[]) => Promise<void>;
  readonly keys: () => Promise<readonly string[]>;
};

/** An area in which every key begins with a prefix of its own, as private windows' data must. */
export function withPrefix(area: Area, prefix: string): Area {
  return {
    get: async (keys) => {
      const found = await area.get(keys.map((key) => prefix + key));
      return Object.fromEntries(
        Object.entries(found).map(([key, value]) => [key.slice(prefix.length), value]),
      );
    },
    set: (entries) =>
      area.set(
        Object.fromEntries(Object.entries(entries).map(([key, value]) => [prefix + key, value])),
      ),
    remove: (keys) => area.remove(keys.map((key) => prefix + key)),
    keys: async () =>
      (await area.keys())
        .filter((key) => key.startsWith(prefix))
        .map((key) => key.slice(prefix.length)),
  };
}

/** An area that is only read from: what the worker of private windows has of the disk. */
export function readOnly(area: Area): Area {
  const refuse = (): Promise<never> => Promise.reject(new Refused({ kind: "private-disk" }));
  return { get: area.get, keys: area.keys, set: refuse, remove: refuse };
}

/** Runs jobs one after another. Read-modify-write must not interleave, and a job that fails must not block the next. */
export function createQueue(): <T>(job: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (job) => {
    const result = last.then(job);
    last = result.catch(() => undefined);
    return result;
  };
}
