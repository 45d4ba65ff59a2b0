import type { Area } from "./area.ts";

const HISTORY = "history:";

/**
 * An area that makes room where the browser has none left (10 MB for all extensions' sessions in Chromium): of the histories a
 * quarter goes, those first that were looked at longest ago, and it is tried once more. What was odd is on disk as well; what
 * matters more than any history, which tab is where and what is held, must never fail for the want of room.
 */
export function roomyArea(area: Area, complain: (what: string, error: unknown) => void): Area {
  const makeRoom = async (kept: ReadonlySet<string>): Promise<boolean> => {
    const keys = (await area.keys()).filter((key) => key.startsWith(HISTORY) && !kept.has(key));
    const found = await area.get(keys);
    const oldest = keys
      .map((key) => ({ key, at: lastLookIn(found[key]) }))
      .sort((a, b) => a.at - b.at)
      .slice(0, Math.ceil(keys.length / 4));
    await area.remove(oldest.map(({ key }) => key));
    return oldest.length > 0;
  };
  return {
    ...area,
    set: async (entries) => {
      try {
        await area.set(entries);
      } catch (error: unknown) {
        if (!(await makeRoom(new Set(Object.keys(entries))))) throw error;
        complain(
          "the browser had no room for what this session knows; the oldest looks went",
          error,
        );
        await area.set(entries);
      }
    },
  };
}

/** ms since the epoch; 0: none that could be read. */
function lastLookIn(stored: unknown): number {
  if (typeof stored !== "object" || stored === null || !("looks" in stored)) return 0;
  const last: unknown = Array.isArray(stored.looks) ? stored.looks.at(-1) : undefined;
  const isTimed = typeof last === "object" && last !== null && "at" in last;
  return isTimed && typeof last.at === "number" ? last.at : 0;
}
