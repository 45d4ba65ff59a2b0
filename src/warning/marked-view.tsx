import type { Block } from "../messages/protocol.ts";
import { HostLine } from "../ui/host-line.tsx";
import { Mark } from "../ui/mark.tsx";
import { Choices } from "./choices.tsx";
import { SupportNote } from "./support-note.tsx";
import { WarningDetails } from "./warning-details.tsx";
import { DETAILS_ID, type WarningProps } from "./warning-state.ts";

/** A site that the person wanted to be warned of: says so, and what Fluxward itself has seen. */
export function MarkedView(props: WarningProps & { readonly block: Block }) {
  const { block, detailsOpen, words } = props;
  const { report } = block;
  const judged = report.state === "judged" ? report : undefined;
  return (
    <main class="page">
      <section
        class="sheet tint-suspicious"
        role="alertdialog"
        aria-labelledby="headline"
        aria-describedby="reason"
      >
        <Mark state="suspicious" />
        <h1 id="headline">{words.text("warning_marked")}</h1>
        <p class="opening">
          <span>{words.text(block.stayMs > 0 ? "warning_was_open" : "warning_about_to_open")}</span>
          <HostLine host={block.host} words={words} />
        </p>
        <div id="reason">
          <p>
            {words.text("warning_marked_seen")}{" "}
            {judged === undefined
              ? words.text("warning_no_numbers")
              : words.headline(judged.verdict)}{" "}
            {judged === undefined ? null : words.summary(judged.facts)}
          </p>
          <p class="advice">{words.text("warning_marked_help")}</p>
        </div>
        <Choices {...props} hasDetails />
        <SupportNote support={block.support} words={words} />
      </section>
      <div id={DETAILS_ID} hidden={!detailsOpen}>
        {detailsOpen ? <WarningDetails {...props} late={block.stayMs > 0} /> : null}
      </div>
    </main>
  );
}
