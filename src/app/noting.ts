import type { Host } from "../detection/host.ts";
import { rank } from "../detection/levels.ts";
import { isWarned, type Level } from "../detection/verdict.ts";
import type { Report } from "../messages/protocol.ts";
import type { BlockState } from "../storage/session.ts";
import type { EventKind } from "../storage/site-events.ts";
import type { Ports } from "./ports.ts";
import { judgeHistory } from "./report.ts";

/** What happened, and where. */
export type Occurrence = {
  readonly tabId: number;
  readonly host: Host;
  readonly what: EventKind;
  /** What is known of the site, where the caller has just judged it. */
  readonly level?: Level;
  /** ms since the epoch; absent: now. */
  readonly at?: number;
};

/** Notes what happened on an odd site for the history, never from a private window. Nothing goes wrong where that does. */
export type Note = (occurrence: Occurrence) => Promise<void>;

export function createNoting(ports: Ports): Note {
  const { memory, session, histories } = ports;
  const levelOf = async (host: Host): Promise<Level> => {
    const { settings } = await ports.settings.read();
    return (await judgeHistory(ports, settings, await histories.read(host))).verdict.level;
  };
  return async ({ tabId, host, what, level: known, at = ports.now() }) => {
    if (memory === undefined) return;
    try {
      // Of a tab that was closed meanwhile nobody can say any more.
      if ((await session.tab(tabId))?.isPrivate !== false) return;
      if ((await ports.settings.read()).settings.keepDays === 0) return;
      const level = known ?? (await levelOf(host));
      await memory.past.note(host, { at, what, level }, rank(level) >= rank("watch"));
    } catch (error: unknown) {
      ports.complain("what happened on a site could not be noted", error);
    }
  };
}

/** The warning page shows for a block what is known of its site. */
export async function noteWarning(note: Note, block: BlockState, report: Report): Promise<void> {
  const { tabId, host, at, reason } = block;
  // Whoever asked for more was told of the hold already.
  if (report.state !== "judged" || reason === "asked") return;
  const { level } = report.verdict;
  if (isWarned(level) || report.marked) await note({ tabId, host, what: "warned", level, at });
}
