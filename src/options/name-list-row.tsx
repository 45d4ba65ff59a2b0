import type { PlainKey } from "../ui/messages.ts";
import { specOf } from "../storage/settings-schema.ts";
import { hostName } from "../ui/host-name.ts";
import { HostLine } from "../ui/host-line.tsx";
import type { Words } from "../ui/words.ts";
import { LockedNote } from "./locked-note.tsx";
import { namesIn } from "./name-draft.ts";
import { NewName } from "./new-name.tsx";
import type { LoadedProps, NameListKey } from "./options-state.ts";
import type { Source } from "../storage/settings-model.ts";

/** Rows drawn at a time; others are found by searching. */
const MOST_ROWS = 50;
/** From so many on there is a field to search them. */
const SEARCH_FROM = 6;

const NONE = {
  exceptions: "options_exceptions_none",
  markedHosts: "options_marked_none",
  excludedDomains: "options_excluded_none",
} as const satisfies Record<NameListKey, PlainKey>;

const SOURCE = {
  warning: "options_source_warning",
  popup: "options_source_popup",
  settings: "options_source_settings",
  import: "options_source_import",
} as const satisfies Record<Source, PlainKey>;

/** A list of sites or domains: add, search, and take out again. */
export function NameListRow(props: LoadedProps & { readonly name: NameListKey }) {
  const { name: key, settings, state, words, actions } = props;
  const spec = specOf(key);
  const names = namesIn(settings, key);
  const draft = state.lists[key];
  const searchable = names.length >= SEARCH_FROM;
  const wanted = searchable ? draft.search.trim().toLowerCase() : "";
  const found = names.filter((name) => isFound(name, wanted));
  const locked = state.locked.has(key);
  const isFromPolicy = (name: string): boolean =>
    key === "excludedDomains" && state.policy?.excludedDomains.includes(name) === true;
  return (
    <div
      class="setting"
      id={`setting-${key}`}
      tabIndex={-1}
      role="group"
      aria-labelledby={`title-${key}`}
    >
      <h3 id={`title-${key}`}>{words.text(spec.label)}</h3>
      <p class="quiet">{words.text(spec.help)}</p>
      {locked ? null : <NewName {...props} name={key} />}
      {searchable ? (
        <div class="search">
          <label for={`search-${key}`}>{words.text("options_search")}</label>
          <input
            id={`search-${key}`}
            type="search"
            dir="ltr"
            spellcheck={false}
            autocomplete="off"
            maxLength={253}
            value={draft.search}
            onInput={(event) => {
              actions.setList(key, { search: event.currentTarget.value });
            }}
          />
        </div>
      ) : null}
      <p class="quiet" role="status">
        {names.length === 0
          ? words.text(NONE[key])
          : wanted === ""
            ? ""
            : words.plural("options_found", found.length)}
      </p>
      <ul class="rows">
        {found.slice(0, MOST_ROWS).map((name) => (
          <li key={name}>
            <span class="row-text">
              <span>
                <HostLine host={name} words={words} />
              </span>
              {key === "exceptions" ? <Terms {...props} host={name} /> : null}
            </span>
            {locked ? null : isFromPolicy(name) ? (
              <small class="quiet">{words.text("options_locked")}</small>
            ) : (
              <button
                type="button"
                aria-label={words.text("options_exception_remove", {
                  host: hostName(name).readable,
                })}
                onClick={() => {
                  actions.removeFrom(key, name);
                }}
              >
                {words.text("options_remove")}
              </button>
            )}
          </li>
        ))}
      </ul>
      {found.length > MOST_ROWS ? (
        <p class="quiet">{words.plural("options_more", found.length - MOST_ROWS)}</p>
      ) : null}
      <LockedNote {...props} name={key} />
    </div>
  );
}

/** Both as people read it and as the DNS spells it. */
function isFound(name: string, wanted: string): boolean {
  return name.includes(wanted) || hostName(name).readable.includes(wanted);
}

/** When letting a site through ends, and who did it. */
function Terms({ settings, words, now, host }: LoadedProps & { readonly host: string }) {
  const exception = settings.exceptions.find((one) => one.host === host);
  if (exception === undefined) return null;
  const { until, source } = exception;
  const ending = endingOf(until, words, now);
  return (
    <small>
      {source === undefined
        ? ending
        : words.text("options_exception_terms", {
            ending: { phrase: ending },
            source: { phrase: words.text(SOURCE[source]) },
          })}
    </small>
  );
}

function endingOf(until: number | undefined, words: Words, now: number): string {
  if (until === undefined) return words.text("options_exception_for_good");
  if (until <= now) return words.text("options_exception_ended");
  return words.text("options_exception_until", { when: { phrase: words.relative(until, now) } });
}
