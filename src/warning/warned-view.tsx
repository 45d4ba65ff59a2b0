import type { Block } from "../messages/protocol.ts";
import { HostLine } from "../ui/host-line.tsx";
import { Mark } from "../ui/mark.tsx";
import { TimelinePicture } from "../ui/timeline-picture.tsx";
import type { Words } from "../ui/words.ts";
import { reasonLine } from "./reason-line.ts";
import { WarningDetails } from "./warning-details.tsx";
import type { WarningProps } from "./warning-state.ts";

const DETAILS_ID = "details";

/** The warning itself: who, why in two sentences, what to do; going on only behind the details. */
export function WarnedView(props: WarningProps & { readonly block: Block }) {
  const { block, detailsOpen, failed, words, now, actions } = props;
  const line = reasonLine(block.reason, words);
  return (
    <main class="page alarm">
      <section
        class="sheet"
        role="alertdialog"
        aria-labelledby="headline"
        aria-describedby="reason"
      >
        <Mark state="flux" />
        <h1 id="headline">{headline(block, words)}</h1>
        <p class="opening">
          <span>{words.text("warning_about_to_open")}</span>
          <HostLine host={block.host} words={words} />
        </p>
        <div id="reason">
          {line === undefined ? null : (
            <p data-reason={block.reason}>
              <strong>{line}</strong>
            </p>
          )}
          <p>{`${numbers(block, words)} ${words.levelExplanation("flux")}`}</p>
          <p class="advice">{words.text("advice_flux")}</p>
        </div>
        <div class="choices">
          <button type="button" class="primary" data-first onClick={actions.leave}>
            {words.text("warning_leave")}
          </button>
          <span class="hint">{words.text("warning_leave_hint")}</span>
          <button
            type="button"
            class="link"
            aria-expanded={detailsOpen}
            aria-controls={DETAILS_ID}
            onClick={actions.toggleDetails}
          >
            {words.text(detailsOpen ? "warning_details_hide" : "warning_details")}
          </button>
        </div>
        {!failed ? null : (
          <p class="problem" role="alert">
            {words.text("warning_failed")}
          </p>
        )}
        {block.report.state === "judged" && block.report.facts.addresses.length > 0 ? (
          <TimelinePicture facts={block.report.facts} words={words} />
        ) : null}
      </section>
      <div id={DETAILS_ID} hidden={!detailsOpen}>
        {detailsOpen ? (
          <WarningDetails block={block} words={words} now={now} onGoOn={actions.goOn} />
        ) : null}
      </div>
    </main>
  );
}

function headline({ report }: Block, words: Words): string {
  return report.state === "judged"
    ? words.headline(report.verdict)
    : words.text("headline_flux_hosts");
}

/** The sentence with this site's numbers. */
function numbers({ report }: Block, words: Words): string {
  const summary = report.state === "judged" ? words.summary(report.facts) : undefined;
  return summary ?? words.text("warning_no_numbers");
}
