import type { Recollection } from "../../src/detection/recollection.ts";
import { createSiteMemory, type SiteMemory } from "../../src/storage/site-memory.ts";
import type { MemoryMigration } from "../../src/storage/memory-migrations.ts";
import type { EventKind, SiteEvent } from "../../src/storage/site-events.ts";
import { nodeHash } from "./node-hash.ts";
import { memoryArea } from "./memory-area.ts";
import { botnetLook, history, host, look, SITE, START } from "../detection/history-builder.ts";

export const DAY_MS = 86_400_000;
export const TODAY = Math.floor(START / DAY_MS);
export const HOME = "21.1.0.7";

export function kept(day = TODAY, id = "15617"): Recollection {
  return { due: day + 1, days: 1, networks: [{ day, ids: [id] }], widest: 1, more: false };
}

/** A memory over an area in memory, with what it complained of. */
export function open(
  area = memoryArea(),
  migrations: readonly MemoryMigration[] = [],
): { memory: SiteMemory; area: ReturnType<typeof memoryArea>; complaints: string[] } {
  const complaints: string[] = [];
  const complain = (what: string): void => void complaints.push(what);
  return {
    memory: createSiteMemory({ area, hash: nodeHash(), complain, migrations }),
    area,
    complaints,
  };
}

export const clearly = (day?: number) => ({ odd: false, recollection: kept(day) });
export const ODD = { odd: true, recollection: undefined } as const;
export const anOdd = history([botnetLook(START, 0)]);

export const N1 = host("n1.lab-site.com");
export const OTHER = host("www.lab-other.net");

export function event(what: EventKind, at = START, level: SiteEvent["level"] = "flux"): SiteEvent {
  return { at, what, level };
}

/** Three odd sites, two of one domain, one of them with events, and homes that two domains share. */
export async function three() {
  const world = open();
  const { memory } = world;
  await memory.remember(anOdd, ODD, START);
  for (const name of [N1, OTHER]) {
    await memory.remember(history([look(START, [])], name), ODD, START);
  }
  await memory.remember(history([], "www.lab-plain.org"), clearly(), START);
  await memory.past.note(host(SITE), event("warned"), true);
  await memory.past.note(host(SITE), event("left", START + 60_000), true);
  await memory.noteHomes("lab-site.com", [HOME, "22.2.0.7"], START);
  await memory.noteHomes("lab-other.net", ["23.3.0.7", HOME, "24.4.0.7"], START);
  return world;
}
