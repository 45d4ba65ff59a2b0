import browser from "webextension-polyfill";
import type { ManagedStorage } from "../storage/policy-store.ts";

/** How Firefox says that there is no policy for this extension (153); Chromium gives an empty object. */
const NONE = /managed storage manifest not found/i;

/** The organisation's policy, as the browser hands it over. */
export const managedStorage: ManagedStorage = {
  read: async () => {
    try {
      return await browser.storage.managed.get(null);
    } catch (error: unknown) {
      if (NONE.test(error instanceof Error ? error.message : String(error))) return undefined;
      throw error;
    }
  },
  // Needs no permission.
  isForced: async () => (await browser.management.getSelf()).installType === "admin",
};
