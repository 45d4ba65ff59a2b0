import type { BlockState } from "../storage/session.ts";
import type { TabState } from "../storage/tab-states.ts";
import type { OpenTab, Ports } from "./ports.ts";
import type { Visiting } from "./visiting.ts";

/** Makes up for what the worker before was told of tabs, and died over; or was never told. */
export type Missed = {
  /** Tabs that are gone are forgotten when this resolves; `visited` resolves when those that are elsewhere were seen to. */
  readonly resume: () => Promise<{ readonly visited: Promise<void> }>;
};

type Parts = {
  readonly ports: Ports;
  readonly visiting: Pick<Visiting, "visit" | "hasHeardOf">;
  readonly forgetTab: (tabId: number) => Promise<void>;
};

/**
 * Browsers tell of a navigation once, to a worker that may die over it. So each worker compares what is noted of tabs with the
 * tabs that are there. What it was itself told of meanwhile is newer than both.
 */
export function createMissed({ ports, visiting, forgetTab }: Parts): Missed {
  const { session, stopNotes } = ports;

  const see = async (
    { tabId, address }: OpenTab,
    state: TabState | undefined,
    isUnfinished: boolean,
  ): Promise<void> => {
    if (address === undefined) return;
    const block = state?.blockId === undefined ? undefined : await session.block(state.blockId);
    if (visiting.hasHeardOf(tabId)) return;
    if (state?.blockId !== undefined && block !== undefined && isStill(address, block)) {
      await ports.openWarning(tabId, state.blockId, block.target);
    } else if (isLeavingWarning(address, state)) {
      // The page asks once more for what the person chose, and goes on then; a visit would take the way past it back.
      return;
    } else if (isMissed(address, state, isUnfinished, isOurs(address))) {
      await visiting.visit(tabId, address, "arrived");
    }
  };

  const isLeavingWarning = (address: string, state: TabState | undefined): boolean =>
    state?.passed !== undefined &&
    !state.arrived &&
    isOurs(address) &&
    address.endsWith(`#${state.address}`);

  const isOurs = (address: string): boolean =>
    ports.blockIdOf(address) !== undefined || ports.stoppedAddressOf(address) !== undefined;

  return {
    resume: async () => {
      const [known, guards, askers, unfinished, open] = await Promise.all([
        session.tabs(),
        session.guards(),
        stopNotes.askers(),
        session.unfinished(),
        ports.openTabs(),
      ]);
      const ids = new Set(open.map(({ tabId }) => tabId));
      for (const tabId of new Set([...known.keys(), ...guards.keys(), ...askers, ...unfinished])) {
        if (!ids.has(tabId) && !visiting.hasHeardOf(tabId)) await forgetTab(tabId);
      }
      const seen = open.map((tab) => see(tab, known.get(tab.tabId), unfinished.has(tab.tabId)));
      const visited = Promise.allSettled(seen).then((results) => {
        for (const result of results) {
          if (result.status === "rejected")
            ports.complain("a page that was missed could not be checked", result.reason);
        }
      });
      return { visited };
    },
  };
}

function isMissed(
  address: string,
  state: TabState | undefined,
  isUnfinished: boolean,
  isWarning: boolean,
): boolean {
  if (state === undefined) return /^(?:https?|blob):/.test(address);
  const isThere = withoutFragment(state.address) === withoutFragment(address);
  // Where it was sent from a site to our page it is not on its way anywhere, whatever was noted of that.
  if (state.blockId !== undefined || isWarning) return isUnfinished || !isThere || !state.arrived;
  // On its way elsewhere it will be told of again.
  return state.arrived ? isUnfinished || !isThere : isThere;
}

/** Whether a tab still shows the site that was stopped: nobody has sent it to our page yet, or it has not gone. */
function isStill(address: string, { host }: BlockState): boolean {
  return URL.canParse(address) && new URL(address).hostname === host;
}

/** Nobody tells of a mere change of it. */
function withoutFragment(address: string): string {
  return address.replace(/#.*$/s, "");
}
