import { settled } from "./world.ts";
import type { World } from "./world-model.ts";

/** Lets the time go on, and with it the timers of the worker that is running. */
export async function passTime(world: World, ms: number): Promise<void> {
  world.now += ms;
  const due = world.timers.filter(({ at }) => at <= world.now);
  world.timers = world.timers.filter(({ at }) => at > world.now);
  for (const { run } of due) run();
  await settled();
}
