import { call, type World } from "./life.ts";
import { event } from "./event.ts";
import { onStage } from "./stage.ts";

/** A storage area; whoever listens hears of changes, the worker that made them too. */
export function storageArea(
  area: "local" | "session",
  storeOf: (world: World) => Map<string, string>,
) {
  const tellOf = (world: World, keys: readonly string[]): void => {
    const store = storeOf(world);
    const changes = Object.fromEntries(
      keys.map((key) => {
        const text = store.get(key);
        return [key, text === undefined ? {} : { newValue: JSON.parse(text) as unknown }];
      }),
    );
    if (keys.length > 0) world.events.push(() => tellIfAlive(world, changes, area));
  };
  return {
    get: (keys: readonly string[] | null) =>
      ask(`${area}.get`, [keys], (world) => {
        const store = storeOf(world);
        const found = keys === null ? [...store.keys()] : keys.filter((key) => store.has(key));
        return Object.fromEntries(
          found.map((key) => [key, JSON.parse(store.get(key) ?? "null") as unknown]),
        );
      }),
    set: (entries: Readonly<Record<string, unknown>>) =>
      ask(`${area}.set`, [entries], (world) => {
        const store = storeOf(world);
        const changed: string[] = [];
        for (const [key, value] of Object.entries(entries)) {
          const text = JSON.stringify(value) as string | undefined;
          if (text === undefined || store.get(key) === text) continue;
          store.set(key, text);
          changed.push(key);
        }
        tellOf(world, changed);
      }),
    remove: (keys: readonly string[]) =>
      ask(`${area}.remove`, [keys], (world) => {
        const store = storeOf(world);
        const gone = keys.filter((key) => store.delete(key));
        tellOf(world, gone);
      }),
    clear: () =>
      ask(`${area}.clear`, [], (world) => {
        const store = storeOf(world);
        const gone = [...store.keys()];
        store.clear();
        tellOf(world, gone);
      }),
    onChanged: event(`storage.${area}.onChanged`),
  };
}

/** Of stored changes only a worker that is there hears anew: they are no reason to start one that has just ended. */
function tellIfAlive(world: World, changes: unknown, area: string): void {
  const { life } = world;
  if (life === undefined || life.isDead) return;
  for (const listener of life.listeners.get(`storage.${area}.onChanged`) ?? []) {
    (listener as (changes: unknown) => unknown)(changes);
  }
}

function ask<T>(name: string, args: readonly unknown[], act: (world: World) => T): Promise<T> {
  const world = onStage();
  return call(world, name, args, () => act(world));
}
