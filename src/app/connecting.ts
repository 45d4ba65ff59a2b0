import { parseAddress } from "../detection/address.ts";
import { learnNat64, noteArrival } from "./network.ts";
import type { Ports } from "./ports.ts";
import { judgeHistory } from "./report.ts";
import type { Rounds } from "./rounds.ts";
import type { Unseen } from "./unseen.ts";
import type { Visiting } from "./visiting.ts";

export type Connecting = {
  /** The browser connected to an address for the page of a tab, and to no proxy as far as it tells. */
  readonly connected: (tabId: number, host: string, address: string) => Promise<void>;
};

type Parts = {
  readonly ports: Ports;
  readonly visiting: Pick<Visiting, "visit" | "noted">;
  readonly rounds: Pick<Rounds, "catchUp">;
  readonly unseen: Unseen;
};

/** What follows from the address that a page came from. */
export function createConnecting({ ports, visiting, rounds, unseen }: Parts): Connecting {
  const { session, histories } = ports;
  return {
    connected: async (tabId, hostname, address) => {
      await visiting.noted(tabId);
      const tab = await session.tab(tabId);
      if (tab?.host === undefined || tab.host !== hostname) return;
      const { host } = tab;
      const history = await histories.addConnection(host, { at: ports.now(), address });
      await learnNat64(ports, history);
      if (history.looks.length === 0) await unseen.hold(tabId, host);
      if (parseAddress(address)?.reserved === true && history.looks.length > 0) {
        // An internal name, perhaps: then nobody outside is asked about it again.
        const { settings } = await ports.settings.read();
        const { verdict } = await judgeHistory(ports, settings, history);
        await session.setDue(host, verdict.nextLookAt);
      }
      if (await noteArrival(ports)) {
        await visiting.visit(tabId, tab.address, tab.arrived ? "arrived" : "leaving");
        await rounds.catchUp();
      }
    },
  };
}
