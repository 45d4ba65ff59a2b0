import type { DnsPorts } from "../../src/dns/ports.ts";
import { createDelivery } from "../../src/events/delivery.ts";
import type { EventSettings } from "../../src/events/event-settings.ts";
import type { FluxEvent } from "../../src/events/event.ts";
import { createJournal, type Journal } from "../../src/events/journal.ts";
import { createOutbox, type Outbox } from "../../src/events/outbox.ts";
import type { Area } from "../../src/storage/area.ts";
import { SOURCE } from "./examples.ts";
import { mortalArea } from "./mortal-area.ts";

/** A worker that sends over real connections: to start another over the same disk is to start it anew. */
export type Worker = {
  readonly outbox: Outbox;
  readonly journal: Journal;
  readonly add: (events: readonly FluxEvent[]) => Promise<void>;
  /** Nothing more is heard of it: what it has under way ends in nothing. */
  readonly kill: () => void;
};

type Parts = {
  readonly disk: Area;
  readonly settings: EventSettings;
  readonly fetch: DnsPorts<AbortSignal>["fetch"];
  /** How far the device's clock is ahead, ms: waits are skipped with it. */
  readonly ahead: () => number;
  /** How many times faster it loses its patience than a device would. */
  readonly haste: () => number;
};

export function startWorker({ disk, settings, fetch, ahead, haste }: Parts): Worker {
  let isAlive = true;
  const area = mortalArea(disk, () => isAlive);
  const now = (): number => Date.now() + ahead();
  const journal = createJournal(area);
  const outbox = createOutbox({
    ...{ journal, now, chance: () => 0.5, online: () => true },
    known: () => Promise.resolve({ state: "current", settings }),
    source: () => Promise.resolve(SOURCE),
    mayTell: () => Promise.resolve(true),
    deliver: createDelivery<AbortSignal>({
      ...{ now, fetch },
      after: (ms, run) => {
        const timer = setTimeout(run, ms / haste());
        return () => {
          clearTimeout(timer);
        };
      },
      newAbort: () => {
        const controller = new AbortController();
        return {
          signal: controller.signal,
          abort: () => {
            controller.abort();
          },
        };
      },
    }),
  });
  return {
    ...{ outbox, journal },
    add: (events) => journal.note(events, { send: true, keep: false }),
    kill: () => {
      isAlive = false;
    },
  };
}
