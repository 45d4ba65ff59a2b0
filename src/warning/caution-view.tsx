import type { Block } from "../messages/protocol.ts";
import { HostLine } from "../ui/host-line.tsx";
import { Mark } from "../ui/mark.tsx";
import { WarningDetails } from "./warning-details.tsx";
import { reasonLine } from "./reason-line.ts";
import { SupportNote } from "./support-note.tsx";
import type { WarningProps } from "./warning-state.ts";

const DETAILS_ID = "details";

/** An odd site that is not red: what was held there is chosen about here, where the site reaches nothing. */
export function CautionView(props: WarningProps & { readonly block: Block }) {
  const { block, detailsOpen, failed, words, actions } = props;
  const { report, reason } = block;
  const summary = report.state === "judged" ? words.summary(report.facts) : undefined;
  const line = reasonLine(reason, words);
  // Whoever asked for more gets it at once.
  const open = detailsOpen || reason === "asked";
  return (
    <main class="page">
      <section
        class="sheet tint-suspicious"
        role="alertdialog"
        aria-labelledby="headline"
        aria-describedby="reason"
      >
        <Mark state="suspicious" />
        <h1 id="headline">{words.text("guard_title")}</h1>
        <p class="opening">
          <span>{words.text(block.stayMs > 0 ? "warning_was_open" : "warning_about_to_open")}</span>
          <HostLine host={block.host} words={words} />
        </p>
        <div id="reason">
          {line === undefined ? null : (
            <p data-reason={reason}>
              <strong>{line}</strong>
            </p>
          )}
          <p>{summary ?? words.text("warning_no_numbers")}</p>
          <p class="advice">{words.text("guard_why")}</p>
        </div>
        <div class="choices">
          <button type="button" class="primary" data-first onClick={actions.leave}>
            {words.text("warning_leave")}
          </button>
          <span class="hint">{words.text("warning_leave_hint")}</span>
          {reason === "asked" ? null : (
            <button
              type="button"
              class="link"
              aria-expanded={detailsOpen}
              aria-controls={DETAILS_ID}
              onClick={actions.toggleDetails}
            >
              {words.text(detailsOpen ? "warning_details_hide" : "warning_details")}
            </button>
          )}
        </div>
        {failed ? (
          <p class="problem" role="alert">
            {words.text("warning_failed")}
          </p>
        ) : null}
        <SupportNote support={block.support} words={words} />
      </section>
      <div id={DETAILS_ID} hidden={!open}>
        {open ? <WarningDetails {...props} late={block.stayMs > 0} /> : null}
      </div>
    </main>
  );
}
