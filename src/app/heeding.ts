import type { SettingsInForce } from "../storage/rules.ts";
import type { Guarding } from "./guarding.ts";
import type { Looking } from "./looking.ts";
import { mayLook } from "./may-look.ts";
import type { Ports } from "./ports.ts";
import type { Remembering } from "./remembering.ts";
import type { Rounds } from "./rounds.ts";
import type { Stopping } from "./stopping.ts";

type Parts = {
  readonly ports: Ports;
  readonly looking: Looking;
  readonly rounds: Rounds;
  readonly stopping: Stopping;
  readonly guarding: Guarding;
  readonly remembering: Remembering;
  readonly heedPrivate: (settings: SettingsInForce) => Promise<void>;
  /** Brings all tabs in step with what is known of their sites. */
  readonly show: () => Promise<void>;
};

/** Acts on settings that are others by now: ends looks that they forbid, begins those that they allow, shows it in all tabs. */
export function createHeeding(parts: Parts): (settings: SettingsInForce) => Promise<void> {
  const { ports, looking, rounds } = parts;
  return async (settings) => {
    looking.callOff((host) => settings.proxy === "assume" || !mayLook(settings, host));
    await parts.heedPrivate(settings);
    await parts.stopping.heed(settings);
    await parts.guarding.heed(settings);
    await parts.remembering.heed(settings);
    await parts.show();
    await ports.showSetUp(settings.setUp);
    // Not waited for: what was paused or barred until now may take its time.
    rounds.catchUp().catch((error: unknown) => {
      ports.complain("open sites could not be looked at", error);
    });
  };
}
