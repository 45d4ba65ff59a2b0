import { Attribution } from "../ui/attribution.tsx";
import { EvidenceList } from "../ui/evidence-list.tsx";
import { LookList } from "../ui/look-list.tsx";
import { NetworkList } from "../ui/network-list.tsx";
import { TechnicalFacts } from "../ui/technical-facts.tsx";
import { TimelinePicture } from "../ui/timeline-picture.tsx";
import type { Words } from "../ui/words.ts";
import type { JudgedReport } from "./popup-state.ts";
import { VerdictCard } from "./verdict-card.tsx";

type Props = {
  readonly report: JudgedReport;
  readonly words: Words;
  readonly now: number;
  readonly onCheckAgain: () => void;
};

/** A site that was looked up: the verdict first, then why, then everything behind it. */
export function JudgedView({ report, words, now, onCheckAgain }: Props) {
  const { verdict, facts } = report;
  const answered = facts.addresses.length > 0;
  return (
    <>
      <VerdictCard report={report} words={words} now={now} onCheckAgain={onCheckAgain} />
      {verdict.level === "unknown" ? null : (
        <section>
          <h2>{words.text("popup_why")}</h2>
          <EvidenceList evidence={verdict.evidence} words={words} />
        </section>
      )}
      {answered ? (
        <section>
          <h2>{words.text("popup_where")}</h2>
          <TimelinePicture facts={facts} words={words} />
          <NetworkList addresses={facts.addresses} words={words} />
        </section>
      ) : null}
      {facts.looks.length === 0 ? null : (
        <section>
          <h2>{words.text("popup_looks")}</h2>
          <LookList looks={facts.looks} words={words} now={now} />
        </section>
      )}
      {answered ? (
        <section>
          <details class="folded">
            <summary>
              <h2>{words.text("popup_technical")}</h2>
            </summary>
            <TechnicalFacts facts={facts} score={verdict.score} words={words} />
          </details>
        </section>
      ) : null}
      <Attribution tableDate={report.tableDate} words={words} />
    </>
  );
}
