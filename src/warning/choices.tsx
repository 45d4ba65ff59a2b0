import { DETAILS_ID, type WarningProps } from "./warning-state.ts";

type Props = Pick<WarningProps, "detailsOpen" | "failed" | "words" | "actions"> & {
  /** Whether the details can be opened and closed; otherwise they are open anyway. */
  readonly hasDetails: boolean;
};

/** Leaving first, more only for who asks; and that a choice could not be carried out. */
export function Choices({ detailsOpen, failed, words, actions, hasDetails }: Props) {
  return (
    <>
      <div class="choices">
        <button type="button" class="primary" data-first onClick={actions.leave}>
          {words.text("warning_leave")}
        </button>
        <span class="hint">{words.text("warning_leave_hint")}</span>
        {hasDetails ? (
          <button
            type="button"
            class="link"
            aria-expanded={detailsOpen}
            aria-controls={DETAILS_ID}
            onClick={actions.toggleDetails}
          >
            {words.text(detailsOpen ? "warning_details_hide" : "warning_details")}
          </button>
        ) : null}
      </div>
      {failed ? (
        <p class="problem" role="alert">
          {words.text("warning_failed")}
        </p>
      ) : null}
    </>
  );
}
