import type { Block } from "../messages/protocol.ts";
import { HostLine } from "../ui/host-line.tsx";
import { Mark } from "../ui/mark.tsx";
import { TimelinePicture } from "../ui/timeline-picture.tsx";
import type { Words } from "../ui/words.ts";
import { reasonLine } from "./reason-line.ts";
import { Choices } from "./choices.tsx";
import { SupportNote } from "./support-note.tsx";
import { WarningDetails } from "./warning-details.tsx";
import { DETAILS_ID, type WarningProps } from "./warning-state.ts";

type Props = WarningProps & { readonly block: Block; readonly late: boolean };

/** The warning itself: who, why in two sentences, what to do; going on only behind the details. */
export function WarnedView(props: Props) {
  const { block, late, detailsOpen, words } = props;
  const { report } = block;
  const line = reasonLine(block.reason, words);
  return (
    <main class="page alarm">
      <section
        class="sheet"
        role="alertdialog"
        aria-labelledby="headline"
        aria-describedby={late ? "stay reason" : "reason"}
      >
        <Mark state="flux" />
        <h1 id="headline">{headline(block, words)}</h1>
        <p class="opening">
          <span>{words.text(late ? "warning_was_open" : "warning_about_to_open")}</span>
          <HostLine host={block.host} words={words} />
        </p>
        {late ? <Stay stayMs={block.stayMs} words={words} /> : null}
        <div id="reason">
          {line === undefined ? null : (
            <p data-reason={block.reason}>
              <strong>{line}</strong>
            </p>
          )}
          <p>{`${numbers(block, words)} ${words.levelExplanation("flux")}`}</p>
          {late ? null : <p class="advice">{words.text("advice_flux")}</p>}
        </div>
        <Choices {...props} hasDetails />
        <SupportNote support={block.support} words={words} />
        {report.state === "judged" && report.facts.addresses.length > 0 ? (
          <section class="where">
            <h2>{words.text("picture_title")}</h2>
            <TimelinePicture facts={report.facts} words={words} />
          </section>
        ) : null}
      </section>
      <div id={DETAILS_ID} hidden={!detailsOpen}>
        {detailsOpen ? <WarningDetails {...props} /> : null}
      </div>
    </main>
  );
}

/** For a person who was on the site already: how long, and what to do about what they typed. */
function Stay({ stayMs, words }: { readonly stayMs: number; readonly words: Words }) {
  const duration = { phrase: words.duration(Math.round(stayMs / 1000)) };
  return (
    <div class="stay" id="stay">
      <p>{words.text("warning_late", { duration })}</p>
      <p class="advice">{words.text("warning_late_advice")}</p>
    </div>
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
