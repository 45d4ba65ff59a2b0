import type { Area } from "./area.ts";

/**
 * How far the first-run page has come. `due`: it is to be opened once it is known what an organisation wants; `open`: it was opened,
 * and as far as is known the person has not left it; `over`: it opens by itself no more.
 */
export type FirstRunStage = "due" | "open" | "over";

export type FirstRunNote = {
  readonly stage: () => Promise<FirstRunStage>;
  readonly setStage: (stage: FirstRunStage) => Promise<void>;
  /** The tab it was opened in since the extension was started; undefined where it was opened before, or not yet. */
  readonly tab: () => Promise<number | undefined>;
  readonly setTab: (tabId: number) => Promise<void>;
};

const STAGE = "first-run";
const TAB = "first-run.tab";

/** The stage is on disk, as it must outlive extension and browser; the tab is forgotten with the extension's end, which closes it. */
export function createFirstRunNote(local: Area, session: Area): FirstRunNote {
  return {
    stage: async () => {
      const { [STAGE]: stored } = await local.get([STAGE]);
      return stored === "due" || stored === "open" ? stored : "over";
    },
    setStage: (stage) => (stage === "over" ? local.remove([STAGE]) : local.set({ [STAGE]: stage })),
    tab: async () => {
      const { [TAB]: stored } = await session.get([TAB]);
      return typeof stored === "number" ? stored : undefined;
    },
    setTab: (tabId) => session.set({ [TAB]: tabId }),
  };
}
