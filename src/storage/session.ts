import * as v from "valibot";
import type { Host } from "../detection/host.ts";
import type { BlockReason } from "../messages/protocol.ts";
import { createQueue, type Area } from "./area.ts";
import { checkedOnce } from "./checked-once.ts";
import { createOrdinaryHosts, type OrdinaryHosts } from "./ordinary-hosts.ts";
import { BLOCK, NETWORK, timesByHost } from "./session-schemas.ts";
import { createTabStates, type TabStates } from "./tab-states.ts";

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
  readonly reason: BlockReason;
  /** How many entries back in the tab's history the page itself is; 0: it was never shown. */
  readonly back: number;
  /** Since when the person had been on the site, ms since the epoch; undefined: its page had not arrived. */
  readonly arrivedAt: number | undefined;
  readonly at: number;
};

const MOST_BLOCKS = 100;
const MOST_RED = 200;

export type Session = TabStates &
  Omit<OrdinaryHosts, "keepOrdinary"> & {
    /** Hosts that were red when last judged, with when that was, ms. */
    readonly red: () => Promise<ReadonlyMap<Host, number>>;
    readonly setRed: (host: Host, at: number | undefined) => Promise<void>;
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
    /** Forgets which hosts were visited and are due; not what open tabs show. */
    readonly forgetHosts: () => Promise<void>;
    /** Forgets these hosts alone, with the blocks on their addresses but those that a tab shows. */
    readonly dropHosts: (hosts: ReadonlySet<Host>) => Promise<void>;
    /** Forgets all hosts but these, with the blocks on their addresses. */
    readonly keepHosts: (hosts: ReadonlySet<Host>) => Promise<void>;
    /** Deletes all of the area, whoever wrote it. */
    readonly forgetAll: () => Promise<void>;
  };

/** What must outlive the worker but not the browser. Everything read is checked; what is damaged counts as absent. */
export function createSession(area: Area): Session {
  const queue = createQueue();
  const tabStates = createTabStates(area);
  const ordinaryHosts = createOrdinaryHosts(area);
  const one = async (key: string): Promise<unknown> => (await area.get([key]))[key];
  const readTimes = checkedOnce<ReadonlyMap<Host, number>>(timesByHost);
  const times = async (key: string): Promise<ReadonlyMap<Host, number>> =>
    readTimes(await one(key));
  const setTime = (
    key: string,
    name: Host,
    at: number | undefined,
    most = Number.POSITIVE_INFINITY,
  ): Promise<void> =>
    queue(async () => {
      const all = new Map(await times(key));
      if (at === undefined ? !all.delete(name) : all.get(name) === at) return;
      if (at !== undefined) all.set(name, at);
      await area.set({ [key]: Object.fromEntries([...all].slice(-most)) });
    });
  const keepOnly = async (
    isKept: (host: Host) => boolean,
    openBlocks: readonly (string | undefined)[] = [],
  ): Promise<void> => {
    await ordinaryHosts.keepOrdinary(isKept);
    for (const key of ["due", "red", "pending"]) {
      const kept = [...(await times(key))].filter(([name]) => isKept(name));
      await area.set({ [key]: Object.fromEntries(kept) });
    }
    const blocks = (await area.keys()).filter((key) => key.startsWith("block:"));
    const found = await area.get(blocks);
    const stays = (key: string): boolean => {
      const parsed = v.safeParse(BLOCK, found[key]);
      return openBlocks.includes(key.slice(6)) || (parsed.success && isKept(parsed.output.host));
    };
    await area.remove(blocks.filter((key) => !stays(key)));
  };
  const parseNetwork = checkedOnce((stored): NetworkState => {
    const parsed = v.safeParse(NETWORK, stored);
    return parsed.success ? { ...FIRST_NETWORK, ...parsed.output } : FIRST_NETWORK;
  });
  const readNetwork = async (): Promise<NetworkState> => parseNetwork(await one("network"));
  return {
    ...tabStates,
    red: () => times("red"),
    setRed: (name, at) => setTime("red", name, at, MOST_RED),
    block: async (id) => {
      const parsed = v.safeParse(BLOCK, await one(`block:${id}`));
      if (!parsed.success) return undefined;
      const { previous, arrivedAt } = parsed.output;
      return { ...parsed.output, previous, arrivedAt };
    },
    setBlock: (id, state) =>
      queue(async () => {
        await area.set({ [`block:${id}`]: state });
        const keys = (await area.keys()).filter((key) => key.startsWith("block:"));
        if (keys.length <= MOST_BLOCKS) return;
        const found = await area.get(keys);
        const at = (key: string): number => {
          const parsed = v.safeParse(BLOCK, found[key]);
          return parsed.success ? parsed.output.at : 0;
        };
        keys.sort((a, b) => at(a) - at(b));
        await area.remove(keys.slice(0, keys.length - MOST_BLOCKS));
      }),
    pending: () => times("pending"),
    setPending: (name, since) => setTime("pending", name, since),
    due: () => times("due"),
    setDue: (name, at) => setTime("due", name, at),
    isOrdinary: ordinaryHosts.isOrdinary,
    ordinary: ordinaryHosts.ordinary,
    addOrdinary: (name, at) => queue(() => ordinaryHosts.addOrdinary(name, at)),
    forgetHosts: () =>
      queue(async () => {
        await area.remove(["due", "red"]);
        await ordinaryHosts.keepOrdinary(() => false);
      }),
    dropHosts: (hosts) =>
      queue(async () => {
        const open = [...(await tabStates.tabs()).values()].map(({ blockId }) => blockId);
        await keepOnly((name) => !hosts.has(name), open);
      }),
    keepHosts: (hosts) => queue(() => keepOnly((name) => hosts.has(name))),
    forgetAll: () => queue(async () => area.remove(await area.keys())),
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
