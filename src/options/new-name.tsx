import type { PlainKey } from "../ui/messages.ts";
import { nameProblemText } from "./name-draft.ts";
import type { LoadedProps, NameListKey } from "./options-state.ts";

const LABEL = {
  exceptions: "options_site_name",
  markedHosts: "options_site_name",
  excludedDomains: "options_domain_name",
} as const satisfies Record<NameListKey, PlainKey>;

const HOUR = 3600;
/** For how long a site can be let through, s, beside for good. */
const LASTING = [HOUR, 24 * HOUR, 7 * 24 * HOUR, 30 * 24 * HOUR];

/** A field to add a name to a list, for a site with how long it is let through. */
export function NewName(props: LoadedProps & { readonly name: NameListKey }) {
  const { name: key, state, words, actions } = props;
  const { name, problem, lasting } = state.lists[key];
  const wrong = problem !== undefined;
  return (
    <form
      class="new-name"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        actions.addName(key);
      }}
    >
      <div class="field">
        <span class="labelled">
          <label for={`new-${key}`}>{words.text(LABEL[key])}</label>
          <input
            id={`new-${key}`}
            type="text"
            inputMode="url"
            dir="ltr"
            spellcheck={false}
            autocomplete="off"
            autocapitalize="none"
            maxLength={2000}
            value={name}
            aria-invalid={wrong}
            aria-describedby={wrong ? `new-${key}-problem` : undefined}
            onInput={(event) => {
              actions.setList(key, { name: event.currentTarget.value, problem: undefined });
            }}
          />
        </span>
        {key === "exceptions" ? (
          <span class="labelled lasting">
            <label for={`lasting-${key}`}>{words.text("options_lasting")}</label>
            <select
              id={`lasting-${key}`}
              onChange={(event) => {
                const seconds = Number(event.currentTarget.value);
                actions.setList(key, { lasting: seconds > 0 ? seconds * 1000 : undefined });
              }}
            >
              <option value="" selected={lasting === undefined}>
                {words.text("options_lasting_always")}
              </option>
              {LASTING.map((seconds) => (
                <option key={seconds} value={seconds} selected={lasting === seconds * 1000}>
                  {words.text("options_lasting_for", {
                    duration: { phrase: words.duration(seconds) },
                  })}
                </option>
              ))}
            </select>
          </span>
        ) : null}
        <button type="submit">{words.text("options_resolver_add")}</button>
      </div>
      {problem !== undefined ? (
        <p id={`new-${key}-problem`} class="problem" role="alert">
          {nameProblemText(problem, key, words)}
        </p>
      ) : null}
    </form>
  );
}
