import type { Settings } from "../storage/settings.ts";
import type { Looking } from "./looking.ts";
import { mayLook } from "./may-look.ts";
import type { Ports } from "./ports.ts";
import type { Rounds } from "./rounds.ts";
import type { Stopping } from "./stopping.ts";

/** Acts on settings that are others by now: ends looks that they forbid, begins those that they allow, `show`s it in all tabs. */
export function createHeeding(
  ports: Ports,
  looking: Looking,
  rounds: Rounds,
  stopping: Stopping,
  show: () => Promise<void>,
): (settings: Settings) => Promise<void> {
  return async (settings) => {
    looking.callOff((host) => settings.proxy === "assume" || !mayLook(settings, host));
    await stopping.heed(settings);
    await show();
    // Not waited for: what was paused or barred until now may take its time.
    rounds.catchUp().catch((error: unknown) => {
      ports.complain("open sites could not be looked at", error);
    });
  };
}
