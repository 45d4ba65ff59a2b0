import type { Host } from "../detection/host.ts";
import { REDACTIONS, type EventSettings } from "../events/event-settings.ts";
import type { FluxEvent } from "../events/event.ts";
import { createJournal } from "../events/journal.ts";
import { createOutbox } from "../events/outbox.ts";
import { createEventRounds, type EventRounds } from "./event-rounds.ts";
import { createEventTools } from "./event-tools.ts";
import { isExcluded } from "./may-look.ts";
import type { Ports } from "./ports.ts";
import { createTelling, type Telling } from "./telling.ts";

/** Events for the organisation that manages the browser; `rounds` is undefined in private windows, of which nobody is told. */
export type Events = { readonly telling: Telling; readonly rounds: EventRounds | undefined };

const SILENT: Telling = { judged: () => Promise.resolve(), noteAs: (_, note) => note };

export function createEvents(ports: Ports, isOrdinary: (host: Host) => Promise<boolean>): Events {
  const { events } = ports;
  if (events === undefined) return { telling: SILENT, rounds: undefined };
  const tools = createEventTools(ports, events);
  const journal = createJournal(events.area);
  const outbox = createOutbox({
    ...{ journal, now: ports.now, chance: events.chance, online: ports.online },
    ...{ known: tools.known, deliver: events.deliver, source: tools.source },
    mayTell: (event, settings) => mayTell(ports, event, settings),
  });
  const rounds = createEventRounds({ ports, events, tools, journal, outbox });
  const telling = createTelling({
    ...{ ports, events, tools, journal, isOrdinary },
    onNews: rounds.news,
  });
  return { telling, rounds };
}

/** What was noted by an earlier policy must bear the present one too. */
async function mayTell(
  ports: Ports,
  event: FluxEvent,
  { redaction }: EventSettings,
): Promise<boolean> {
  if (!("site" in event)) return true;
  const { site } = event;
  if (REDACTIONS.indexOf(site.redaction) < REDACTIONS.indexOf(redaction)) return false;
  // An HMAC names nothing that could be left out.
  if (site.redaction === "hmac") return true;
  const { settings } = await ports.settings.read();
  return !isExcluded(settings, site.name as Host);
}
