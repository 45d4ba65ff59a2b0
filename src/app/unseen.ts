import type { Host } from "../detection/host.ts";
import { judgeMachine } from "../detection/machine.ts";
import type { Guarding, HoldReason } from "./guarding.ts";
import { mayLook } from "./may-look.ts";
import { seenThroughNat64 } from "./network.ts";
import type { Ports } from "./ports.ts";
import { findAllowance, reportHost } from "./report.ts";

/** What speaks against a site that no look has ended at yet. */
export type Unseen = {
  /** Holds the tab's page where anything does, and nobody lets it through. */
  readonly hold: (tabId: number, host: Host) => Promise<void>;
  /**
   * Whether its page came from somebody's home, and its look has to wait: whoever leads a tab through hosts of their own
   * can have the minute's queries used up before it comes to the one that matters.
   */
  readonly isKeptWaiting: (host: Host) => Promise<boolean>;
};

export function createUnseen(ports: Ports, guarding: Guarding): Unseen {
  const isKeptWaiting = async (host: Host): Promise<boolean> =>
    ports.mustWait() && cameFromHome(ports, host);
  const reasonFor = async (host: Host): Promise<HoldReason | undefined> => {
    if (await guarding.hasRedSibling(host)) return "sibling";
    return (await isKeptWaiting(host)) ? "waiting" : undefined;
  };
  return {
    isKeptWaiting,
    hold: async (tabId, host) => {
      const reason = await reasonFor(host);
      if (reason === undefined) return;
      const [{ settings }, tab] = await Promise.all([
        ports.settings.read(),
        ports.session.tab(tabId),
      ]);
      if (tab?.host !== host || !tab.arrived || !mayLook(settings, host)) return;
      if ((await findAllowance(ports, settings, host, tab)) !== undefined) return;
      const history = await ports.histories.read(host);
      const report = await reportHost(ports, settings, history, true, tab);
      await guarding.hold(tabId, tab.address, report, reason);
    },
  };
}

/** Whether the browser's latest connection to the site was to a line of those that homes have. */
async function cameFromHome(ports: Ports, host: Host): Promise<boolean> {
  const history = await ports.histories.read(host);
  const [knowledge, { connections }] = await Promise.all([
    ports.knowledge(),
    seenThroughNat64(ports, history),
  ]);
  const latest = connections.at(-1);
  if (latest === undefined) return false;
  const kind = knowledge.networkOf(latest.address)?.kind ?? "unknown";
  return judgeMachine(kind, undefined, latest.address).kind === "home";
}
