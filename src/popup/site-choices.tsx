import type { Scope, Surroundings } from "../messages/protocol.ts";
import type { Words } from "../ui/words.ts";
import type { JudgedReport, PopupActions } from "./popup-state.ts";

const SCOPE_NAMES = {
  once: "popup_trust_once",
  hour: "popup_trust_hour",
  always: "popup_trust_always",
} as const satisfies Record<Scope, string>;

type Props = {
  readonly report: JudgedReport;
  readonly surroundings: Surroundings;
  readonly words: Words;
  readonly actions: Pick<PopupActions, "trust" | "mark">;
};

/** What a person can choose about the site: to trust it for a while or for good, or to be warned of it. */
export function SiteChoices({ report, surroundings, words, actions }: Props) {
  const { scopes, isPrivate, stopped } = surroundings;
  if (stopped) {
    return (
      <section>
        <p class="quiet">{words.text("popup_choices_stopped")}</p>
      </section>
    );
  }
  if (scopes.length === 0) return null;
  return (
    <section>
      <details class="folded choices">
        <summary>
          <h2>{words.text("popup_choices")}</h2>
        </summary>
        <p>{words.text("popup_trust")}</p>
        <div class="ways">
          {scopes.map((scope) => (
            <button
              key={scope}
              type="button"
              data-scope={scope}
              onClick={() => {
                actions.trust(scope);
              }}
            >
              {words.text(SCOPE_NAMES[scope])}
            </button>
          ))}
        </div>
        {isPrivate ? <p class="quiet note">{words.text("popup_choices_private")}</p> : null}
        {isPrivate || report.marked ? null : (
          <>
            <p>{words.text("popup_mark_help")}</p>
            <div class="ways">
              <button
                type="button"
                data-mark
                onClick={() => {
                  actions.mark(true);
                }}
              >
                {words.text("popup_mark")}
              </button>
            </div>
          </>
        )}
      </details>
    </section>
  );
}
