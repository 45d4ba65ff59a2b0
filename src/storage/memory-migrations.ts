import type { Area } from "./area.ts";

/** One step from a version of the documents under `memory` to the next; total, since they may be damaged. */
export type MemoryMigration = (area: Area) => Promise<void>;

/** Oldest first. Append only: a step that has shipped never changes. */
export const MEMORY_MIGRATIONS: readonly MemoryMigration[] = [];

/** Version of the documents as they are written now: 1 plus the number of steps. */
export function memoryVersion(steps: readonly MemoryMigration[]): number {
  return 1 + steps.length;
}
