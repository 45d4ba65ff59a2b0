import { createGuard } from "./guard/guard.ts";
import { guardWorld } from "./guard-world.ts";

/*
 * The half of the guard that judges and explains. The background injects it into the frames of an
 * odd site; it finds there what `bootstrap.iife.ts` holds.
 */

const world = guardWorld();
if (world !== undefined && world.guard === undefined) {
  world.guard = createGuard(world);
  if (world.hold !== undefined) world.guard.holds();
}
