import { faultText } from "../ui/fault-text.ts";
import type { Words } from "../ui/words.ts";
import { ResolverChoice } from "./resolver-choice.tsx";
import type { WelcomeProps } from "./welcome-state.ts";

/** Address of the settings page, as seen from this one. */
const SETTINGS = "../options/index.html";

/** The question who is asked, and the answer to it. */
export function Answer(props: WelcomeProps) {
  const { state, words, actions } = props;
  switch (state.answer.state) {
    case "loading":
      return <p class="quiet">{words.text("popup_loading")}</p>;
    case "given":
      return <Given words={words} onClose={actions.close} />;
    case "paused":
      return <Paused words={words} />;
    default:
      return <Question {...props} />;
  }
}

function Question({ state, words, actions }: WelcomeProps) {
  const { answer, resolvers } = state;
  const isSaving = answer.state === "saving";
  return (
    <section aria-labelledby="who">
      <h2 id="who">{words.text("welcome_who")}</h2>
      <p class="quiet">{words.text("welcome_who_help")}</p>
      <ResolverChoice
        resolvers={resolvers}
        disabled={isSaving}
        words={words}
        onChoose={actions.chooseResolvers}
      />
      <p>
        {words.text("welcome_more")} <a href={SETTINGS}>{words.text("popup_settings")}</a>
      </p>
      {answer.state === "failed" ? (
        <p class="problem" role="alert">
          {words.text("options_not_saved", { error: faultText(answer.fault, words) })}
        </p>
      ) : null}
      <div class="answers">
        <button
          type="button"
          class="primary"
          data-start
          disabled={isSaving}
          onClick={actions.start}
        >
          {words.text("welcome_start")}
        </button>
        <button type="button" data-not-now disabled={isSaving} onClick={actions.close}>
          {words.text("welcome_not_now")}
        </button>
      </div>
      <p class="quiet">{words.text("welcome_until_then")}</p>
    </section>
  );
}

function Given({ words, onClose }: { readonly words: Words; readonly onClose: () => void }) {
  return (
    <section class="given" aria-labelledby="given">
      <h2 id="given" tabIndex={-1}>
        {words.text("welcome_given")}
      </h2>
      <p>{words.text("welcome_given_help")}</p>
      <p>{words.text("welcome_pin")}</p>
      <div class="answers">
        <button type="button" class="primary" data-close onClick={onClose}>
          {words.text("welcome_close")}
        </button>
        <a class="button" href={SETTINGS}>
          {words.text("popup_settings")}
        </a>
      </div>
    </section>
  );
}

function Paused({ words }: { readonly words: Words }) {
  return (
    <section aria-labelledby="paused">
      <h2 id="paused">{words.text("popup_paused")}</h2>
      <div class="answers">
        <a class="button" href={SETTINGS}>
          {words.text("popup_settings")}
        </a>
      </div>
    </section>
  );
}
