import type { Host } from "../detection/host.ts";
import type { Area } from "./area.ts";
import { isHost } from "./session-schemas.ts";

const PREFIX = "ordinary:";
const MOST = 1000;
/** How many go at once beyond that, so that not every new one makes the times of all be read. */
const SOME = 100;

/** Hosts that a tab outside private windows was on, with the first time, ms since the epoch. A key each: every new site adds one. */
export type OrdinaryHosts = {
  readonly isOrdinary: (host: Host) => Promise<boolean>;
  readonly ordinary: () => Promise<ReadonlyMap<Host, number>>;
  /** Of more than a thousand, those of the longest ago go. */
  readonly addOrdinary: (host: Host, at: number) => Promise<void>;
  readonly keepOrdinary: (isKept: (host: Host) => boolean) => Promise<void>;
};

export function createOrdinaryHosts(area: Area): OrdinaryHosts {
  const readKeys = async (): Promise<readonly string[]> =>
    (await area.keys()).filter((key) => key.startsWith(PREFIX));
  const readAll = async (): Promise<Map<Host, number>> => {
    const found = await area.get(await readKeys());
    return new Map(
      Object.entries(found).flatMap(([key, at]): [Host, number][] => {
        const name = key.slice(PREFIX.length);
        return isHost(name) && typeof at === "number" ? [[name, at]] : [];
      }),
    );
  };
  return {
    isOrdinary: async (host) =>
      typeof (await area.get([PREFIX + host]))[PREFIX + host] === "number",
    ordinary: readAll,
    addOrdinary: async (host, at) => {
      await area.set({ [PREFIX + host]: at });
      if ((await readKeys()).length <= MOST) return;
      const oldestFirst = [...(await readAll())].sort(([, a], [, b]) => a - b);
      const gone = oldestFirst.slice(0, oldestFirst.length - MOST + SOME);
      await area.remove(gone.map(([name]) => PREFIX + name));
    },
    keepOrdinary: async (isKept) => {
      const gone = (await readKeys()).filter((key) => !isKept(key.slice(PREFIX.length) as Host));
      await area.remove(gone);
    },
  };
}
