import { Attribution } from "../ui/attribution.tsx";
import type { Words } from "../ui/words.ts";
import { Answer } from "./answer.tsx";
import { DemonstrationView } from "./demonstration-view.tsx";
import type { WelcomeProps } from "./welcome-state.ts";

/** The whole first-run page, a function of its props: what Fluxward does, what leaves the device, who is asked. */
export function Welcome(props: WelcomeProps) {
  const { state, words, actions } = props;
  return (
    <main class="welcome" data-answer={state.answer.state}>
      <header>
        <h1>{words.text("welcome_title")}</h1>
        <p class="lead">{words.text("welcome_lead")}</p>
      </header>
      <DemonstrationView step={state.step} words={words} onStep={actions.showStep} />
      <Leaving words={words} />
      <Answer {...props} />
      <Attribution tableDate={undefined} words={words} />
    </main>
  );
}

/** What leaves the device, and what never does. */
function Leaving({ words }: { readonly words: Words }) {
  return (
    <section aria-labelledby="leaving">
      <h2 id="leaving">{words.text("welcome_leaving")}</h2>
      <dl class="leaving">
        <dt>{words.text("welcome_leaves")}</dt>
        <dd>{words.text("welcome_leaves_names")}</dd>
        <dt>{words.text("welcome_to_whom")}</dt>
        <dd>{words.text("welcome_to_whom_help")}</dd>
        <dt>{words.text("welcome_stays")}</dt>
        <dd>{words.text("welcome_stays_help")}</dd>
      </dl>
    </section>
  );
}
