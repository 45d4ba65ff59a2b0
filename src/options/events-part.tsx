import type { EventsStatus } from "../messages/events-status.ts";
import type { PlainKey } from "../ui/messages.ts";
import { plainText } from "../ui/plain-text.ts";
import type { Words } from "../ui/words.ts";
import type { OptionsProps } from "./options-state.ts";

/** How it stands with the events that the organisation wants. Nothing where it wants none. */
export function EventsPart({ state, words, now, actions }: OptionsProps) {
  const { status, test } = state.events;
  if (status?.made !== true) return null;
  const { endpoint, kept } = status;
  return (
    <div id="events" class="events" role="group" aria-labelledby="title-events">
      <h3 id="title-events">{words.text("events_title")}</h3>
      <p class="quiet">
        {endpoint === "" ? (
          words.text("events_here")
        ) : (
          <>
            {words.text("events_to")} <bdi class="code">{plainText(endpoint)}</bdi>
          </>
        )}
      </p>
      {status.policy === "current" ? null : <p class="note">{words.text("events_not_yet")}</p>}
      <Counts status={status} words={words} now={now} />
      <Trouble status={status} words={words} />
      <div class="row-buttons">
        {endpoint === "" ? null : (
          <button
            type="button"
            id="send-test-event"
            disabled={test === "sending" || status.policy !== "current"}
            onClick={actions.sendTestEvent}
          >
            {words.text("events_test")}
          </button>
        )}
        <button
          type="button"
          id="save-events"
          disabled={kept === 0}
          onClick={actions.saveKeptEvents}
        >
          {words.text("events_save")}
        </button>
      </div>
      <p class="quiet" role="status" data-test={test}>
        {test === "idle" ? "" : words.text(TEST[test])}
      </p>
    </div>
  );
}

const TEST = {
  sending: "events_sending",
  sent: "events_sent_test",
  waiting: "events_waiting_test",
  failed: "events_failed_test",
} as const satisfies Record<string, PlainKey>;

type Props = { readonly status: EventsStatus; readonly words: Words };

function Counts({ status, words, now }: Props & { readonly now: number }) {
  const { waiting, sent, lost, kept, lastSent, nextTry } = status;
  const rows: readonly (readonly [PlainKey, string])[] = [
    ["events_waiting", words.number(waiting)],
    ["events_sent", words.number(sent)],
    ["events_lost", words.number(lost)],
    ["events_kept", words.number(kept)],
    ...(lastSent === undefined ? [] : ([["events_last", words.relative(lastSent, now)]] as const)),
    ...(nextTry === undefined ? [] : ([["events_next", words.relative(nextTry, now)]] as const)),
  ];
  return (
    <dl class="levels">
      {rows.map(([label, value]) => (
        <div key={label} data-count={label}>
          <dt>{words.text(label)}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

const TROUBLE = {
  unreachable: "events_unreachable",
  timeout: "events_timeout",
  busy: "events_busy",
  "server-error": "events_server_error",
  denied: "events_denied",
  "not-there": "events_not_there",
  "not-a-collector": "events_no_collector",
  rejected: "events_rejected",
  refused: "events_refused",
  "too-large": "events_too_large",
} as const satisfies Record<NonNullable<EventsStatus["trouble"]>["kind"], PlainKey>;

function Trouble({ status: { trouble }, words }: Props) {
  if (trouble === undefined) return null;
  return (
    <p class="problem" data-trouble={trouble.kind}>
      {words.text(TROUBLE[trouble.kind])} <bdi class="code">{plainText(trouble.detail)}</bdi>
    </p>
  );
}
