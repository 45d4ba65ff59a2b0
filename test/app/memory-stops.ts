import type { Stops, Where } from "../../src/app/ports.ts";
import type { Host } from "../../src/detection/host.ts";

type Stopped = Record<Where, readonly Host[]>;
type Passes = Map<number | "private", readonly Host[]>;

/** What a browser would stop, and let through, as told. */
export function memoryStops(stopped: Stopped, passes: Passes, blocked: string[] = []): Stops {
  return {
    list: (where) => Promise.resolve(stopped[where]),
    change: (where, { add = [], remove = [] }) => {
      const kept = stopped[where].filter((host) => !remove.includes(host));
      stopped[where] = [...new Set([...kept, ...add])];
      return Promise.resolve();
    },
    setPrivatePasses: (hosts) => {
      passes.set("private", hosts);
      return Promise.resolve();
    },
    privateTabsChanged: () => Promise.resolve(),
    setStrict: () => Promise.resolve(),
    setBlocked: ({ blockDomains }) => {
      blocked.splice(0, blocked.length, ...blockDomains);
      return Promise.resolve();
    },
    see: () => Promise.resolve(),
    letThrough: (tabId, host) => {
      if (host === undefined) passes.delete(tabId);
      else passes.set(tabId, [host]);
      return Promise.resolve();
    },
  };
}
