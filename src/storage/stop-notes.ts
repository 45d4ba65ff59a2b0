import type { Area } from "./area.ts";

/** What must be known, for as long as the browser runs, of the sites that it stops by itself. */
export type StopNotes = {
  /** The address that a tab asked for last, until a page of ours has claimed it. */
  readonly asked: (tabId: number) => Promise<string | undefined>;
  readonly setAsked: (tabId: number, address: string | undefined) => Promise<void>;
  /** Whether the browser's rules were compared with what is stored since the browser started. */
  readonly isReconciled: () => Promise<boolean>;
  readonly setReconciled: () => Promise<void>;
  /** Whether the pages that were open before the extension was loaded have what every page has. */
  readonly areTabsEquipped: () => Promise<boolean>;
  readonly setTabsEquipped: () => Promise<void>;
};

const RECONCILED = "reconciled";
const EQUIPPED = "equipped";

export function createStopNotes(area: Area): StopNotes {
  const keyOf = (tabId: number): string => `asked:${String(tabId)}`;
  return {
    asked: async (tabId) => {
      const key = keyOf(tabId);
      const stored = (await area.get([key]))[key];
      return typeof stored === "string" ? stored : undefined;
    },
    setAsked: (tabId, address) => {
      const key = keyOf(tabId);
      return address === undefined ? area.remove([key]) : area.set({ [key]: address });
    },
    isReconciled: async () => (await area.get([RECONCILED]))[RECONCILED] === true,
    setReconciled: () => area.set({ [RECONCILED]: true }),
    areTabsEquipped: async () => (await area.get([EQUIPPED]))[EQUIPPED] === true,
    setTabsEquipped: () => area.set({ [EQUIPPED]: true }),
  };
}
