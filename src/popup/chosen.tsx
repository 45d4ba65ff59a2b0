import type { Allowed } from "../messages/protocol.ts";
import type { Source } from "../storage/settings-model.ts";
import type { Words } from "../ui/words.ts";
import type { JudgedReport, PopupActions } from "./popup-state.ts";

const SOURCE_NAMES = {
  warning: "popup_source_warning",
  popup: "popup_source_popup",
  settings: "popup_source_settings",
  import: "popup_source_import",
  organisation: "popup_source_organisation",
} as const satisfies Record<Source | "organisation", string>;

type Props = {
  readonly report: JudgedReport;
  /** Undefined where nothing can be taken back from here. */
  readonly actions: Pick<PopupActions, "distrust" | "mark"> | undefined;
  readonly words: Words;
  readonly now: number;
};

/** What the person chose about the site before, where, and the way to take it back. */
export function Chosen({ report: { allowed, marked }, actions, words, now }: Props) {
  return (
    <>
      {allowed === undefined ? null : (
        <div class="chosen" data-chosen={allowed.scope}>
          <p>
            {allowedText(allowed, words, now)}
            {words.gap}
            {sourceText(allowed, words)}
          </p>
          {actions === undefined || allowed.source === "organisation" ? null : (
            <button type="button" class="link" data-undo="trust" onClick={actions.distrust}>
              {words.text("popup_distrust")}
            </button>
          )}
        </div>
      )}
      {!marked ? null : (
        <div class="chosen" data-chosen="marked">
          <p>{words.text("popup_marked")}</p>
          {actions === undefined ? null : (
            <button
              type="button"
              class="link"
              data-undo="mark"
              onClick={() => {
                actions.mark(false);
              }}
            >
              {words.text("popup_unmark")}
            </button>
          )}
        </div>
      )}
    </>
  );
}

function allowedText({ scope, until }: Allowed, words: Words, now: number): string {
  if (until !== undefined)
    return words.text("popup_allowed_hour", { when: { phrase: words.relative(until, now) } });
  return words.text(scope === "once" ? "popup_allowed_once" : "popup_allowed_always");
}

function sourceText({ source }: Allowed, words: Words): string | null {
  return source === undefined ? null : words.text(SOURCE_NAMES[source]);
}
