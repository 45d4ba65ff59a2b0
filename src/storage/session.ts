import * as v from "valibot";
import { parseHost, type Host } from "../detection/host.ts";
import { createQueue, type Area } from "./area.ts";

/** What is known of one tab. Kept in memory by the browser, never on disk. */
export type TabState = {
  /** Where the tab is going or has arrived: the address as the browser gave it. */
  readonly address: string;
  /** Undefined where the address names nothing that can be checked. */
  readonly host: Host | undefined;
  /** Whether the page has taken the old one's place: until then there is nothing to guard. */
  readonly arrived: boolean;
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

/** What is known of the network the device is on. */
export type NetworkState = {
  /** Counts the networks since the browser started. */
  readonly epoch: number;
  /** What the browser last said of being online; `doubted`: it said offline, but pages came all the same. */
  readonly line: "up" | "down" | "doubted";
  /** Whether the latest page came through a proxy. */
  readonly proxied: boolean;
  /** Prefix of this network's NAT64, such as "2001:db8:64::/96". */
  readonly nat64: string | undefined;
};

const FIRST_NETWORK: NetworkState = { epoch: 0, line: "up", proxied: false, nat64: undefined };

/** Why a tab is on the warning page. */
export type BlockState = {
  readonly tabId: number;
  readonly host: Host;
  readonly target: string;
  readonly previous: string | undefined;
  readonly at: number;
};

const MOST_BLOCKS = 100;
const MOST_ORDINARY = 1000;

const isHost = (text: unknown): text is Host => typeof text === "string" && parseHost(text).ok;
const host = v.custom<Host>(isHost);
const tab = v.object({
  address: v.string(),
  host: v.optional(host),
  arrived: v.boolean(),
  previous: v.optional(v.string()),
  passed: v.optional(host),
  blockId: v.optional(v.string()),
  proxied: v.optional(v.boolean(), false),
  isPrivate: v.optional(v.boolean(), true),
});
const network = v.object({
  epoch: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  line: v.picklist(["up", "down", "doubted"]),
  proxied: v.boolean(),
  nat64: v.optional(v.pipe(v.string(), v.maxLength(49))),
});
const block = v.object({
  tabId: v.number(),
  host,
  target: v.string(),
  previous: v.optional(v.string()),
  at: v.number(),
});
const numbers = v.record(v.string(), v.number());

export type Session = {
  readonly tab: (tabId: number) => Promise<TabState | undefined>;
  readonly setTab: (tabId: number, state: TabState) => Promise<void>;
  readonly forgetTab: (tabId: number) => Promise<void>;
  /** Whether the tab's page was told to hold sensitive actions. */
  readonly isGuarded: (tabId: number) => Promise<boolean>;
  readonly setGuarded: (tabId: number, guarded: boolean) => Promise<void>;
  readonly tabs: () => Promise<ReadonlyMap<number, TabState>>;
  readonly block: (id: string) => Promise<BlockState | undefined>;
  readonly setBlock: (id: string, state: BlockState) => Promise<void>;
  /** Hosts with a look under way, with the time it began, ms: what a worker that died left unfinished. */
  readonly pending: () => Promise<ReadonlyMap<Host, number>>;
  readonly setPending: (host: Host, since: number | undefined) => Promise<void>;
  /** When each host's next look is due, ms. */
  readonly due: () => Promise<ReadonlyMap<Host, number>>;
  readonly setDue: (host: Host, at: number | undefined) => Promise<void>;
  readonly network: () => Promise<NetworkState>;
  /** Changes what is known of the network; answers what is known then. */
  readonly noteNetwork: (
    change: (known: NetworkState) => Partial<NetworkState>,
  ) => Promise<NetworkState>;
  /** Hosts that a tab outside private windows was on, with the first time, ms. */
  readonly ordinary: () => Promise<ReadonlyMap<Host, number>>;
  readonly addOrdinary: (host: Host, at: number) => Promise<void>;
  /** Forgets which hosts were visited and are due; not what open tabs show. */
  readonly forgetHosts: () => Promise<void>;
};

/** What must outlive the worker but not the browser. Everything read is checked; what is damaged counts as absent. */
export function createSession(area: Area): Session {
  const queue = createQueue();
  const one = async (key: string): Promise<unknown> => (await area.get([key]))[key];
  const times = async (key: string): Promise<Map<Host, number>> => {
    const parsed = v.safeParse(numbers, await one(key));
    const entries = parsed.success ? Object.entries(parsed.output) : [];
    return new Map(
      entries.flatMap(([name, at]): [Host, number][] => (isHost(name) ? [[name, at]] : [])),
    );
  };
  const setTime = (key: string, name: Host, at: number | undefined): Promise<void> =>
    queue(async () => {
      const all = await times(key);
      if (at === undefined) all.delete(name);
      else all.set(name, at);
      await area.set({ [key]: Object.fromEntries(all) });
    });
  const readTab = (stored: unknown): TabState | undefined => {
    const parsed = v.safeParse(tab, stored);
    if (!parsed.success) return undefined;
    const {
      address,
      host: name,
      arrived,
      previous,
      passed,
      blockId,
      proxied,
      isPrivate,
    } = parsed.output;
    return { address, host: name, arrived, previous, passed, blockId, proxied, isPrivate };
  };
  const readNetwork = async (): Promise<NetworkState> => {
    const parsed = v.safeParse(network, await one("network"));
    return parsed.success ? { ...FIRST_NETWORK, ...parsed.output } : FIRST_NETWORK;
  };
  return {
    tab: async (tabId) => readTab(await one(`tab:${String(tabId)}`)),
    setTab: (tabId, state) => area.set({ [`tab:${String(tabId)}`]: state }),
    forgetTab: (tabId) => area.remove([`tab:${String(tabId)}`, `guarded:${String(tabId)}`]),
    isGuarded: async (tabId) => (await one(`guarded:${String(tabId)}`)) === true,
    setGuarded: (tabId, guarded) => {
      const key = `guarded:${String(tabId)}`;
      return guarded ? area.set({ [key]: true }) : area.remove([key]);
    },
    tabs: async () => {
      const keys = (await area.keys()).filter((key) => key.startsWith("tab:"));
      const found = await area.get(keys);
      return new Map(
        keys.flatMap((key): [number, TabState][] => {
          const state = readTab(found[key]);
          return state === undefined ? [] : [[Number(key.slice(4)), state]];
        }),
      );
    },
    block: async (id) => {
      const parsed = v.safeParse(block, await one(`block:${id}`));
      if (!parsed.success) return undefined;
      return { ...parsed.output, previous: parsed.output.previous };
    },
    setBlock: (id, state) =>
      queue(async () => {
        await area.set({ [`block:${id}`]: state });
        const keys = (await area.keys()).filter((key) => key.startsWith("block:"));
        if (keys.length <= MOST_BLOCKS) return;
        const found = await area.get(keys);
        const at = (key: string): number => {
          const parsed = v.safeParse(block, found[key]);
          return parsed.success ? parsed.output.at : 0;
        };
        keys.sort((a, b) => at(a) - at(b));
        await area.remove(keys.slice(0, keys.length - MOST_BLOCKS));
      }),
    pending: () => times("pending"),
    setPending: (name, since) => setTime("pending", name, since),
    due: () => times("due"),
    setDue: (name, at) => setTime("due", name, at),
    ordinary: () => times("ordinary"),
    addOrdinary: (name, at) =>
      queue(async () => {
        const all = [...(await times("ordinary")), [name, at] as const];
        await area.set({ ordinary: Object.fromEntries(all.slice(-MOST_ORDINARY)) });
      }),
    forgetHosts: () => queue(() => area.remove(["ordinary", "due"])),
    network: readNetwork,
    noteNetwork: (change) =>
      queue(async () => {
        const known = await readNetwork();
        const changed = change(known);
        if (Object.keys(changed).length === 0) return known;
        const next = { ...known, ...changed };
        await area.set({ network: next });
        return next;
      }),
  };
}
