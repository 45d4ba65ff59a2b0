import type { EventKind, SiteEvent } from "../storage/site-events.ts";
import type { Words } from "../ui/words.ts";

type Props = { readonly events: readonly SiteEvent[]; readonly words: Words };

/** Warnings of a site and what the person chose, newest first. */
export function EventList({ events, words }: Props) {
  if (events.length === 0) return <p class="quiet">{words.text("history_happened_none")}</p>;
  return (
    <ol class="events">
      {events.toReversed().map(({ at, what, level }) => (
        <li key={`${String(at)} ${what}`} data-event={what}>
          <time dateTime={new Date(at).toISOString()}>{words.moment(at)}</time>
          <span>
            {words.text("event_level", {
              what: { phrase: eventText(what, words) },
              level: { phrase: words.level(level) },
            })}
          </span>
        </li>
      ))}
    </ol>
  );
}

export function eventText(what: EventKind, words: Words): string {
  return words.text(`event_${what}`);
}
