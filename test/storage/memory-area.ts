import type { Area } from "../../src/storage/area.ts";

/** A storage area in memory, which keeps JSON as a browser does, with what is in it from the beginning. */
export function memoryArea(
  first: Readonly<Record<string, unknown>> = {},
): Area & { readonly dump: () => Record<string, unknown> } {
  const kept = new Map(Object.entries(first).map(([key, value]) => [key, JSON.stringify(value)]));
  return {
    get: (keys) =>
      Promise.resolve(
        Object.fromEntries(
          keys.flatMap((key) => {
            const text = kept.get(key);
            return text === undefined ? [] : [[key, JSON.parse(text) as unknown]];
          }),
        ),
      ),
    set: (entries) => {
      for (const [key, value] of Object.entries(entries)) {
        const text = JSON.stringify(value) as string | undefined;
        if (text !== undefined) kept.set(key, text);
      }
      return Promise.resolve();
    },
    remove: (keys) => {
      for (const key of keys) kept.delete(key);
      return Promise.resolve();
    },
    keys: () => Promise.resolve([...kept.keys()]),
    dump: () =>
      Object.fromEntries([...kept].map(([key, text]) => [key, JSON.parse(text) as unknown])),
  };
}
