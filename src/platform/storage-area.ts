import type { Storage } from "webextension-polyfill";
import type { Area } from "../storage/area.ts";

/** A browser's storage area as the few calls that are needed of it. */
export function browserArea(area: Storage.StorageArea): Area {
  return {
    get: (keys) => area.get([...keys]),
    set: (entries) => area.set({ ...entries }),
    remove: (keys) => area.remove([...keys]),
    keys: async () => Object.keys(await area.get(null)),
  };
}
