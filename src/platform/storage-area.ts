import type { Storage } from "webextension-polyfill";
import type { Area } from "../storage/area.ts";

/** A browser's storage area as the few calls that are needed of it. */
export function browserArea(area: Storage.StorageArea): Area {
  return {
    get: (keys) => area.get([...keys]),
    set: (entries) => area.set({ ...entries }),
    remove: (keys) => area.remove([...keys]),
    // Without the values, where the browser can (Chromium 130, Firefox 143): there may be megabytes of them.
    keys: async () => {
      const { getKeys } = area as { getKeys?: () => Promise<string[]> };
      return getKeys === undefined ? Object.keys(await area.get(null)) : getKeys.call(area);
    },
  };
}
