import { DEFAULT_RESOLVERS } from "../dns/resolvers.ts";
import type { Settings } from "../storage/settings.ts";
import { plainText } from "../ui/plain-text.ts";
import { resolverNote } from "../ui/resolver-notes.ts";
import { resolverName } from "../ui/reason-sentences.ts";
import type { Words } from "../ui/words.ts";
import type { OptionsProps } from "./options-state.ts";

/** Who is asked, what they say about privacy, and a field to add another. */
export function ResolversSection(props: OptionsProps & { readonly settings: Settings }) {
  const { settings, words, actions } = props;
  const { resolvers } = settings;
  return (
    <section>
      <h2>{words.text("options_resolvers")}</h2>
      <p class="quiet">{words.text("options_resolvers_help")}</p>
      <ul class="rows">
        {resolvers.map((url) => (
          <ResolverRow
            key={url}
            url={url}
            words={words}
            onRemove={
              resolvers.length === 1
                ? undefined
                : () => {
                    actions.change({ resolvers: resolvers.filter((other) => other !== url) });
                  }
            }
          />
        ))}
      </ul>
      {resolvers.length === 1 ? <p class="quiet">{words.text("options_last_resolver")}</p> : null}
      <NewResolver {...props} />
      {isDefault(resolvers) ? null : (
        <button
          type="button"
          class="link"
          onClick={() => {
            actions.change({ resolvers: DEFAULT_RESOLVERS.map(({ url }) => url) });
          }}
        >
          {words.text("options_resolvers_reset")}
        </button>
      )}
    </section>
  );
}

type RowProps = {
  readonly url: string;
  readonly words: Words;
  readonly onRemove: (() => void) | undefined;
};

function ResolverRow({ url, words, onRemove }: RowProps) {
  const known = resolverNote(url);
  return (
    <li>
      <span class="row-text">
        <strong>
          <bdi>{known?.operator ?? plainText(resolverName(url))}</bdi>
        </strong>
        <bdi class="code">{plainText(url)}</bdi>
        <small>{words.text(known?.note ?? "options_resolver_custom")}</small>
      </span>
      <button
        type="button"
        disabled={onRemove === undefined}
        onClick={onRemove}
        aria-label={words.text("options_resolver_remove", { resolver: resolverName(url) })}
      >
        {words.text("options_remove")}
      </button>
    </li>
  );
}

function NewResolver({ state, words, actions }: OptionsProps) {
  const wrong = state.draftProblem !== undefined;
  return (
    <form
      class="new-resolver"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        actions.addResolver();
      }}
    >
      <label for="new-resolver">{words.text("options_resolver_address")}</label>
      <div class="field">
        <input
          id="new-resolver"
          type="url"
          dir="ltr"
          spellcheck={false}
          autocomplete="off"
          maxLength={600}
          value={state.draft}
          aria-invalid={wrong}
          aria-describedby={wrong ? "new-resolver-problem" : undefined}
          onInput={(event) => {
            actions.setDraft(event.currentTarget.value);
          }}
        />
        <button type="submit">{words.text("options_resolver_add")}</button>
      </div>
      {wrong ? (
        <p id="new-resolver-problem" class="problem" role="alert">
          {state.draftProblem}
        </p>
      ) : null}
    </form>
  );
}

function isDefault(resolvers: readonly string[]): boolean {
  return (
    resolvers.length === DEFAULT_RESOLVERS.length &&
    DEFAULT_RESOLVERS.every(({ url }, index) => resolvers[index] === url)
  );
}
