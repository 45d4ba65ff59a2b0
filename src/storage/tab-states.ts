import * as v from "valibot";
import type { Host } from "../detection/host.ts";
import type { Area } from "./area.ts";
import { checkedOnce } from "./checked-once.ts";
import { GUARD, TAB } from "./session-schemas.ts";

/** What is known of one tab. Kept in memory by the browser, never on disk. */
export type TabState = {
  /** Where the tab is going or has arrived: the address as the browser gave it. */
  readonly address: string;
  /** Undefined where the address names nothing that can be checked. */
  readonly host: Host | undefined;
  /** Whether the page has taken the old one's place: until then there is nothing to guard. */
  readonly arrived: boolean;
  /** Since when the person has been on this host, ms since the epoch; undefined before the first page of it arrived. */
  readonly arrivedAt: number | undefined;
  /** Where the person was before this site: the last page on a host that was not warned of. */
  readonly previous: string | undefined;
  /** Host that the person chose to continue to, for as long as this tab stays on it. */
  readonly passed: Host | undefined;
  /** The block whose warning page the tab is on. */
  readonly blockId: string | undefined;
  /** Whether its page came through a proxy, as far as the browser tells. */
  readonly proxied: boolean;
  /** Whether it is in a private window. */
  readonly isPrivate: boolean;
};

/** What a tab's page is held for. */
export type GuardState = {
  readonly host: Host;
  /**
   * `verdict`: until that changes. The others until the first look has ended: `odd`, `sibling` a few seconds at most, `waiting`
   * as long as that look may have to wait for its turn.
   */
  readonly reason: "verdict" | "odd" | "sibling" | "waiting";
  /** Address of the page that is held. */
  readonly page: string;
  /** ms since the epoch. */
  readonly since: number;
  /** Let go since the first look took too long; its verdict may hold the page again. */
  readonly expired: boolean;
};

/** What an absent field stands for. */
const NO_TAB = {
  ...{ host: undefined, arrivedAt: undefined, previous: undefined },
  ...{ passed: undefined, blockId: undefined },
};

const UNFINISHED = "unfinished:";

/** What is known of tabs for as long as the browser runs. */
export type TabStates = {
  readonly tab: (tabId: number) => Promise<TabState | undefined>;
  readonly setTab: (tabId: number, state: TabState) => Promise<void>;
  /** The same, with the note that what follows from it has not all been done yet. */
  readonly beginTab: (tabId: number, state: TabState) => Promise<void>;
  /** All that follows from where the tab is has been done; nothing is written where that was not begun here. */
  readonly finishTab: (tabId: number) => Promise<void>;
  /** The tabs of which that cannot be said, since a worker died over it or is at it. */
  readonly unfinished: () => Promise<ReadonlySet<number>>;
  /** The tab was closed. What is said of it from now on comes too late, and nothing is kept of it. */
  readonly forgetTab: (tabId: number) => Promise<void>;
  /** What the tab's page is held for. */
  readonly guard: (tabId: number) => Promise<GuardState | undefined>;
  readonly setGuard: (tabId: number, state: GuardState | undefined) => Promise<void>;
  readonly guards: () => Promise<ReadonlyMap<number, GuardState>>;
  readonly tabs: () => Promise<ReadonlyMap<number, TabState>>;
};

export function createTabStates(area: Area): TabStates {
  /** Tabs that were closed; browsers never give an id twice in a session. */
  const closed = new Set<number>();
  const begun = new Set<number>();
  const one = async (key: string): Promise<unknown> => (await area.get([key]))[key];
  const byTab = async <S>(prefix: string, read: (stored: unknown) => S | undefined) => {
    const keys = (await area.keys()).filter((key) => key.startsWith(prefix));
    const found = await area.get(keys);
    return new Map(
      keys.flatMap((key): [number, S][] => {
        const state = read(found[key]);
        return state === undefined ? [] : [[Number(key.slice(prefix.length)), state]];
      }),
    );
  };
  const readGuard = checkedOnce((stored): GuardState | undefined => {
    const parsed = v.safeParse(GUARD, stored);
    return parsed.success ? parsed.output : undefined;
  });
  const readTab = checkedOnce((stored): TabState | undefined => {
    const parsed = v.safeParse(TAB, stored);
    if (!parsed.success) return undefined;
    return { ...NO_TAB, ...parsed.output };
  });
  return {
    tab: async (tabId) => readTab(await one(`tab:${String(tabId)}`)),
    setTab: async (tabId, state) => {
      if (!closed.has(tabId)) await area.set({ [`tab:${String(tabId)}`]: state });
    },
    beginTab: async (tabId, state) => {
      if (closed.has(tabId)) return;
      begun.add(tabId);
      await area.set({ [`tab:${String(tabId)}`]: state, [UNFINISHED + String(tabId)]: true });
    },
    finishTab: async (tabId) => {
      if (begun.delete(tabId)) await area.remove([UNFINISHED + String(tabId)]);
    },
    unfinished: async () => new Set((await byTab(UNFINISHED, (stored) => stored)).keys()),
    forgetTab: async (tabId) => {
      closed.add(tabId);
      begun.delete(tabId);
      const keys = [`tab:${String(tabId)}`, `guarded:${String(tabId)}`];
      await area.remove([...keys, UNFINISHED + String(tabId)]);
    },
    guard: async (tabId) => readGuard(await one(`guarded:${String(tabId)}`)),
    setGuard: (tabId, state) => {
      const key = `guarded:${String(tabId)}`;
      if (state === undefined) return area.remove([key]);
      return closed.has(tabId) ? Promise.resolve() : area.set({ [key]: state });
    },
    guards: () => byTab("guarded:", readGuard),
    tabs: () => byTab("tab:", readTab),
  };
}
