import { createQueue } from "../storage/area.ts";

/** Runs what reads and then writes the state of one tab, one after another. */
export type TabTurns = <T>(tabId: number, job: () => Promise<T>) => Promise<T>;

export function createTabTurns(): TabTurns {
  const turns = new Map<number, ReturnType<typeof createQueue>>();
  const waiting = new Map<number, number>();
  return (tabId, job) => {
    const turn = turns.get(tabId) ?? createQueue();
    turns.set(tabId, turn);
    waiting.set(tabId, (waiting.get(tabId) ?? 0) + 1);
    return turn(job).finally(() => {
      const left = (waiting.get(tabId) ?? 1) - 1;
      waiting.set(tabId, left);
      if (left > 0) return;
      waiting.delete(tabId);
      turns.delete(tabId);
    });
  };
}
