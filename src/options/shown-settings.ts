import type { Settings } from "../storage/settings-model.ts";

/**
 * Which answer about the settings is the newest, where several are under way: what is read before or while a change has no
 * answer may be what was before it, and of several changes the answer to the last says what all have come to.
 *
 * `read` asks what is in force, `take` is called with what is newer than all that was taken before; both may throw.
 */
export function createShownSettings<Shown extends Settings>(
  read: () => Promise<Shown>,
  take: (settings: Shown) => Promise<void>,
): {
  /** Somebody else may have changed the settings. */
  readonly refresh: () => Promise<void>;
  /** Asks for a change, whose answer is what is in force then; resolves when that is taken, or a later change has an answer. */
  readonly change: (ask: () => Promise<Shown>) => Promise<void>;
} {
  let changes = 0;
  let unanswered = 0;
  /** Somebody else changed them while a change of ours had no answer. */
  let stale = false;

  const refresh = async (): Promise<void> => {
    const before = changes;
    stale = unanswered > 0;
    if (stale) return;
    const settings = await read();
    if (before === changes) await take(settings);
  };

  const change = async (ask: () => Promise<Shown>): Promise<void> => {
    const own = (changes += 1);
    unanswered += 1;
    try {
      const settings = await ask();
      if (own === changes) await take(settings);
    } finally {
      unanswered -= 1;
      if (stale) await refresh();
    }
  };

  return { refresh, change };
}
