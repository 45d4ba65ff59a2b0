import type { Host } from "../detection/host.ts";
import type { Claim } from "../messages/protocol.ts";
import { lastGoodPage } from "./last-good-page.ts";
import type { Ports } from "./ports.ts";
import { hostOfAddress, type ParseUrl } from "./report.ts";
import type { Stopping } from "./stopping.ts";
import type { TabTurns } from "./tab-turns.ts";

/** How long the browser's word on what a tab asked for may come after the page that stands in for it, ms. */
const LATE_WORD_MS = 1_000;

export type Claiming = {
  /** A tab's page is being asked for. Heard of at once, and kept where a page may stand in for it, which will come to claim it. */
  readonly noteAsked: (tabId: number, address: string) => void;
  /**
   * The block behind a warning page that a rule opened in a tab for an address. The address alone proves
   * nothing, as any page could have written it: the tab itself must have asked for it last.
   */
  readonly claim: (tabId: number, target: string) => Promise<Claim>;
  readonly forget: (tabId: number) => Promise<void>;
};

export function createClaiming(
  ports: Ports,
  inTurn: TabTurns,
  stopping: Stopping,
  parseUrl: ParseUrl,
): Claiming {
  const { session, stopNotes } = ports;
  /** Where it matters also in the session's store: a worker may end between the asking and the claim. */
  const asked = new Map<number, string>();
  const waiting = new Set<() => void>();

  const forget = async (tabId: number): Promise<void> => {
    asked.delete(tabId);
    await stopNotes.setAsked(tabId, undefined);
  };

  /** Only what a rule may stop can be claimed by our page; of anything else it costs every visit to write it down. */
  const keepAsked = async (tabId: number, address: string): Promise<void> => {
    const { settings } = await ports.settings.read();
    const parsed = hostOfAddress(address, settings, parseUrl);
    const isStopped =
      "host" in parsed && (settings.strict || (await stopping.placesOf(parsed.host)).length > 0);
    if (asked.get(tabId) === address)
      await stopNotes.setAsked(tabId, isStopped ? address : undefined);
  };

  const wasAsked = async (tabId: number, target: string): Promise<boolean> => {
    const holds = async (): Promise<boolean> =>
      (asked.get(tabId) ?? (await stopNotes.asked(tabId))) === target;
    const wait = { isOver: false };
    const late = new Promise<void>((done) => {
      ports.after(LATE_WORD_MS, () => {
        wait.isOver = true;
        done();
      });
    });
    while (!(await holds())) {
      if (wait.isOver) return false;
      await Promise.race([late, new Promise<void>((done) => waiting.add(done))]);
    }
    return true;
  };

  const known = async (tabId: number, target: string): Promise<string | undefined> => {
    const blockId = (await session.tab(tabId))?.blockId;
    const block = blockId === undefined ? undefined : await session.block(blockId);
    return block?.tabId === tabId && block.target === target ? blockId : undefined;
  };

  const open = async (tabId: number, host: Host, target: string): Promise<string> => {
    const before = await session.tab(tabId);
    const [previous, isPrivate] = await Promise.all([
      lastGoodPage(ports, before, host),
      ports.isPrivate(tabId),
    ]);
    const blockId = ports.newId();
    await session.setBlock(blockId, {
      ...{ tabId, host, target, previous, reason: "verdict", back: 0, arrivedAt: undefined },
      at: ports.now(),
    });
    await session.setTab(tabId, {
      address: "",
      host: undefined,
      arrived: false,
      arrivedAt: undefined,
      previous,
      passed: undefined,
      blockId,
      proxied: false,
      isPrivate,
    });
    // One asking, one block.
    await forget(tabId);
    return blockId;
  };

  return {
    forget,
    noteAsked: (tabId, address) => {
      asked.set(tabId, address);
      keepAsked(tabId, address).catch((error: unknown) => {
        ports.complain("what a tab asked for could not be kept", error);
      });
      for (const done of waiting) done();
      waiting.clear();
    },
    claim: async (tabId, target) => {
      const { settings } = await ports.settings.read();
      const parsed = hostOfAddress(target, settings, parseUrl);
      if ("reason" in parsed) return { state: "nothing" };
      const { host } = parsed;
      const seen = (await known(tabId, target)) !== undefined || (await wasAsked(tabId, target));
      return inTurn(tabId, async (): Promise<Claim> => {
        const blockId = await known(tabId, target);
        if (blockId !== undefined) return { state: "blocked", blockId };
        if (seen) return { state: "blocked", blockId: await open(tabId, host, target) };
        const places = await stopping.placesOf(host);
        const again = places.includes("everywhere") || (await ports.isPrivate(tabId));
        return { state: again && places.length > 0 ? "ask-again" : "nothing" };
      });
    },
  };
}
