import type { Host } from "../detection/host.ts";
import type { RemovedSites } from "../storage/removed-sites.ts";
import type { Looking } from "./looking.ts";
import type { Ports } from "./ports.ts";
import type { Remembering } from "./remembering.ts";
import type { Rounds } from "./rounds.ts";
import type { Stopping } from "./stopping.ts";

/** Lets go of what is kept of sites, with the rules that name them. What is open is then looked at anew. */
export type Forgetting = {
  readonly forgetAll: () => Promise<void>;
  /** Some of the odd ones; answers what takes that back. */
  readonly forget: (hosts: ReadonlySet<Host>) => Promise<RemovedSites>;
  /** Ends looks at these hosts, so that what they bring comes neither too early nor too late. */
  readonly endLooks: (hosts: ReadonlySet<Host>) => Promise<void>;
};

type Parts = {
  readonly ports: Ports;
  readonly looking: Looking;
  readonly remembering: Remembering;
  readonly rounds: Rounds;
  readonly stopping: Stopping;
};

export function createForgetting(parts: Parts): Forgetting {
  const { ports, looking, remembering, rounds, stopping } = parts;
  const { session, histories, stops } = ports;

  /** Of sites that are open it is known anew that somebody is there, and what they are. */
  const lookAnew = async (isGone: (host: Host) => boolean): Promise<void> => {
    for (const [tabId, { host, blockId }] of await session.tabs()) {
      if (host !== undefined && isGone(host)) await remembering.visited(tabId, host);
      // What a warning page shows would be gone as well.
      const block = blockId === undefined ? undefined : await session.block(blockId);
      if (block !== undefined && isGone(block.host)) await looking.look(block.host);
    }
    await rounds.catchUp();
  };
  const endLooks = async (hosts: ReadonlySet<Host>): Promise<void> => {
    looking.callOff((host) => hosts.has(host));
    const running = [...hosts].filter((host) => looking.isUnderWay(host));
    await Promise.allSettled(running.map((host) => looking.look(host)));
  };

  return {
    endLooks,
    forgetAll: async () => {
      await remembering.forgetAll();
      await stopping.clear();
      await lookAnew(() => true);
    },
    forget: async (hosts) => {
      await endLooks(hosts);
      const visited = await session.ordinary();
      const onDisk = (await ports.memory?.past.remove(hosts)) ?? { sites: [] };
      const known = await histories.take([...hosts]);
      await session.dropHosts(hosts);
      // What the person wants to be warned of is a setting, and settings stay.
      const { markedHosts } = (await ports.settings.read()).settings;
      const remove = [...hosts].filter((host) => !markedHosts.includes(host));
      await stops.change("everywhere", { remove });
      await stops.change("private", { remove });
      // Not waited for: the person sees at once that it is gone.
      lookAnew((host) => hosts.has(host)).catch((error: unknown) => {
        ports.complain("a site that is open could not be looked at anew", error);
      });
      const sites = onDisk.sites.map((site) => ({
        ...site,
        ...(known.has(site.host) && { session: known.get(site.host) }),
        ...(visited.has(site.host) && { visited: visited.get(site.host) }),
      }));
      return { ...onDisk, sites };
    },
  };
}
