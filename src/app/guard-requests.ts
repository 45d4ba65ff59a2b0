import type { Host } from "../detection/host.ts";
import type { HeldKind, Tampering } from "../messages/guard.ts";
import type { BlockReason } from "../messages/protocol.ts";
import type { Guarding } from "./guarding.ts";
import type { Note } from "./noting.ts";
import type { Ports } from "./ports.ts";
import { warn } from "./warn.ts";

/**
 * What a guarded page's content scripts may ask for. They run beside a hostile page, so nothing here
 * lets anything go; `host` is what they believe to be held, and counts only where that is so.
 */
export type GuardRequests = {
  readonly leave: (tabId: number) => Promise<void>;
  /** The person wants to know more, or to choose: the tab goes to our own page. */
  readonly more: (tabId: number, host: string) => Promise<void>;
  /** Something was held in a frame; the top frame says so. */
  readonly attempt: (tabId: number, host: string, kind: HeldKind) => Promise<void>;
  /** The page got in the way of the guard: the tab goes to our own page, which says so. */
  readonly tampered: (tabId: number, host: string, how: Tampering) => Promise<void>;
  /** Nothing was heard of a shown panel for long. */
  readonly frozen: (tabId: number) => Promise<void>;
  /** The browser stopped what the page wanted to send by itself, and shows an error in its place. */
  readonly stopped: (tabId: number) => Promise<void>;
  /** A held page was kept by the browser and is shown again. */
  readonly resume: (tabId: number, host: string) => Promise<void>;
};

/** `showKnown` does to a tab what the verdict on its host asks for. */
export function createGuardRequests(
  ports: Ports,
  guarding: Guarding,
  showKnown: (tabId: number, host: Host) => Promise<void>,
  note: Note,
): GuardRequests {
  const { session, histories } = ports;

  const open = async (tabId: number, reason: BlockReason): Promise<void> => {
    const [held, tab] = await Promise.all([guarding.held(tabId), session.tab(tabId)]);
    if (held === undefined || tab?.host !== held.host) return;
    const { host, page } = held;
    await warn(ports, tabId, tab, await histories.read(host), { reason, checking: false, page });
  };
  const openFor = async (tabId: number, host: string, reason: BlockReason): Promise<void> => {
    if ((await guarding.held(tabId))?.host === host) await open(tabId, reason);
  };

  return {
    leave: async (tabId) => {
      const tab = await session.tab(tabId);
      const { host } = tab ?? {};
      await Promise.all([
        host === undefined ? undefined : note({ tabId, host, what: "left" }),
        ports.leaveTo(tabId, tab?.previous),
      ]);
    },
    more: (tabId, host) => openFor(tabId, host, "asked"),
    tampered: (tabId, host, how) => openFor(tabId, host, how),
    frozen: (tabId) => open(tabId, "frozen"),
    stopped: (tabId) => open(tabId, "sent"),
    attempt: async (tabId, host, kind) => {
      const held = await guarding.held(tabId);
      if (held?.host === host) await guarding.explain(tabId, held.host, kind);
    },
    resume: async (tabId, host) => {
      const tab = await session.tab(tabId);
      // The page is quicker than the browser's own event about it, and asks again.
      if (tab?.host === undefined || tab.host !== host)
        throw new Error("The page is not here yet.");
      await showKnown(tabId, tab.host);
      if ((await guarding.held(tabId)) === undefined) await ports.unguard(tabId, tab.host, false);
    },
  };
}
