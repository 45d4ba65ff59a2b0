import type { BlockReason } from "../messages/protocol.ts";
import type { History } from "../detection/observation.ts";
import type { TabState } from "../storage/session.ts";
import type { Ports } from "./ports.ts";

export type Occasion = {
  readonly reason: BlockReason;
  /** A look is under way: what it has found so far must be there when the page asks for it. */
  readonly checking: boolean;
  /** Entries that the tab's history has got since the page itself. */
  readonly ahead: number;
};

/** Sends a tab to the warning page, unless it has moved on while that was decided. */
export async function warn(
  ports: Ports,
  tabId: number,
  tab: TabState,
  { host, looks }: History,
  { reason, checking, ahead }: Occasion,
): Promise<void> {
  const current = await ports.session.tab(tabId);
  if (current?.host !== host || current.address !== tab.address) return;
  const blockId = ports.newId();
  const { address, previous, arrived, arrivedAt } = current;
  const found = checking ? looks.at(-1) : undefined;
  // What a page made up by itself (`blob:`) cannot be opened again.
  const target = /^https?:/.test(address) ? address : `https://${host}/`;
  const back = arrived ? 1 + ahead : 0;
  await Promise.all([
    found === undefined ? undefined : ports.histories.addLook(host, found),
    ports.session.setBlock(blockId, {
      ...{ tabId, host, target, previous, reason, back, arrivedAt },
      at: ports.now(),
    }),
  ]);
  // From here on the tab is on our page; its navigation event says so too, but later.
  await ports.session.setTab(tabId, {
    address: "",
    host: undefined,
    arrived: false,
    arrivedAt: undefined,
    previous,
    passed: undefined,
    blockId,
    proxied: false,
    isPrivate: current.isPrivate,
  });
  await ports.openWarning(tabId, blockId);
}
