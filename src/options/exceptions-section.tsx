import type { Exception, Settings } from "../storage/settings.ts";
import { hostName } from "../ui/host-name.ts";
import { HostLine } from "../ui/host-line.tsx";
import type { Words } from "../ui/words.ts";
import type { OptionsProps } from "./options-state.ts";

/** Rows drawn: the settings document takes more, but nobody reads them here. */
const MOST_ROWS = 200;

/** The sites that the person lets through, each with a way to take that back. */
export function ExceptionsSection(props: OptionsProps & { readonly settings: Settings }) {
  const { settings, words, now, actions } = props;
  const { exceptions } = settings;
  return (
    <section>
      <h2>{words.text("options_exceptions")}</h2>
      {exceptions.length === 0 ? (
        <p class="quiet">{words.text("options_exceptions_none")}</p>
      ) : null}
      <ul class="rows">
        {exceptions.slice(0, MOST_ROWS).map(({ host, until }) => (
          <li key={host}>
            <span class="row-text">
              <span>
                <HostLine host={host} words={words} />
              </span>
              <small>{ending(until, words, now)}</small>
            </span>
            <button
              type="button"
              aria-label={words.text("options_exception_remove", { host: hostName(host).readable })}
              onClick={() => {
                actions.change({ exceptions: exceptions.filter((other) => other.host !== host) });
              }}
            >
              {words.text("options_remove")}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function ending(until: Exception["until"], words: Words, now: number): string {
  if (until === undefined) return words.text("options_exception_for_good");
  if (until <= now) return words.text("options_exception_ended");
  return words.text("options_exception_until", { when: { phrase: words.relative(until, now) } });
}
