import type { Area } from "./area.ts";

/** What must be known, for as long as the browser runs, of the sites that it stops by itself. */
export type StopNotes = {
  /** The address that a tab asked for last, until a page of ours has claimed it. */
  readonly asked: (tabId: number) => Promise<string | undefined>;
  readonly setAsked: (tabId: number, address: string | undefined) => Promise<void>;
  /** The tabs of which that is kept. */
  readonly askers: () => Promise<readonly number[]>;
  /** A mark of the settings that were last acted on to the end; undefined: none since the browser started. */
  readonly heeded: () => Promise<string | undefined>;
  readonly setHeeded: (mark: string | undefined) => Promise<void>;
  /** Whether the pages that were open before the extension was loaded have what every page has. */
  readonly areTabsEquipped: () => Promise<boolean>;
  readonly setTabsEquipped: () => Promise<void>;
};

const HEEDED = "heeded";
const EQUIPPED = "equipped";

const ASKED = "asked:";

export function createStopNotes(area: Area): StopNotes {
  const keyOf = (tabId: number): string => ASKED + String(tabId);
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
    askers: async () => {
      const keys = (await area.keys()).filter((key) => key.startsWith(ASKED));
      return keys.map((key) => Number(key.slice(ASKED.length)));
    },
    heeded: async () => {
      const stored = (await area.get([HEEDED]))[HEEDED];
      return typeof stored === "string" ? stored : undefined;
    },
    setHeeded: (mark) =>
      mark === undefined ? area.remove([HEEDED]) : area.set({ [HEEDED]: mark }),
    areTabsEquipped: async () => (await area.get([EQUIPPED]))[EQUIPPED] === true,
    setTabsEquipped: () => area.set({ [EQUIPPED]: true }),
  };
}
