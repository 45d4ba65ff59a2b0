import type { BlockReason } from "../messages/protocol.ts";
import type { History } from "../detection/observation.ts";
import type { TabState } from "../storage/tab-states.ts";
import type { Ports } from "./ports.ts";

export type Occasion = {
  readonly reason: BlockReason;
  /** A look is under way: what it has found so far must be there when the page asks for it. */
  readonly checking: boolean;
  /** The page to go on to, where the tab was on its way elsewhere when it was stopped. */
  readonly page?: string;
};

/** How long (ms) a tab may take to leave its page before that is taken down; how often that is tried. */
const PATIENCE_MS = 2_000;
const MOST_TRIES = 15;

/** Sends a tab to the warning page, unless it has moved on while that was decided. */
export async function warn(
  ports: Ports,
  tabId: number,
  tab: TabState,
  { host, looks }: History,
  { reason, checking, page }: Occasion,
): Promise<void> {
  const current = await ports.session.tab(tabId);
  // A page that was stopped on its way out is not where it was, but still there.
  const isElsewhere = page === undefined && current?.address !== tab.address;
  if (current?.host !== host || isElsewhere) return;
  const blockId = ports.newId();
  const { address, previous, arrived, arrivedAt } = current;
  const found = checking ? looks.at(-1) : undefined;
  // What a page made up by itself (`blob:`) cannot be opened again.
  const wanted = page ?? address;
  const target = /^https?:/.test(wanted) ? wanted : `https://${host}/`;
  // A page that got in the guard's way was taken down, and one that was stopped left behind an error.
  const back = arrived && (reason === "verdict" || reason === "asked") ? 1 : 0;
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
  await ports.openWarning(tabId, blockId, target);
  insist(ports, { tabId, blockId, target }, MOST_TRIES);
}

type Opened = { readonly tabId: number; readonly blockId: string; readonly target: string };

/**
 * A page can have the browser ask the person whether to stay; it is asked once, and not obeyed. And a page that sets out as its
 * tab is sent away can take the tab with it (Firefox 153).
 */
function insist(ports: Ports, warning: Opened, tries: number): void {
  const { tabId, blockId, target } = warning;
  const again = async (): Promise<void> => {
    // The person may have gone on, or elsewhere, by now.
    if ((await ports.session.tab(tabId))?.blockId !== blockId) return;
    const isThere = await ports.insistOnWarning(tabId, blockId, target).catch((error: unknown) => {
      ports.complain("a page would not be left", error);
      return true;
    });
    if (isThere && tries > 1) insist(ports, warning, tries - 1);
  };
  ports.after(PATIENCE_MS, () => {
    again().catch((error: unknown) => {
      ports.complain("a page would not be left", error);
    });
  });
}
