import type { OptionsProps } from "./options-state.ts";

/** What is kept of the sites that were visited, and the way to have none of it. */
export function DataSection({ state, words, actions }: OptionsProps) {
  const { forget } = state;
  return (
    <section>
      <h2>{words.text("options_data")}</h2>
      <p class="quiet">{words.text("options_data_help")}</p>
      {forget === "asked" ? (
        <div class="field" role="group" aria-labelledby="forget-question">
          <p id="forget-question">{words.text("options_forget_really")}</p>
          <button type="button" onClick={actions.forgetSites}>
            {words.text("options_forget_yes")}
          </button>
          <button
            type="button"
            onClick={() => {
              actions.askForget(false);
            }}
          >
            {words.text("options_forget_no")}
          </button>
        </div>
      ) : (
        <button
          type="button"
          disabled={forget === "deleting"}
          onClick={() => {
            actions.askForget(true);
          }}
        >
          {words.text("options_forget")}
        </button>
      )}
      <p class="quiet" role="status">
        {forget === "done" ? words.text("options_forgotten") : ""}
      </p>
    </section>
  );
}
