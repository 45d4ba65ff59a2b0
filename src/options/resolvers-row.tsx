import { specOf } from "../storage/settings-schema.ts";
import { Outside } from "../ui/attribution.tsx";
import { plainText } from "../ui/plain-text.ts";
import { resolverNote } from "../ui/resolver-notes.ts";
import { resolverName } from "../ui/reason-sentences.ts";
import type { Words } from "../ui/words.ts";
import { LockedNote } from "./locked-note.tsx";
import type { LoadedProps, TestState } from "./options-state.ts";
import { draftProblemText, readDraft } from "./resolver-draft.ts";
import { ResolverSetChoice } from "./resolver-set-choice.tsx";
import { ResolverTestResult } from "./resolver-test-result.tsx";

/** Who is asked, what they say about privacy, and a field to add another. */
export function ResolversRow(props: LoadedProps) {
  const { settings, state, words, actions } = props;
  const { resolvers } = settings;
  const spec = specOf("resolvers");
  const locked = state.locked.has("resolvers");
  return (
    <div
      class="setting"
      id="setting-resolvers"
      tabIndex={-1}
      role="group"
      aria-labelledby="title-resolvers"
    >
      <h3 id="title-resolvers">{words.text(spec.label)}</h3>
      <p class="quiet">{words.text(spec.help)}</p>
      <ResolverSetChoice
        resolvers={resolvers}
        locked={locked}
        words={words}
        onChange={actions.change}
      />
      <ul class="rows">
        {resolvers.map((url) => (
          <ResolverRow
            key={url}
            url={url}
            test={state.tests[url]}
            mayTest={settings.setUp}
            words={words}
            onTest={() => {
              actions.testResolver(url);
            }}
            onRemove={
              resolvers.length === 1 || locked
                ? undefined
                : () => {
                    actions.removeFrom("resolvers", url);
                  }
            }
          />
        ))}
      </ul>
      {resolvers.length === 1 && !locked ? (
        <p class="quiet">{words.text("options_last_resolver")}</p>
      ) : null}
      {locked ? null : <NewResolver {...props} />}
      <LockedNote {...props} name="resolvers" />
    </div>
  );
}

type RowProps = {
  readonly url: string;
  readonly test: TestState | undefined;
  /** Nobody is asked anything before the first-run page was answered. */
  readonly mayTest: boolean;
  readonly words: Words;
  readonly onTest: () => void;
  readonly onRemove: (() => void) | undefined;
};

function ResolverRow({ url, test, mayTest, words, onTest, onRemove }: RowProps) {
  const known = resolverNote(url);
  const name = resolverName(url);
  return (
    <li>
      <span class="row-text">
        <strong>
          <bdi>{known?.operator ?? plainText(resolverName(url))}</bdi>
        </strong>
        <span>
          <bdi class="code">{plainText(url)}</bdi>
        </span>
        <small>
          {words.text(known?.note ?? "options_resolver_custom")}{" "}
          {known === undefined ? null : (
            <Outside href={known.privacyUrl}>{words.text("options_resolver_policy")}</Outside>
          )}
        </small>
        <ResolverTestResult url={url} test={test} words={words} />
      </span>
      <span class="row-buttons">
        <button
          type="button"
          disabled={!mayTest || test?.state === "running"}
          onClick={onTest}
          aria-label={words.text("resolver_test_label", { resolver: name })}
        >
          {words.text("resolver_test")}
        </button>
        <button
          type="button"
          disabled={onRemove === undefined}
          onClick={onRemove}
          aria-label={words.text("options_resolver_remove", { resolver: name })}
        >
          {words.text("options_remove")}
        </button>
      </span>
    </li>
  );
}

function NewResolver({ settings, state, words, actions }: LoadedProps) {
  const wrong = state.draftProblem !== undefined;
  const draft = readDraft(state.draft);
  const test = draft.ok ? state.tests[draft.url] : undefined;
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
        <button
          type="button"
          disabled={!settings.setUp || test?.state === "running"}
          onClick={actions.testDraft}
        >
          {words.text("resolver_test")}
        </button>
        <button type="submit">{words.text("options_resolver_add")}</button>
      </div>
      {state.draftProblem !== undefined ? (
        <p id="new-resolver-problem" class="problem" role="alert">
          {draftProblemText(state.draftProblem, words)}
        </p>
      ) : null}
      {draft.ok ? <ResolverTestResult url={draft.url} test={test} words={words} /> : null}
    </form>
  );
}
