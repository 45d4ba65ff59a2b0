import * as v from "valibot";
import { createQueue, type Area } from "../storage/area.ts";
import { createDiskQueue, type DiskQueue } from "./disk-queue.ts";
import { EVENT, type EventSource, type FluxEvent } from "./event.ts";
import { toOcsf } from "./ocsf.ts";

/** What waits at most: days of a device's events, in a tenth of what browsers let an extension store. */
export const MOST_WAITING = 1000;
export const MOST_WAITING_CHARACTERS = 1_000_000;
/** What is kept for reading on the device at most, whatever its age. */
const MOST_KEPT = 2000;
const MOST_KEPT_CHARACTERS = 2_000_000;
const DAY_MS = 86_400_000;

/** Events on disk: those that wait for a collector, and those that are kept to be read on the device. */
export type Journal = {
  readonly area: Area;
  /** Whoever reads and then writes here does so in it. */
  readonly inTurn: <T>(job: () => Promise<T>) => Promise<T>;
  readonly waiting: DiskQueue<FluxEvent>;
  /** Writes events, and what else there is to be written with them, all at once or not at all. */
  readonly note: (
    events: readonly FluxEvent[],
    where: { readonly send: boolean; readonly keep: boolean },
    also?: Readonly<Record<string, unknown>>,
  ) => Promise<void>;
  /** Drops what was kept for longer than so many days; 0: all. */
  readonly prune: (now: number, days: number) => Promise<void>;
  readonly countKept: () => Promise<number>;
  /** What is kept, oldest first: a line of JSON each (NDJSON), in OCSF. */
  readonly exportKept: (source: EventSource) => Promise<string>;
};

export function createJournal(area: Area): Journal {
  const inTurn = createQueue();
  const parse = (stored: unknown): FluxEvent | undefined => {
    const parsed = v.safeParse(EVENT, stored);
    return parsed.success ? parsed.output : undefined;
  };
  const waiting = createDiskQueue({
    ...{ area, parse, name: "events", most: MOST_WAITING },
    mostCharacters: MOST_WAITING_CHARACTERS,
  });
  const kept = createDiskQueue({
    ...{ area, parse, name: "audit", most: MOST_KEPT },
    mostCharacters: MOST_KEPT_CHARACTERS,
  });
  return {
    area,
    inTurn,
    waiting,
    note: (events, { send, keep }, also = {}) =>
      inTurn(async () => {
        const queues = [...(send ? [waiting] : []), ...(keep ? [kept] : [])];
        const parts = await Promise.all(queues.map((queue) => queue.prepare(events)));
        const entries = parts.map((part) => part.entries);
        await area.set(Object.assign({}, also, ...entries) as Record<string, unknown>);
        const gone = parts.flatMap((part) => part.gone);
        if (gone.length > 0) await area.remove(gone);
      }),
    prune: (now, days) =>
      inTurn(async () => {
        if (days === 0) {
          if ((await kept.measure()).count > 0) await kept.clear();
          return;
        }
        for (;;) {
          const oldest = await kept.oldest(1, Infinity);
          if (oldest === undefined) return;
          // One that cannot be read is of no use to anybody.
          const isOld = oldest.values.every(({ at }) => now - at > days * DAY_MS);
          if (!isOld) return;
          await kept.removeThrough(oldest.through);
        }
      }),
    countKept: () => inTurn(async () => (await kept.measure()).count),
    exportKept: (source) =>
      inTurn(async () => {
        const all = await kept.oldest(MOST_KEPT, Infinity);
        return (all?.values ?? [])
          .map((event) => `${JSON.stringify(toOcsf(event, source))}\n`)
          .join("");
      }),
  };
}
