import { extension } from "./extension-api.ts";
import { createGuardView } from "./guard/guard-view.ts";
import { guardWorld } from "./guard-world.ts";

/*
 * The explaining half of the guard. The background injects it into the frames of an odd site; it
 * finds there what `bootstrap.iife.ts` holds, and says so.
 */

const world = guardWorld();
if (world !== undefined && world.view === undefined) {
  world.view = createGuardView(world, {
    leave: (host) => void send("guardLeave", host).then((sent) => (sent ? undefined : goAway())),
    release: (host) => void send("guardReleased", host),
  });
  if (world.hold !== undefined && world.waiting !== undefined) {
    world.view.show(world.hold, world.waiting);
    world.waiting = undefined;
  }
}

/** Tells the background; false where it cannot hear, such as while it is being updated. */
async function send(method: "guardLeave" | "guardReleased", host: string): Promise<boolean> {
  try {
    const reply = await extension.runtime?.sendMessage({ method, args: { host } });
    return typeof reply === "object" && reply !== null && "ok" in reply && reply.ok === true;
  } catch (error) {
    console.warn(`Fluxward could not report "${method}":`, error);
    return false;
  }
}

/** Leaves without help: an empty page instead of this one. */
function goAway(): void {
  (window.top ?? window).location.replace("about:blank");
}
