import { parseHost } from "../detection/host.ts";
import type { Report } from "../messages/protocol.ts";
import { replayFile } from "../storage/replay-file.ts";
import type { Looking } from "./looking.ts";
import { isExcluded, mayLook } from "./may-look.ts";
import { seenThroughNat64 } from "./network.ts";
import type { Ports } from "./ports.ts";
import type { Remembering } from "./remembering.ts";
import type { Reporting } from "./reporting.ts";
import type { Rounds } from "./rounds.ts";

/** Questions about a site that need no tab on it. */
export type Inquiring = {
  /**
   * Looks at a site that nobody opens: within the same limits as a visit, and kept as a visit in the tab that is
   * asked from would be. `again`: even where no look is due.
   */
  readonly checkHost: (tabId: number, host: string, again: boolean) => Promise<Report>;
  /** All answers that are kept about a site, one a line; empty where there is none. */
  readonly replay: (host: string) => Promise<string>;
};

type Parts = {
  readonly ports: Ports;
  readonly looking: Looking;
  readonly remembering: Remembering;
  readonly reporting: Reporting;
  readonly rounds: Rounds;
};

export function createInquiring(parts: Parts): Inquiring {
  const { ports, looking, remembering, reporting, rounds } = parts;
  return {
    checkHost: async (tabId, name, again) => {
      const parsed = parseHost(name);
      if (!parsed.ok) return { state: "not-checkable", address: name, reason: parsed.reason };
      const { host } = parsed;
      const { settings } = await ports.settings.read();
      if (isExcluded(settings, host)) {
        return { state: "not-checkable", address: host, reason: "excluded" };
      }
      if (mayLook(settings, host)) {
        await remembering.visited(tabId, host);
        const how = { thorough: again, asked: true };
        await (again ? looking.look(host, how) : looking.lookIfDue(host, how));
        await rounds.wake();
      }
      return reporting.reportBlocked(host);
    },
    replay: async (name) => {
      const parsed = parseHost(name);
      if (!parsed.ok) return "";
      const [history, { settings }] = await Promise.all([
        ports.histories.read(parsed.host),
        ports.settings.read(),
      ]);
      return replayFile(await seenThroughNat64(ports, history), settings.sensitivity);
    },
  };
}
