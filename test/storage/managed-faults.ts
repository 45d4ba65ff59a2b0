import { expect } from "vitest";
import { createJournal } from "../../src/events/journal.ts";
import { change, fresh, managed, visit } from "../app/managed-world.ts";
import { AMBER, FLUX } from "../app/sites.ts";
import { newId } from "../events/examples.ts";
import { breakDisk, type StorageFault } from "./faulty-world.ts";
import { memoryArea } from "./memory-area.ts";

const EVENT = { send: true, keep: false };

export const MANAGED_FAULTS: readonly StorageFault[] = [
  {
    fault: "Events that wait: their list damaged or gone",
    shown: [],
    kept: "all events: the list is made again from them",
    trial: async () => {
      for (const head of ["rubbish", undefined]) {
        const area = memoryArea();
        const events = [1, 2, 3].map((at) => ({ id: newId(), at, kind: "test" as const }));
        await createJournal(area).note(events, EVENT);
        if (head === undefined) await area.remove(["events"]);
        else await area.set({ events: head });
        const journal = createJournal(area);
        await journal.note([{ id: newId(), at: 4, kind: "test" }], EVENT);
        const found = await journal.waiting.oldest(10, Infinity);
        expect(found?.values.map(({ at }) => at)).toEqual([1, 2, 3, 4]);
      }
    },
  },
  {
    fault: "Events that wait: one of them damaged",
    shown: ["events_lost"],
    kept: "all others; it is counted as lost",
    trial: async () => {
      const world = managed({ consentGiven: true, reportEndpoint: "https://c.lab-company.org" });
      await visit(world, FLUX);
      await world.app.events?.tick();
      const key = Object.keys(world.local.dump()).find((name) => name.startsWith("events:")) ?? "";
      await world.local.set({ [key]: "rubbish" });
      world.deliver = () => Promise.resolve({ kind: "accepted", rejected: 0, said: "" });
      world.restartWorker();
      expect(await world.app.events?.sendTest()).toMatchObject({ lost: 1, waiting: 0 });
    },
  },
  {
    fault: "Events: no room to write one",
    shown: ["storage_full"],
    kept: "those that wait; the new one is not told, and the site is judged, warned of and held all the same",
    trial: async () => {
      const world = managed({ consentGiven: true, reportEndpoint: "https://c.lab-company.org" });
      await visit(world, AMBER);
      const before = (await world.app.events?.status())?.waiting;
      breakDisk(world);
      await visit(world, FLUX, 2);
      expect(world.tabs.get(2)).toMatchObject({ badge: "flux" });
      expect((await world.app.events?.status())?.waiting).toBe(before);
      expect((await world.app.measureKept())?.trouble).toBe("full");
    },
  },
  {
    fault:
      "The organisation's policy of last time: damaged, and the browser has not handed one over yet",
    shown: ["popup_awaited", "policy_unknown"],
    kept: "nobody is asked until one comes, or for 30 seconds; then that holds",
    trial: async () => {
      const world = await fresh();
      await world.local.set({ policy: { resolvers: 5, consentGiven: true } });
      world.restartWorker();
      await visit(world, FLUX);
      expect(await world.app.report(1)).toMatchObject({ state: "not-set-up", awaited: true });
      expect(world.asked).toHaveLength(0);
      await change(world, { consentGiven: true });
      expect((await world.app.getSettings()).setUp).toBe(true);
    },
  },
  {
    fault: "The organisation's policy: no room to keep it for the next start",
    shown: [],
    kept: "it holds for as long as the browser hands it over",
    trial: async () => {
      const world = await fresh();
      breakDisk(world);
      await change(world, { consentGiven: true, enabled: true });
      expect((await world.app.getSettings()).setUp).toBe(true);
    },
  },
];
