import { vi } from "vitest";
import type { Life, World } from "./life.ts";
import { FakeImageData } from "./pictures.ts";

// Before any module of the product is loaded, which reads it then.
vi.stubGlobal("navigator", {
  userAgent: "Chrome/156.0.0.0",
  get onLine() {
    return onStage().isOnline;
  },
});

/** The world that is played; one at a time. */
let current: World | undefined;

export function onStage(): World {
  if (current === undefined) throw new Error("No world is on stage.");
  return current;
}

export function enter(world: World): void {
  current = world;
}

const life = (): Life | undefined => {
  const found = onStage().life;
  return found?.isDead === false ? found : undefined;
};

/** Puts what a worker finds around it in the place of what Node has: clock, timers, chance, network. */
export function setTheStage(fetchFrom: (url: string, init: RequestInit) => Promise<unknown>): void {
  vi.spyOn(Date, "now").mockImplementation(() => current?.now ?? 0);
  vi.stubGlobal("setTimeout", (run: (...args: unknown[]) => void, ms = 0, ...args: unknown[]) => {
    const world = onStage();
    const id = (world.timerIds += 1);
    life()?.timers.push({
      id,
      at: world.now + ms,
      run: () => {
        run(...args);
      },
    });
    return id;
  });
  vi.stubGlobal("clearTimeout", (id: number | undefined) => {
    const found = life();
    if (found !== undefined) found.timers = found.timers.filter((timer) => timer.id !== id);
  });
  vi.stubGlobal("self", {
    addEventListener: (event: string, listener: () => void) => {
      const listeners = life()?.listeners;
      listeners?.set(`self.${event}`, [...(listeners.get(`self.${event}`) ?? []), listener]);
    },
  });
  vi.stubGlobal("fetch", fetchFrom);
  vi.stubGlobal("ImageData", FakeImageData);
  vi.spyOn(crypto, "randomUUID").mockImplementation(() => {
    const world = onStage();
    const id = (world.ids += 1);
    return `00000000-0000-4000-8000-${String(id).padStart(12, "0")}`;
  });
  // The key of an installation decides which resolver is asked first: always the same here.
  vi.spyOn(crypto, "getRandomValues").mockImplementation((array) => {
    if (array instanceof Uint8Array) array.fill(7);
    return array;
  });
  vi.spyOn(Math, "random").mockImplementation(() => 0.5);
  vi.spyOn(console, "error").mockImplementation((...said: unknown[]) => {
    if (life() !== undefined) onStage().complaints.push(said.map(String).join(" "));
  });
}
