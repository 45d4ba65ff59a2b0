import type { Host } from "../detection/host.ts";
import { createQueue, type Area } from "./area.ts";
import { timesByHost } from "./session-schemas.ts";

const KEY = "passes";
const MOST = 100;

/** Sites that are let through for a while in private windows: never on disk, and not for ordinary windows. */
export type PrivatePasses = {
  /** The end of each, ms since the epoch; those that have ended are left out. */
  readonly read: (now: number) => Promise<ReadonlyMap<Host, number>>;
  readonly add: (host: Host, until: number, now: number) => Promise<void>;
  readonly remove: (host: Host) => Promise<void>;
  /** Drops those that have ended; answers whether there were any. */
  readonly prune: (now: number) => Promise<boolean>;
  readonly clear: () => Promise<void>;
};

/** `area` ends with the browser and holds what concerns private windows alone. */
export function createPrivatePasses(area: Area): PrivatePasses {
  const queue = createQueue();
  const read = async (now: number): Promise<Map<Host, number>> => {
    const passes = timesByHost((await area.get([KEY]))[KEY]);
    return new Map([...passes].filter(([, until]) => until > now));
  };
  return {
    read,
    add: (host, until, now) =>
      queue(async () => {
        const all = await read(now);
        all.delete(host);
        all.set(host, until);
        await area.set({ [KEY]: Object.fromEntries([...all].slice(-MOST)) });
      }),
    remove: (host) =>
      queue(async () => {
        const all = await read(0);
        if (all.delete(host)) await area.set({ [KEY]: Object.fromEntries(all) });
      }),
    prune: (now) =>
      queue(async () => {
        const [kept, all] = [await read(now), await read(0)];
        if (kept.size === all.size) return false;
        await area.set({ [KEY]: Object.fromEntries(kept) });
        return true;
      }),
    clear: () => queue(() => area.remove([KEY])),
  };
}
