import type { Recollection } from "../../src/detection/recollection.ts";
import { createSiteMemory, type SiteMemory } from "../../src/storage/site-memory.ts";
import type { MemoryMigration } from "../../src/storage/memory-migrations.ts";
import { nodeHash } from "../app/world.ts";
import { memoryArea } from "./memory-area.ts";
import { botnetLook, history, START } from "../detection/history-builder.ts";

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
