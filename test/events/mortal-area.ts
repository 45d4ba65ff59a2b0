import type { Area } from "../../src/storage/area.ts";

/** A disk as one worker sees it: once that is dead, nothing that it still has under way comes to anything. */
export function mortalArea(disk: Area, isAlive: () => boolean): Area {
  const whileAlive = <T>(run: () => Promise<T>): Promise<T> =>
    isAlive() ? run() : new Promise(() => undefined);
  return {
    get: (keys) => whileAlive(() => disk.get(keys)),
    set: (entries) => whileAlive(() => disk.set(entries)),
    remove: (keys) => whileAlive(() => disk.remove(keys)),
    keys: () => whileAlive(() => disk.keys()),
  };
}
