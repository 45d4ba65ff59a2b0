import { createDelivery } from "../../src/events/delivery.ts";
import {
  NO_EVENTS,
  type EventSettings,
  type KnownEventSettings,
} from "../../src/events/event-settings.ts";
import type { FluxEvent } from "../../src/events/event.ts";
import { createJournal } from "../../src/events/journal.ts";
import { createOutbox, type Outbox } from "../../src/events/outbox.ts";
import { createVirtualClock } from "../dns/virtual-clock.ts";
import { memoryArea } from "../storage/memory-area.ts";
import { mortalArea } from "./mortal-area.ts";
import { newId, SOURCE } from "./examples.ts";
import { createVirtualCollector } from "./virtual-collector.ts";

export const MINUTE = 60_000;
export const SETTINGS: EventSettings = {
  ...NO_EVENTS,
  endpoint: "https://collector.lab-company.org",
  headers: [{ name: "Authorization", value: "Bearer secret" }],
};

export function testEvents(count: number, at: number): readonly FluxEvent[] {
  return Array.from({ length: count }, () => ({ id: newId(), at, kind: "test" as const }));
}

/** A device, its disk, a collector that takes events as it is told to, and a clock that stands still. */
export function createScene(most = Infinity) {
  const clock = createVirtualClock();
  const collector = createVirtualCollector(clock);
  collector.most = most;
  const disk = memoryArea();
  const scene = {
    ...{ clock, collector, disk, online: true },
    known: { state: "current", settings: SETTINGS } as KnownEventSettings,
    tells: (_: FluxEvent): boolean => true,
    outbox: undefined as unknown as Outbox,
    add: (_: readonly FluxEvent[]): Promise<void> => Promise.resolve(),
    /** Nothing more is heard of the worker that was; a new one starts over the same disk. */
    restart: (): void => {
      let isAlive = true;
      killed?.();
      killed = () => {
        isAlive = false;
      };
      const area = mortalArea(disk, () => isAlive);
      const journal = createJournal(area);
      scene.add = (events) => journal.note(events, { send: true, keep: false });
      scene.outbox = createOutbox({
        ...{ journal, now: clock.now, chance: () => 0.5, online: () => scene.online },
        known: () => Promise.resolve(scene.known),
        source: () => Promise.resolve(SOURCE),
        mayTell: (event) => Promise.resolve(scene.tells(event)),
        deliver: createDelivery(collector.http),
      });
    },
    /** What the alarm does: wakes a worker when something is due. */
    drain: async (forMs: number): Promise<void> => {
      const end = clock.now() + forMs;
      while (clock.now() < end) {
        const at = await scene.outbox.nextAt();
        if (at === undefined) return;
        await clock.advance(Math.max(1000, Math.min(at, end) - clock.now()));
        void scene.outbox.flush();
        await clock.advance(21_000);
      }
    },
  };
  let killed: (() => void) | undefined;
  scene.restart();
  return scene;
}
