import type { Block } from "../messages/protocol.ts";
import { HostLine } from "../ui/host-line.tsx";
import { Mark } from "../ui/mark.tsx";
import { WarningDetails } from "./warning-details.tsx";
import { reasonLine } from "./reason-line.ts";
import { Choices } from "./choices.tsx";
import { SupportNote } from "./support-note.tsx";
import { DETAILS_ID, type WarningProps } from "./warning-state.ts";

/** An odd site that is not red: what was held there is chosen about here, where the site reaches nothing. */
export function CautionView(props: WarningProps & { readonly block: Block }) {
  const { block, detailsOpen, words } = props;
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
        <Choices {...props} hasDetails={reason !== "asked"} />
        <SupportNote support={block.support} words={words} />
      </section>
      <div id={DETAILS_ID} hidden={!open}>
        {open ? <WarningDetails {...props} late={block.stayMs > 0} /> : null}
      </div>
    </main>
  );
}
