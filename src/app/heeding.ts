import { createQueue } from "../storage/area.ts";
import { digestOf } from "../storage/digest.ts";
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

/**
 * Acts on settings that are others by now: ends looks that they forbid, begins those that they allow, shows it in all tabs.
 * Called for settings that were acted on already, it does nothing: so it may be called whenever they might be others, as by
 * each worker that starts. One that died over it, or slept while they changed, is made up for by the next.
 */
export function createHeeding(parts: Parts): () => Promise<void> {
  const { ports, looking, rounds } = parts;
  const inTurn = createQueue();
  const act = async (settings: SettingsInForce, isAwaited: boolean): Promise<void> => {
    // Ends by itself; what people wait for is what they see.
    void looking.callOff((host) => settings.proxy === "assume" || !mayLook(settings, host));
    await parts.heedPrivate(settings);
    await parts.stopping.heed(settings);
    await parts.guarding.heed(settings);
    await parts.remembering.heed(settings);
    await parts.show();
    await ports.showSetUp(settings.setUp || (isAwaited && "awaited"));
    // Not waited for: what was paused or barred until now may take its time.
    rounds.catchUp().catch((error: unknown) => {
      ports.complain("open sites could not be looked at", error);
    });
  };
  return () =>
    inTurn(async () => {
      const { settings, policy } = await ports.settings.read();
      // A policy that is waited for no more may leave all settings as they are, but the button says otherwise.
      const isAwaited = policy.standing === "unknown";
      const mark = digestOf(JSON.stringify([settings, isAwaited]));
      if ((await ports.stopNotes.heeded()) === mark) return;
      await act(settings, isAwaited);
      await ports.stopNotes.setHeeded(mark);
    });
}
