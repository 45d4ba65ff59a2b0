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

  /** Of sites that are open it is known anew that somebody is there; a look that is to tell what they are is noted, and begins with `look`. */
  const beginAnew = async (
    isGone: (host: Host) => boolean,
  ): Promise<{ readonly look: () => Promise<void> }> => {
    const hosts = new Set<Host>();
    for (const [tabId, { host, blockId }] of await session.tabs()) {
      // What a warning page shows would be gone as well.
      const block = blockId === undefined ? undefined : await session.block(blockId);
      for (const open of [host, block?.host]) {
        if (open === undefined || !isGone(open)) continue;
        await remembering.visited(tabId, open);
        await session.setPending(open, ports.now());
        hosts.add(open);
      }
    }
    return {
      look: async () => {
        await Promise.all([...hosts].map((host) => looking.look(host)));
        await rounds.wake();
      },
    };
  };
  const endLooks = (hosts: ReadonlySet<Host>): Promise<void> =>
    looking.callOff((host) => hosts.has(host));

  return {
    endLooks,
    forgetAll: async () => {
      // First of all, or what looks under way still bring would be stored after the rest is gone.
      await looking.callOff(() => true);
      await remembering.forgetAll();
      await stopping.clear();
      await (await beginAnew(() => true)).look();
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
      const anew = await beginAnew((host) => hosts.has(host));
      // Not waited for: the person sees at once that it is gone.
      anew.look().catch((error: unknown) => {
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
